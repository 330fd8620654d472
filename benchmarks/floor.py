"""The floor: one prepared statement written by hand for each act, its values made beforehand, nothing read or decided.

It writes the same rows and bytes into the same tables, as the owner of the database, for whom no scope is checked.
The serial number is a value made beforehand too. One statement reads what the page of the case reads.
"""

from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg import RawCursor

from banjie.records.log.rows import ActWrite, OpeningWrite
from banjie.records.statement import Row, Statement
from benchmarks.made import made_case
from benchmarks.office import CODE, Desk

Connection = psycopg.Connection[Row]
Sent = tuple[bytes, list[object]]

_EVENT = """, new_event AS (
    INSERT INTO event (case_id, seq, kind, happened_date, recorded_at, body, digest)
    SELECT id, :event_0_seq, :event_0_kind, :event_0_happened_date, :event_0_recorded_at, :event_0_body,
           :event_0_digest FROM written
), new_key AS (
    INSERT INTO request_key (principal, key, case_id, seq, digest)
    SELECT :request_principal, :request_key, id, :event_0_seq, :request_digest FROM written
), new_queue AS (
    INSERT INTO event_queue (case_id, first_seq, last_seq) SELECT id, :event_0_seq, :event_0_seq FROM written
)"""
_OPEN = """WITH written AS (
    INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date,
                        closed_date, version, head, phase, state)
    VALUES (:case_id, :number, :scope_path, :item_code, :item_version, :procedure, :channel, :received_date,
            :closed_date, :event_0_seq, :event_0_digest, :phase, :state)
    RETURNING id, scope_path, item_code
), new_number AS (
    INSERT INTO number_issued (office, day, serial, case_id) SELECT :office, :received_date, :serial, id FROM written
), new_tracking AS (
    INSERT INTO tracking (code, case_id) SELECT :tracking_code, id FROM written
), new_party AS (
    INSERT INTO party (id, case_id, role, kind, name, id_kind, id_number, phone, authority_note, salt, digest)
    SELECT :party_0_id, id, :party_0_role, :party_0_kind, :party_0_name, :party_0_id_kind, :party_0_id_number,
           :party_0_phone, :party_0_authority_note, :party_0_salt, :party_0_digest FROM written
), new_content AS (
    INSERT INTO content (id, case_id, name, body, salt, digest)
    SELECT :content_0_id, id, :content_0_name, :content_0_body, :content_0_salt, :content_0_digest FROM written
)"""
_ACT = """WITH written AS (
    UPDATE "case" SET version = :event_0_seq, head = :event_0_digest, phase = :phase, state = :state,
                      closed_date = :closed_date
    WHERE id = :case_id AND version = :version RETURNING id, scope_path, item_code
)"""
_GONE = """, gone_work AS (
    DELETE FROM work USING written WHERE work.case_id = written.id AND step = :gone_step
)"""
_WORK = """, new_work_{n} AS (
    INSERT INTO work (case_id, scope_path, item_code, step, role, holder, since_date, due_date, left_days)
    SELECT id, scope_path, item_code, :work_{n}_step, :work_{n}_role, :work_{n}_holder, :work_{n}_since_date,
           :work_{n}_due_date, :work_{n}_left_days FROM written
)"""
_TAKEN = """, taken_work AS (
    UPDATE work SET holder = :work_0_holder, since_date = :work_0_since_date FROM written
    WHERE work.case_id = written.id AND step = :work_0_step
)"""
_CLOCK = """, new_clock AS (
    INSERT INTO case_clock (case_id, clock, started_date, due_date, legal_date, warn_date, late_date, red_date,
                            left_days, stopped, ended_date, calendar_version)
    SELECT id, :clock_{n}_clock, :clock_{n}_started_date, :clock_{n}_due_date, :clock_{n}_legal_date,
           :clock_{n}_warn_date, :clock_{n}_late_date, :clock_{n}_red_date, :clock_{n}_left_days, :clock_{n}_stopped,
           :clock_{n}_ended_date, :clock_{n}_calendar_version FROM written
)"""
_ENDED = """, ended_clock AS (
    UPDATE case_clock SET ended_date = :clock_0_ended_date FROM written
    WHERE case_clock.case_id = written.id AND clock = :clock_0_clock
)"""
_RESULT = """, new_result AS (
    INSERT INTO result (case_id, number, check_code, granted, decided_date, valid_until, delivered_date)
    SELECT id, :result_number, :result_check_code, :result_granted, :result_decided_date, :result_valid_until,
           :result_delivered_date FROM written
)"""
_END = "\nSELECT id FROM written"
_OPENS = Statement(_OPEN + _EVENT + _WORK.format(n=0) + _CLOCK.format(n=0) + _END)
_ACCEPTS = Statement(
    _ACT + _EVENT + _GONE + "".join(_WORK.format(n=n) for n in range(3)) + _ENDED + _CLOCK.format(n=1) + _END
)
_STARTS = Statement(_ACT + _EVENT + _TAKEN + _END)
_COMPLETES = Statement(_ACT + _EVENT + _GONE + _END)
_COMPLETES_LAST = Statement(_ACT + _EVENT + _GONE + _WORK.format(n=0) + _END)
_GRANTS = Statement(_ACT + _EVENT + _GONE + _WORK.format(n=0) + _ENDED + _CLOCK.format(n=1) + _END)
_ISSUES = Statement(_ACT + _EVENT + _GONE + _WORK.format(n=0) + _RESULT + _END)
_LOOK = Statement("""
SELECT held.*, event.body, party.name, content.body, tracking.code, node.name FROM "case" AS held
JOIN event ON event.case_id = held.id JOIN party ON party.case_id = held.id JOIN content ON content.case_id = held.id
JOIN tracking ON tracking.case_id = held.id JOIN node ON node.path = held.scope_path
WHERE held.id = :case_id ORDER BY event.seq
""")
_ACTS = (_ACCEPTS, *(_STARTS, _COMPLETES) * 2, _STARTS, _COMPLETES_LAST, _GRANTS, _ISSUES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Life:
    """The statements of one case with their values, ready to be sent; `look` is what its page reads."""

    acts: tuple[Sent, ...]
    look: Sent


def bare_connection(owner_dsn: str) -> Connection:
    """Return a connection of the driver alone."""
    return psycopg.connect(owner_dsn, autocommit=True)


def live_bare(connection: Connection, life: Life) -> None:
    """Send the statements of one case, each committed by itself, and look at it."""
    for text, values in life.acts:
        assert RawCursor(connection).execute(text, values, prepare=True).rowcount == 1
    text, values = life.look
    assert len(RawCursor(connection).execute(text, values, prepare=True).fetchall()) == len(life.acts)


def made_beforehand(desk: Desk, office: str, first: int, count: int) -> tuple[Life, ...]:
    """Return `count` lives whose numbers are the serials from `first` on of the made-up `office`."""
    return tuple(_life(desk, office, serial) for serial in range(first, first + count))


def _life(desk: Desk, office: str, serial: int) -> Life:
    opening, writes = made_case(desk, f"{CODE}-{office}-{serial:04d}")
    opens = _sent(_OPENS, {**_values(opening), "office": office, "serial": serial})
    acts = (_sent(statement, _values(write)) for statement, write in zip(_ACTS, writes, strict=True))
    return Life(acts=(opens, *acts), look=_sent(_LOOK, {"case_id": opening.case_id}))


def _sent(statement: Statement, values: dict[str, Any]) -> Sent:
    return statement.text, [values[name] for name in statement.names]


def _values(write: OpeningWrite | ActWrite) -> dict[str, Any]:
    """Return every field of a write under one flat name."""
    plain = asdict(write)
    values = {name: value for name, value in plain.items() if not isinstance(value, tuple | dict)}
    values |= {f"request_{name}": value for name, value in plain["request"].items()}
    values |= {f"result_{name}": value for name, value in (plain["result"] or {}).items()}
    lists = {"events": "event", "work": "work", "clocks": "clock", "parties": "party", "contents": "content"}
    for field, name in lists.items():
        for place, row in enumerate(plain[field]):
            values |= {f"{name}_{place}_{column}": value for column, value in row.items()}
    return values | {"gone_step": next(iter(plain.get("gone_steps", ())), None)}
