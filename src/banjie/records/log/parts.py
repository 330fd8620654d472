"""The parts of the guarded statement. Each selects from `written`, the case row that was really written.

A statement holds only the tables that have rows, each row as typed values of its own: few forms, each prepared once
per connection. What was decided under other calendars than those of now is not written: the `turn` has then gone on.
(Rows as arrays or as JSON were measured to cost a tenth of the commits and more.)
"""

from functools import cache

from banjie.records.statement import Statement

OPEN = """
WITH written AS (
    INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date,
                        closed_date, version, head, phase, state, parent_id)
    SELECT :case_id::uuid, :number::text, :scope_path::text, :item_code::text, :item_version::integer,
           :procedure::text, :channel::text, :received_date::date, :closed_date::date, :last_seq::integer,
           :head::text, :phase::text, :state::text, :parent_id::uuid
    FROM calendar_turn WHERE turn = :turn::bigint
    ON CONFLICT (id) DO NOTHING
    RETURNING id, scope_path, item_code
)"""

ACT = """
WITH written AS (
    UPDATE "case" SET version = :last_seq::integer, head = :head::text, phase = :phase::text, state = :state::text,
                      closed_date = :closed_date::date,
                      received_date = coalesce(:received_date::date, received_date)
    WHERE id = :case_id::uuid AND version = :version::integer
        AND (SELECT turn FROM calendar_turn) = :turn::bigint
    RETURNING id, scope_path, item_code
)"""

ALWAYS = """, new_key AS (
    INSERT INTO request_key (principal, key, case_id, seq, digest)
    SELECT :principal::text, :key::text, written.id, :last_seq::integer, :request_digest::text FROM written
), new_queue AS (
    INSERT INTO event_queue (case_id, first_seq, last_seq)
    SELECT written.id, :first_seq::integer, :last_seq::integer FROM written
)"""
GONE = """, gone_work AS (
    DELETE FROM work USING written WHERE work.case_id = written.id AND step = ANY (:gone_steps::text[])
)"""
GONE_CLOCKS = """, gone_clocks AS (
    DELETE FROM case_clock USING written WHERE case_clock.case_id = written.id AND clock = ANY (:gone_clocks::text[])
)"""
GONE_RESULT = """, gone_result AS (
    DELETE FROM result USING written WHERE result.case_id = written.id
)"""
TRACKING = """, new_tracking AS (
    INSERT INTO tracking (code, case_id) SELECT :tracking_code::text, written.id FROM written
)"""
END = "\nSELECT id FROM written"

COLUMNS = {
    "event": "seq integer, kind text, happened_date date, recorded_at timestamptz, body text, digest text",
    "work": "step text, role text, holder text, since_date date, due_date date, left_days integer",
    "case_clock": (
        "clock text, started_date date, due_date date, legal_date date, warn_date date, late_date date, red_date date, "
        "left_days integer, stopped boolean, ended_date date, calendar_version text, due_at timestamptz, "
        "told_date date, falls_date date"
    ),
    "result": (
        "number text, check_code text, granted boolean, decided_date date, valid_until date, delivered_date date"
    ),
    "party": (
        "id uuid, role text, kind text, name text, id_kind text, id_number text, phone text, authority_note text, "
        "salt bytea, digest text"
    ),
    "content": "id uuid, name text, body text, salt bytea, digest text",
}
_KEYS = {"work": ("case_id", "step"), "case_clock": ("case_id", "clock"), "result": ("case_id",)}


@cache
def guarded(start: str, extras: tuple[str, ...], counts: tuple[tuple[str, int], ...]) -> Statement:
    """Return the statement that begins with `OPEN` or `ACT`, with the extra parts and so many rows of each table.

    A new case meets no rows of its own, and would not be allowed to see them yet: it inserts plainly.
    """
    upserted = {} if start is OPEN else _KEYS
    tables = [_insert(table, count, upserted.get(table, ())) for table, count in counts]
    return Statement(start + ALWAYS + "".join(extras) + "".join(tables) + END)


@cache
def names_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table that the caller gives, in order."""
    return tuple(column.split()[0] for column in COLUMNS[table].split(", "))


def value_name(table: str, place: int, column: str) -> str:
    """Return the name under which a statement expects the value of a column in the row at `place`."""
    return f"{table}_{place}_{column}"


def _insert(table: str, count: int, keys: tuple[str, ...]) -> str:
    typed = [column.split() for column in COLUMNS[table].split(", ")]
    rows = ", ".join(
        "(" + ", ".join(f":{value_name(table, place, name)}::{kind}" for name, kind in typed) + ")"
        for place in range(count)
    )
    names = ", ".join(name for name, _ in typed)
    copied = (", scope_path, item_code", ", written.scope_path, written.item_code") if table == "work" else ("", "")
    insert = f", new_{table} AS (\n    INSERT INTO {table} (case_id{copied[0]}, {names})"
    given = f"FROM written, (VALUES {rows}) AS given({names})"
    select = f"\n    SELECT written.id{copied[1]}, given.* {given}"  # names of ours, values are bound
    return insert + select + (_update(typed, keys) if keys else "") + "\n)"


def _update(typed: list[list[str]], keys: tuple[str, ...]) -> str:
    changed = ", ".join(f"{name} = excluded.{name}" for name, _ in typed if name not in keys)
    return f"\n    ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changed}"
