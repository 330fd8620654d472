"""Joins commands that work on the records to the installation, also while it serves."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.secrets_file import SecretsError
from banjie.faces.cli.opening import RecordsNeeds
from banjie.project.wiring.opened import opened
from banjie.records.failures import StoreUnavailable


def records_needs() -> RecordsNeeds:
    """Return what such a command needs; nothing is opened before it is asked for."""
    faults = (ClusterError, SecretsError, StoreUnavailable)
    return RecordsNeeds(opened=_opened, faults=faults, language=os.environ.get("BANJIE_LANG", ""))


def _opened(progress: Callable[[str], None]) -> AbstractContextManager[object]:
    return opened(progress, join=True)
