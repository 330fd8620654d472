"""Clocks of the test office whose rows say that their silence fell."""

from datetime import date, timedelta
from uuid import UUID

from banjie.records.models import Timer
from tests.database import Database
from tests.services.tables import run_sql

CLOCK = "decision"
MINUTE = timedelta(minutes=1)


def fall(database: Database, case_id: UUID, day: date | None, *, ended: date | None = None) -> None:
    """Let the row of the case's clock say that its silence falls on the day, whatever its acts say."""
    run_sql(
        database,
        "UPDATE case_clock SET falls_date = %s, ended_date = %s WHERE case_id = %s AND clock = %s",
        day, ended, case_id, CLOCK,
    )  # fmt: skip


def forget_all(database: Database) -> None:
    """Let nothing have fallen and nothing be claimed."""
    run_sql(database, "UPDATE case_clock SET falls_date = NULL")
    run_sql(database, "DELETE FROM timer")


def timer_of(case_id: UUID) -> Timer:
    """Return the row of the case's silence."""
    return Timer.objects.get(case_id=case_id)
