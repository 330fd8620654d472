"""Whoever changes the log by direct SQL is found out, and the event is named."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import psycopg
import pytest

from banjie.core.values.canonical import digest
from banjie.records.catalogue.procedures import keep_procedure
from banjie.records.log.append import append, open_case
from banjie.records.log.day_heads import seal_days
from banjie.records.log.sequencer import sequence
from banjie.records.log.verify import Flaw, verify
from tests.database import Database
from tests.records.made_up import acceptance, opening, read

pytestmark = pytest.mark.usefixtures("scoped")


@pytest.fixture
def case(database: Database) -> Iterator[tuple[UUID, str]]:
    """Return a case of three events, sealed; what a test breaks in it is gone afterwards."""
    write = opening()
    open_case(write)
    for _ in range(2):
        append(acceptance(read(write.case_id)))
    sequence()
    seal_days(date(2027, 1, 1))
    assert list(verify(demo=True)) == []
    yield write.case_id, write.number
    tables = ("event", '"case"', "event_queue", "event_position", "day_case", "day_head")
    tamper(database, "; ".join(f"DELETE FROM {table}" for table in tables))


def tamper(database: Database, statement: str, *values: object) -> None:
    """Do as an intruder with the keys of the server would."""
    with psycopg.connect(database.owner_dsn, autocommit=True) as intruder:
        intruder.execute("SET session_replication_role = replica")  # triggers and foreign keys look away
        intruder.execute(statement.encode(), values or None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("body = replace(body, 'R1', 'R9')", "text is not the one"),
        ("digest = 'sha256:0'", "text is not the one"),
        ("kind = 'refused'", "column kind says refused"),
        ("happened_date = '2026-03-01'", "column happened_date"),
        ("recorded_at = recorded_at + interval '1 second'", "column recorded_at"),
    ],
)
def test_the_changed_event_is_named(database: Database, case: tuple[UUID, str], change: str, said: str) -> None:
    tamper(database, f"UPDATE event SET {change} WHERE seq = 2")
    flaw = next(verify(demo=True))
    assert (flaw.case, flaw.seq) == (case[1], 2)
    assert said in flaw.what


def test_a_text_changed_together_with_its_digest_breaks_the_chain(database: Database, case: tuple[UUID, str]) -> None:
    event = read_event(database, case[0])
    body = event.replace("R1", "R9")
    tamper(database, "UPDATE event SET body = %s, digest = %s WHERE seq = 2", body, digest(body))
    flaws = list(verify(demo=True))
    assert flaws[0] == Flaw(
        case=case[1], seq=3, what="the chain is broken: the event does not name the digest before it"
    )
    assert json.loads(body)["act"]["receipt"] == "R9"


def test_a_missing_event_is_named(database: Database, case: tuple[UUID, str]) -> None:
    tamper(database, "DELETE FROM event WHERE seq = 2")
    assert next(verify(demo=True)) == Flaw(case=case[1], seq=2, what="event 2 is missing")


def test_a_tail_cut_off_with_its_head_shows_in_the_sealed_day(database: Database, case: tuple[UUID, str]) -> None:
    tamper(database, "DELETE FROM event WHERE seq = 3; DELETE FROM event_position WHERE seq = 3")
    tamper(database, 'UPDATE "case" SET version = 2, head = (SELECT digest FROM event WHERE case_id = id AND seq = 2)')
    assert any("sealed on 2026-03-02" in flaw.what and flaw.seq == 3 for flaw in verify(demo=True))


def test_a_day_changed_afterwards_does_not_agree_with_its_seal(database: Database, case: tuple[UUID, str]) -> None:
    tamper(database, "DELETE FROM day_case")
    assert "the seal of 2026-03-02" in next(verify(demo=True)).what


def test_a_gap_in_the_positions_is_told(database: Database, case: tuple[UUID, str]) -> None:
    tamper(database, "DELETE FROM event_position WHERE position = 2")
    assert "positions have gaps: 2 of them, the last is 3" in next(verify(demo=True)).what


def test_an_event_that_will_never_get_a_position_is_named(database: Database, case: tuple[UUID, str]) -> None:
    append(acceptance(read(case[0])))
    assert list(verify(demo=True)) == [], "what waits for its position is in order"
    tamper(database, "DELETE FROM event_queue")
    assert list(verify(demo=True)) == [Flaw(case=case[1], seq=4, what="the event waits for no position and has none")]


def test_a_law_changed_afterwards_is_named(database: Database) -> None:
    text = '{"clocks":[]}'
    keep_procedure(digest(text), text)
    assert list(verify(demo=True)) == []
    tamper(database, "UPDATE procedure SET body = %s", '{"clocks":[{}]}')
    assert [flaw.what for flaw in verify(demo=True)] == [
        f"the procedure {digest(text)} is not the one its digest names"
    ]
    tamper(database, "DELETE FROM procedure")


def test_an_event_stored_long_after_its_time_is_told_outside_the_demo(case: tuple[UUID, str]) -> None:
    assert "more than 5 minutes" in next(verify()).what


def test_an_event_stored_at_its_time_is_in_order(database: Database) -> None:
    now = datetime.now(UTC)
    open_case(opening(at=now))
    assert list(verify()) == []


def read_event(database: Database, case_id: UUID) -> str:
    with psycopg.connect(database.owner_dsn) as connection:
        row = connection.execute("SELECT body FROM event WHERE case_id = %s AND seq = 2", [case_id]).fetchone()
    assert row is not None
    return str(row[0])
