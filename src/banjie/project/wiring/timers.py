"""Joins `banjie timers` to the installation."""

from banjie.faces.cli.timers import TimersNeeds
from banjie.faces.shared.real_time import real_now
from banjie.project.wiring.records import records_needs


def wire() -> TimersNeeds:
    """Return what the command needs."""
    return TimersNeeds(records=records_needs(), now=real_now)
