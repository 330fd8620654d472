"""Serial numbers per office and day."""

from datetime import date
from uuid import UUID

from banjie.records.statement import Statement

_TAKE = Statement("""
WITH quick AS MATERIALIZED (
    SELECT set_config('synchronous_commit', 'off', true)
), counted AS (
    INSERT INTO number_counter AS counter (office, day, last) SELECT :office::text, :day::date, 1 FROM quick
    ON CONFLICT (office, day) DO UPDATE SET last = counter.last + 1
    RETURNING last
)
INSERT INTO number_issued (office, day, serial, case_id)
SELECT :office::text, :day::date, counted.last, :case_id::uuid FROM counted
RETURNING serial
""")


def take_number(*, office: str, day: date, case_id: UUID) -> int:
    """Return the office's next serial of the day, remembered for `case_id`; an own statement that waits for no disk.

    A number taken for a case that was never opened is a gap; `number_issued` says whose it was.
    """
    row = _TAKE.row({"office": office, "day": day, "case_id": case_id})
    if row is None:
        raise RuntimeError(f"no number came back for office {office} on {day}")
    return int(row[0])
