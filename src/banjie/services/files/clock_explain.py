"""Answer when a limit falls due and why, for dates somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banjie.core.calendar.table import Calendar
from banjie.core.clock.left import stopped_days
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import day_before_first, start_date
from banjie.core.clock.ruler import ruler_of
from banjie.core.clock.stop import Stop, overlaps
from banjie.core.clock.working_out import WorkingOut, work_out, work_out_before


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A working-out with what a reader should be told beside it.

    `stopped` are the days the stops take out until the due date (until the last row where an open stop holds it):
    working days for a limit in working days, else calendar days. `unmoved` are the given stops that do not move the
    date, `overlapping` pairs of stops whose common days count once.
    """

    working_out: WorkingOut
    stopped: int
    unmoved: tuple[Stop, ...]
    overlapping: tuple[tuple[Stop, Stop], ...]


def explain(
    calendar: Calendar, start: date, limit: Limit, stops: Sequence[Stop] = (), until: date | None = None
) -> Explanation:
    """Return the explanation of one due date; rows go on to `until` where that is later.

    `start` is an aware instant where the limit is in hours. Raises `LimitWrong`, `StopWrong` or `DateOutOfRange` with a
    message that says what to correct.
    """
    working_out = work_out(calendar, start, limit, stops, until)
    moved_by = working_out.stops
    last = working_out.due.date or working_out.rows[-1].date
    return Explanation(
        working_out=working_out,
        stopped=stopped_days(ruler_of(calendar, limit.unit), _before(start, limit), last, moved_by) if moved_by else 0,
        unmoved=tuple(stop for stop in stops if stop not in moved_by),
        overlapping=overlaps(stops),
    )


def explain_before(calendar: Calendar, event_date: date, limit: Limit) -> Explanation:
    """Return the explanation of the last lawful day of an act that must be done `limit` before an event."""
    working_out = work_out_before(calendar, event_date, limit)
    return Explanation(working_out=working_out, stopped=0, unmoved=(), overlapping=())


def _before(start: date, limit: Limit) -> date:
    day = start_date(start)
    return day - timedelta(days=1) if limit.unit is Unit.HOUR else day_before_first(day, limit)
