"""Joins `banjie verify` to the installation."""

from banjie.faces.cli.opening import RecordsNeeds
from banjie.project.wiring.records import records_needs


def wire() -> RecordsNeeds:
    """Return what the command needs."""
    return records_needs()
