"""What falls due by silence: what is due, waits, failed, will fall, and was done."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.procedure.clock_rule import Silence
from banjie.records.scope import ALL
from banjie.records.scope import scope as seen
from banjie.records.timers.timer_rows import TimerRow, acted, falling
from banjie.services.timers.held import held
from banjie.services.timers.row_law import law_of_row, silence_of

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
    "refused": TimerState.REFUSED,
    "failed": TimerState.FAILED,
    "acted": TimerState.TAKEN_BACK,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class TimerLine:
    """A silence in one line; `law` is None where the procedure of the case is lost or damaged."""

    row: TimerRow
    state: TimerState
    law: Law | None

    @property
    def supplies(self) -> Silence | None:
        """Return what the law supplies by this silence; None where that is not known any more."""
        return silence_of(self.law, self.row.clock)

    @property
    def refusal(self) -> Refusal | None:
        """Return the refusal of its act, where it was refused last; without the article, which is not kept."""
        if self.state is not TimerState.REFUSED:
            return None
        params: dict[str, str] = json.loads(self.row.detail)
        return Refusal(code=self.row.reason, missing=params.pop("missing", ""), params=params)


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
    """Return the silences of the cases under `scope`: those fallen by the office's `today`, those of the next `days`
    (what waits for a notice too), and those acted on within as many days before `now` (the real moment).

    `scope` narrows further than the connection's own scope, never wider.
    """
    fallen = falling(scope, after=date.min, until=today, most=MOST + 1)
    coming = falling(scope, after=today, until=today + timedelta(days=days), most=MOST + 1)
    waiting = held(scope, today + timedelta(days=days), MOST + 1)
    done = acted(scope, since=now - timedelta(days=days), most=MOST + 1)
    lines = [_line(row, _state(row)) for row in fallen[:MOST]]
    return TimerList(
        due=_in(lines, TimerState.DUE),
        drafts=_in(lines, TimerState.DRAFTED),
        held=tuple(_line(row, TimerState.HELD) for row in waiting[:MOST]),
        faults=_in(lines, *FAULTS),
        coming=tuple(_line(row, TimerState.COMING) for row in coming[:MOST]),
        acted=tuple(_line(row, TimerState.ACTED) for row in done[:MOST]),
        more=max(len(fallen), len(coming), len(waiting), len(done)) > MOST,
    )


def all_timers(today: date, now: datetime, *, under: str = ALL, days: int = 7) -> TimerList:
    """Return the same over all offices, or those `under` a path, whatever the connection's own scope is."""
    with seen(ALL):
        return timer_list(under, today, now, days=days)


def _state(row: TimerRow) -> TimerState:
    """Return where a silence that fell stands; what was settled for another day than the present one is due anew."""
    settled = row.outcome if row.settled_falls_date == row.falls_date else None
    return _AS_SETTLED.get(settled or "", TimerState.DUE)


def _line(row: TimerRow, state: TimerState) -> TimerLine:
    return TimerLine(row=row, state=state, law=law_of_row(row))


def _in(lines: list[TimerLine], *states: TimerState) -> tuple[TimerLine, ...]:
    return tuple(line for line in lines if line.state in states)
