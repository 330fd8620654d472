"""The seal of each day: one row per case with events among the day's positions, and a day row chained to the last.

A day's positions end before the first event recorded on a later office date. An event that was recorded on a day
already sealed but got its position later belongs to the next day that is sealed: no seal is ever reopened. An event
recorded by a clock that ran ahead of today tells nothing of its day: it belongs to the day of its neighbours.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import DEFAULT_ZONE, office_date
from banjie.records.statement import Row, Statement

_LOCK = Statement("SELECT pg_advisory_xact_lock(7369718)")
_LAST = Statement("SELECT day, last_position, digest FROM day_head ORDER BY day DESC LIMIT 1")
_FIRST_AFTER = Statement("""
SELECT event.recorded_at FROM event_position AS place
JOIN event ON event.case_id = place.case_id AND event.seq = place.seq
WHERE place.position > :position::bigint AND (event.recorded_at AT TIME ZONE :zone::text)::date <= :today::date
ORDER BY place.position LIMIT 1
""")
_END = Statement("""
SELECT coalesce(
    (SELECT place.position - 1 FROM event_position AS place
     JOIN event ON event.case_id = place.case_id AND event.seq = place.seq
     WHERE place.position > :position::bigint AND (event.recorded_at AT TIME ZONE :zone::text)::date > :day::date
         AND (event.recorded_at AT TIME ZONE :zone::text)::date <= :today::date
     ORDER BY place.position LIMIT 1),
    (SELECT max(position) FROM event_position))
""")
_CASES = Statement("""
INSERT INTO day_case (day, case_id, seq, digest)
SELECT :day::date, last.case_id, last.seq, event.digest
FROM (SELECT case_id, max(seq) AS seq FROM event_position
      WHERE position > :position::bigint AND position <= :last_position::bigint GROUP BY case_id) AS last
JOIN event ON event.case_id = last.case_id AND event.seq = last.seq
""")
_ROWS = Statement("SELECT case_id, seq, digest FROM day_case WHERE day = :day::date ORDER BY case_id")
_HEAD = Statement("""
INSERT INTO day_head (day, last_position, digest, previous)
VALUES (:day::date, :last_position::bigint, :digest::text, :previous::text)
""")
_NONE: Row = (date.min, 0, "")


def seal_days(today: date, zone: ZoneInfo = DEFAULT_ZONE) -> int:
    """Seal every office day before `today` that has positions and no seal yet; return how many. Needs the scope `/`."""
    sealed = 0
    while _seal_next(today, zone):
        sealed += 1
    return sealed


def day_digest(day: date, last_position: int, previous: str, rows: Iterable[Row]) -> str:
    """Return the digest of a day: over its rows in order of case, its last position and the digest before."""
    cases = [[str(case), seq, event] for case, seq, event in rows]
    plain = {"day": day.isoformat(), "last_position": last_position, "previous": previous, "cases": cases}
    return digest(canonical_json(plain))


@transaction.atomic
def _seal_next(today: date, zone: ZoneInfo) -> bool:
    _LOCK.row({})
    last_day, position, previous = _LAST.row({}) or _NONE
    known = {"position": position, "zone": zone.key, "today": today}
    first = _FIRST_AFTER.row(known)
    if first is None:
        return False
    day = max(office_date(first[0], zone), last_day + timedelta(days=1))
    if day >= today:
        return False
    end = _END.row({**known, "day": day})
    assert end is not None  # there is at least the first
    values: dict[str, object] = {"day": day, "position": position, "last_position": end[0], "previous": previous}
    _CASES.count(values)
    _HEAD.count({**values, "digest": day_digest(day, end[0], previous, _ROWS.rows(values))})
    return True
