"""The statements of a rebuild. Rows travel as JSON here: hundreds of cases in each, and speed per row is no matter."""

from functools import cache

from banjie.records.statement import Statement

CASES_AFTER = Statement("""
SELECT case_id FROM event
WHERE case_id > :case_id::uuid AND seq = 1 AND abs(uuid_hash(case_id)::bigint) % :parts::integer = :part::integer
ORDER BY case_id LIMIT :most::integer
""")
EVENTS = Statement("""
SELECT case_id, seq, body, digest FROM event WHERE case_id = ANY (:ids::uuid[]) ORDER BY case_id, seq
""")
BEGIN_READING = Statement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
BEGIN_WRITING = Statement('SELECT FROM "case" WHERE id = ANY (:ids::uuid[]) ORDER BY id FOR UPDATE')
TURN = Statement("SELECT turn FROM calendar_turn")
TURN_HELD = Statement("SELECT turn FROM calendar_turn FOR SHARE")
STORED = {
    "case": Statement("""
SELECT id, (to_jsonb(held) - 'id' || jsonb_build_object('case_id', id))::text
FROM "case" AS held WHERE id = ANY (:ids::uuid[])
"""),
    "work": Statement("SELECT case_id, to_jsonb(held)::text FROM work AS held WHERE case_id = ANY (:ids::uuid[])"),
    "case_clock": Statement(
        "SELECT case_id, to_jsonb(held)::text FROM case_clock AS held WHERE case_id = ANY (:ids::uuid[])"
    ),
    "result": Statement("SELECT case_id, to_jsonb(held)::text FROM result AS held WHERE case_id = ANY (:ids::uuid[])"),
}
UPSERT_CASES = Statement("""
INSERT INTO "case" (id, number, scope_path, item_code, item_version, procedure, channel, received_date, closed_date,
                    version, head, phase, state, parent_id)
SELECT * FROM json_to_recordset(:rows::json) AS given(
    case_id uuid, number text, scope_path text, item_code text, item_version integer, procedure text, channel text,
    received_date date, closed_date date, version integer, head text, phase text, state text, parent_id uuid)
ON CONFLICT (id) DO UPDATE SET
    number = excluded.number, scope_path = excluded.scope_path, item_code = excluded.item_code,
    item_version = excluded.item_version, procedure = excluded.procedure, channel = excluded.channel,
    received_date = excluded.received_date, closed_date = excluded.closed_date, version = excluded.version,
    head = excluded.head, phase = excluded.phase, state = excluded.state, parent_id = excluded.parent_id
""")
_CLEAR = {
    "work": "DELETE FROM work WHERE case_id = ANY (:ids::uuid[])",
    "case_clock": "DELETE FROM case_clock WHERE case_id = ANY (:ids::uuid[])",
    "result": "DELETE FROM result WHERE case_id = ANY (:ids::uuid[])",
}
_INSERT = {
    "work": "INSERT INTO work SELECT given.* FROM json_populate_recordset(null::work, :rows::json) AS given",
    "case_clock": (
        "INSERT INTO case_clock SELECT given.* FROM json_populate_recordset(null::case_clock, :rows::json) AS given"
    ),
    "result": "INSERT INTO result SELECT given.* FROM json_populate_recordset(null::result, :rows::json) AS given",
}


@cache
def clear_and_insert() -> dict[str, tuple[Statement, Statement]]:
    """Return, for each table that hangs on the case, how its rows are deleted and put in again."""
    return {table: (Statement(_CLEAR[table]), Statement(_INSERT[table])) for table in _CLEAR}
