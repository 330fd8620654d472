"""The parts of the guarded statement. Each selects from `written`, the case row that was really written.

A statement holds only the parts that have rows: few forms, each prepared once per connection. Rows travel as one
JSON value per table, because the driver takes longer over a dozen arrays than the database over a short text.
"""

from functools import cache

from banjie.records.statement import Statement

OPEN = """
WITH written AS (
    INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date,
                        closed_date, version, head, phase, state)
    VALUES (:case_id::uuid, :number::text, :scope_path::text, :item_code::text, :item_version::integer,
            :procedure::text, :channel::text, :received_date::date, :closed_date::date, :last_seq::integer,
            :head::text, :phase::text, :state::text)
    ON CONFLICT (id) DO NOTHING
    RETURNING id, scope_path
)"""

ACT = """
WITH written AS (
    UPDATE "case" SET version = :last_seq::integer, head = :head::text, phase = :phase::text, state = :state::text,
                      closed_date = :closed_date::date,
                      received_date = coalesce(:received_date::date, received_date)
    WHERE id = :case_id::uuid AND version = :version::integer
    RETURNING id, scope_path
)"""

ALWAYS = """, one_key AS (
    INSERT INTO request_key (principal, key, case_id, seq, digest)
    SELECT :principal::text, :key::text, written.id, :last_seq::integer, :request_digest::text FROM written
), one_queue AS (
    INSERT INTO event_queue (case_id, first_seq, last_seq)
    SELECT written.id, :first_seq::integer, :last_seq::integer FROM written
)"""

PARTS = {
    "event": """, one_event AS (
    INSERT INTO event (case_id, seq, kind, happened_date, recorded_at, body, digest)
    SELECT written.id, :last_seq::integer, :kind::text, :happened_date::date, :recorded_at::timestamptz,
           :body::text, :head::text
    FROM written
)""",
    "events": """, new_events AS (
    INSERT INTO event (case_id, seq, kind, happened_date, recorded_at, body, digest)
    SELECT written.id, given.* FROM written, json_to_recordset(:events::json) AS given(
        seq integer, kind text, happened_date date, recorded_at timestamptz, body text, digest text)
)""",
    "gone_steps": """, gone_work AS (
    DELETE FROM work USING written WHERE work.case_id = written.id AND step = ANY (:gone_steps::text[])
)""",
    "work": """, new_work AS (
    INSERT INTO work (case_id, scope_path, step, role, holder, since_date, due_date, left_days)
    SELECT written.id, written.scope_path, given.* FROM written, json_to_recordset(:work::json) AS given(
        step text, role text, holder text, since_date date, due_date date, left_days integer)
    ON CONFLICT (case_id, step) DO UPDATE SET
        role = excluded.role, holder = excluded.holder, since_date = excluded.since_date,
        due_date = excluded.due_date, left_days = excluded.left_days
)""",
    "clocks": """, new_clocks AS (
    INSERT INTO case_clock (case_id, clock, started_date, due_date, legal_date, warn_date, late_date, red_date,
                            left_days, stopped, ended_date, calendar_version)
    SELECT written.id, given.* FROM written, json_to_recordset(:clocks::json) AS given(
        clock text, started_date date, due_date date, legal_date date, warn_date date, late_date date,
        red_date date, left_days integer, stopped boolean, ended_date date, calendar_version text)
    ON CONFLICT (case_id, clock) DO UPDATE SET
        started_date = excluded.started_date, due_date = excluded.due_date, legal_date = excluded.legal_date,
        warn_date = excluded.warn_date, late_date = excluded.late_date, red_date = excluded.red_date,
        left_days = excluded.left_days, stopped = excluded.stopped, ended_date = excluded.ended_date,
        calendar_version = excluded.calendar_version
)""",
    "result": """, new_result AS (
    INSERT INTO result (case_id, number, check_code, granted, decided_date, valid_until, delivered_date)
    SELECT written.id, given.* FROM written, json_to_recordset(:result::json) AS given(
        number text, check_code text, granted boolean, decided_date date, valid_until date, delivered_date date)
    ON CONFLICT (case_id) DO UPDATE SET
        number = excluded.number, check_code = excluded.check_code, granted = excluded.granted,
        decided_date = excluded.decided_date, valid_until = excluded.valid_until,
        delivered_date = excluded.delivered_date
)""",
    "parties": """, new_parties AS (
    INSERT INTO party (case_id, id, role, kind, name, id_kind, id_number, phone, authority_note, salt, digest)
    SELECT written.id, given.id, given.role, given.kind, given.name, given.id_kind, given.id_number, given.phone,
           given.authority_note, decode(given.salt, 'hex'), given.digest
    FROM written, json_to_recordset(:parties::json) AS given(
        id uuid, role text, kind text, name text, id_kind text, id_number text, phone text, authority_note text,
        salt text, digest text)
)""",
    "contents": """, new_contents AS (
    INSERT INTO content (case_id, id, name, body, salt, digest)
    SELECT written.id, given.id, given.name, given.body, decode(given.salt, 'hex'), given.digest
    FROM written, json_to_recordset(:contents::json) AS given(id uuid, name text, body text, salt text, digest text)
)""",
    "tracking_code": """, new_tracking AS (
    INSERT INTO tracking (code, case_id) SELECT :tracking_code::text, written.id FROM written
)""",
}
END = "\nSELECT id FROM written"
_CONFLICT = "\n    ON CONFLICT "


@cache
def guarded(start: str, present: tuple[str, ...]) -> Statement:
    """Return the statement that begins with `OPEN` or `ACT`, with the parts that are present.

    A new case meets no rows of its own, and would not be allowed to see them yet: it inserts plainly.
    """
    parts = "".join(_plain(PARTS[name]) if start is OPEN else PARTS[name] for name in present)
    return Statement(start + ALWAYS + parts + END)


def _plain(part: str) -> str:
    return part.partition(_CONFLICT)[0] + "\n)" if _CONFLICT in part else part
