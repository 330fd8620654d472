"""Joins `banjie demo` to the demonstration's installation, also while it serves."""

import os
from datetime import date

from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.secrets_file import SecretsError
from banjie.faces.cli.demo import DemoNeeds
from banjie.faces.shared.real_time import real_now
from banjie.project.wiring.opened import opened
from banjie.services.office.today import BackInTime, NotADemo, TooFarAhead, move_today


def wire() -> DemoNeeds:
    """Return what the command needs."""
    faults = (ClusterError, SecretsError, NotADemo, BackInTime, TooFarAhead)
    return DemoNeeds(move_today=_move, faults=faults, language=os.environ.get("BANJIE_LANG", ""))


def _quiet(_: str) -> None:
    """Say nothing of how the start goes."""


def _move(day: date) -> date:
    with opened(_quiet, join=True):
        return move_today(real_now(), day)
