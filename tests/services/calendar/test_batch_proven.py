"""The chain of batches is proven, and what was changed behind its back is named."""

from datetime import UTC, datetime

import pytest

from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, scope
from banjie.services.log.log_verify import log_verify
from tests.database import Database
from tests.office import TestOffice
from tests.services.calendar.living import accepted_on, applied, closed, office_calendar
from tests.services.tables import run_sql

NOW = datetime.now(UTC)


def found() -> list[str]:
    return [flaw.what for flaw in log_verify(lambda _: None)]


@pytest.fixture(scope="module")
def two_batches(office: TestOffice) -> None:
    """Close the county on the next two working days, one after the other, with a case that runs."""
    case = accepted_on(office, NOW)
    with scope(ALL):
        calendar = office_calendar(case.id)
        for number in (1, 2):
            closed(office, calendar.add(office_date(NOW), number), now=NOW)
            assert applied(office, now=NOW).batches[0].moved > 0


pytestmark = pytest.mark.usefixtures("everything", "two_batches")


def test_what_the_services_wrote_is_whole() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("place", "changed", "back", "what"),
    [
        ("batch_clock.to_date", "to_date + 1", "to_date - 1", "piece 1 moved"),
        ("batch_clock.told_date", "from_date", "NULL", "piece 1 moved"),
        ("batch_event.body", "body || ' '", "rtrim(body)", "its digest names"),
        ("batch_event.scope_path", "'/' || scope_path", "substr(scope_path, 2)", "scope_path"),
        ("batch_event.happened_date", "happened_date - 1", "happened_date + 1", "happened_date"),
        ("batch_piece.moved", "moved + 1", "moved - 1", "piece 1 moved"),
        ("batch_piece.piece", "piece + 1", "piece - 1", "piece 1 is missing"),
        ("calendar_use.settles_from", "settles_from - 1", "settles_from + 1", "in use"),
        ("calendar_entry.body", "body || ' '", "rtrim(body)", "its digest names"),
        (
            "calendar.body",
            "replace(body, '2026-10-01', '2026-10-21')",
            "replace(body, '2026-10-21', '2026-10-01')",
            "days",
        ),
    ],
)
def test_a_changed_row_is_named(database: Database, place: str, changed: str, back: str, what: str) -> None:
    table, column = place.split(".")
    assert run_sql(database, f"UPDATE {table} SET {column} = {changed}") > 0
    assert any(what in flaw for flaw in found()), found()
    run_sql(database, f"UPDATE {table} SET {column} = {back}")
    assert found() == []


def test_a_batch_that_is_gone_is_named(database: Database) -> None:
    run_sql(database, "UPDATE batch_event SET number = 3 WHERE number = 2")
    assert any("batch 2 is missing" in flaw for flaw in found())
    run_sql(database, "UPDATE batch_event SET number = 2 WHERE number = 3")
    assert found() == []
