"""What was entered for a node is seen at it, above it and below it, and nowhere else."""

from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest

from banjie.records.calendars.entries import EntryRow, add_entry, entries_around, entry_of
from banjie.records.calendars.uses import UseRow, add_use, uses_for
from banjie.records.catalogue.calendars import keep_calendar
from banjie.records.scope import ALL, clear_scope, scope
from banjie.records.statement import Statement
from tests.database import Database
from tests.records.made_up import new_id

pytestmark = pytest.mark.usefixtures("scoped")
NOW = datetime.now(UTC)


def entered(path: str) -> UUID:
    entry = EntryRow(
        id=new_id(), scope_path=path, kind="override", body="{}", digest="sha256:x", person="p", post="q",
        recorded_at=NOW,
    )  # fmt: skip
    add_entry(entry)
    return entry.id


@pytest.mark.parametrize(
    ("path", "seen"), [("/51/11/", True), ("/51/", True), ("/51/11/2/", True), ("/", True), ("/51/12/", False)]
)
def test_an_entry_is_seen_along_the_branch(database: Database, path: str, seen: bool) -> None:
    entry = entered("/51/11/")
    with scope(path):
        assert (entry_of(entry) is not None) is seen
        assert (entry in {one.id for one in entries_around(path)}) is seen


def test_without_a_scope_nothing_is_seen(database: Database) -> None:
    entry = entered("/")
    clear_scope()
    assert entry_of(entry) is None


@pytest.mark.parametrize("path", ["/51/", "/51/12/", ALL])
def test_nothing_is_entered_beside_or_above_the_scope(database: Database, path: str) -> None:
    with scope("/51/11/"), pytest.raises(psycopg.errors.InsufficientPrivilege):
        entered(path)


def test_an_office_counts_by_the_nearest_node_of_every_batch(database: Database) -> None:
    for version in ("c0", "c1", "c2", "c3"):
        keep_calendar(version, "{}", date(2026, 1, 1))
    for path, batch, calendar in (("/", 0, "c0"), ("/", 1, "c1"), ("/61/11/", 1, "c2"), ("/61/", 2, "c3")):
        day = date(2026, 1, 1 + batch)
        add_use(UseRow(scope_path=path, batch=batch, calendar=calendar, from_date=day, settles_from=day))

    def used(office: str, turn: int = 9) -> list[str]:
        with scope(office):
            return [use.calendar for use in uses_for(office, turn)]

    assert used("/61/11/") == ["c0", "c2", "c3"]
    assert used("/61/12/") == ["c0", "c1", "c3"]
    assert used("/62/") == ["c0", "c1"]
    assert used("/61/11/", turn=1) == ["c0", "c2"]


def test_one_row_holds_the_turn(database: Database) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        Statement("INSERT INTO calendar_turn (turn) VALUES (7)").count({})
