"""Answer when a limit falls due and why, for dates somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.table import Calendar
from banjie.core.clock.left import stopped_days
from banjie.core.clock.limit import Limit
from banjie.core.clock.stop import Stop, overlaps
from banjie.core.clock.working_out import WorkingOut, work_out


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """A working-out with what a reader should be told beside it.

    `stopped` are the working days the stops take out until the due date (until the last row where an open stop holds
    it), `unmoved` the given stops that do not move the date, `overlapping` pairs of stops whose common days count once.
    """

    working_out: WorkingOut
    stopped: int
    unmoved: tuple[Stop, ...]
    overlapping: tuple[tuple[Stop, Stop], ...]


def explain(
    calendar: Calendar, start: date, limit: Limit, stops: Sequence[Stop] = (), until: date | None = None
) -> Explanation:
    """Return the explanation of one due date; rows go on to `until` where that is later.

    Raises `LimitWrong`, `StopWrong` or `DateOutOfRange` with a message that says what to correct.
    """
    working_out = work_out(calendar, start, limit, stops, until)
    moved_by = working_out.stops
    last = working_out.due.date or working_out.rows[-1].date
    return Explanation(
        working_out=working_out,
        stopped=stopped_days(calendar, start, last, moved_by),
        unmoved=tuple(stop for stop in stops if stop not in moved_by),
        overlapping=overlaps(stops),
    )
