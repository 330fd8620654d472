"""What falls due by silence: what is due, waits, failed, will fall, and was done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from banjie.records.timers.timer_rows import TimerRow, acted, falling

MOST = 500


class TimerState(StrEnum):
    """Where a silence stands: whose turn it is, and what came of it."""

    COMING = "coming"  # it will fall
    DUE = "due"  # it fell; the next sweep acts on it, or one does just now
    DRAFTED = "drafted"  # a person has to sign
    HELD = "held"  # the day is provisional: a notice of the calendar has to come
    REFUSED = "refused"  # the act is not possible as the case stands
    FAILED = "failed"  # it broke
    TAKEN_BACK = "taken_back"  # it was acted on, and a correction took the act back: a person decides
    ACTED = "acted"


FAULTS = (TimerState.REFUSED, TimerState.FAILED, TimerState.TAKEN_BACK)
_AS_SETTLED = {
    "drafted": TimerState.DRAFTED,
    "held": TimerState.HELD,
    "refused": TimerState.REFUSED,
    "failed": TimerState.FAILED,
    "acted": TimerState.TAKEN_BACK,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerLine:
    """A silence in one line."""

    row: TimerRow
    state: TimerState


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerList:
    """Lines by what has to be done about them, the longest due first; `more` where there were too many to list."""

    due: tuple[TimerLine, ...]
    drafts: tuple[TimerLine, ...]
    held: tuple[TimerLine, ...]
    faults: tuple[TimerLine, ...]
    coming: tuple[TimerLine, ...]
    acted: tuple[TimerLine, ...]
    more: bool


def timer_list(scope: str, today: date, now: datetime, *, days: int = 7) -> TimerList:
    """Return the silences of the cases under `scope`: those fallen by the office's `today`, those of the next `days`,
    and those acted on within as many days before `now` (the real moment).

    `scope` narrows further than the connection's own scope, never wider.
    """
    fallen = falling(scope, after=date.min, until=today, most=MOST + 1)
    coming = falling(scope, after=today, until=today + timedelta(days=days), most=MOST + 1)
    done = acted(scope, since=now - timedelta(days=days), most=MOST + 1)
    lines = [_line(row) for row in fallen[:MOST]]
    return TimerList(
        due=_in(lines, TimerState.DUE),
        drafts=_in(lines, TimerState.DRAFTED),
        held=_in(lines, TimerState.HELD),
        faults=_in(lines, *FAULTS),
        coming=tuple(TimerLine(row=row, state=TimerState.COMING) for row in coming[:MOST]),
        acted=tuple(TimerLine(row=row, state=TimerState.ACTED) for row in done[:MOST]),
        more=max(len(fallen), len(coming), len(done)) > MOST,
    )


def _line(row: TimerRow) -> TimerLine:
    """Return the line of a silence that fell; what was settled for another day than the present one is due anew."""
    settled = row.outcome if row.settled_falls_date == row.falls_date else None
    return TimerLine(row=row, state=_AS_SETTLED.get(settled or "", TimerState.DUE))


def _in(lines: list[TimerLine], *states: TimerState) -> tuple[TimerLine, ...]:
    return tuple(line for line in lines if line.state in states)
