"""Made-up events of cases, and what they mean when they are read one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np
from hypothesis import strategies as st

from banjie.bulk.log.span_events import EventColumns, Kind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.rulers import day_number
from banjie.core.clock.left import taken
from banjie.core.clock.stop import Stop

AS_OF = date(2026, 10, 30)
Event = tuple[int, Kind, date]
_days = st.integers(0, 60).map(lambda days: date(2026, 9, 10) + timedelta(days=days))
_ANY = (*Kind, Kind.STOP, Kind.RESUME, Kind.STOP, Kind.RESUME)


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """The span of a case as the core counts it; None where no event tells."""

    start: date | None
    end: date | None
    used: int | None


@st.composite
def events(draw: st.DrawFn, cases: int = 4) -> list[Event]:
    """Return events of a few cases, in any order: most as they should be, others doubled, missing or back to front."""
    found: list[Event] = []
    for case in range(cases):
        if draw(st.booleans()):
            found += [(case, kind, draw(_days)) for kind in draw(st.lists(st.sampled_from(_ANY), max_size=12))]
        else:
            found += _in_turns(case, sorted(draw(st.lists(_days, min_size=2, max_size=12))))
    return draw(st.permutations(found))


def _in_turns(case: int, days: Sequence[date]) -> list[Event]:
    between = [(case, (Kind.STOP, Kind.RESUME)[place % 2], day) for place, day in enumerate(days[1:-1])]
    return [(case, Kind.START, days[0]), *between, (case, Kind.END, days[-1])]


def columns_of(listed: Sequence[Event], count: int = 4) -> EventColumns:
    """Return the events as columns."""
    return EventColumns(
        cases=np.array([case for case, _, _ in listed], np.int32),
        kinds=np.array([kind for _, kind, _ in listed], np.int8),
        days=np.array([day_number(day) for _, _, day in listed], np.int32),
        count=count,
    )


def read(calendar: Calendar, listed: Iterable[Event], case: int) -> Read:
    """Return the span of one case."""
    mine = [(kind, day) for number, kind, day in listed if number == case]
    start = min((day for kind, day in mine if kind is Kind.START), default=None)
    end = max((day for kind, day in mine if kind is Kind.END), default=None)
    used = taken(calendar, start, end or AS_OF, stops_of(mine)) if start else None
    return Read(start=start, end=end, used=used)


def stops_of(mine: Iterable[tuple[Kind, date]]) -> list[Stop]:
    """Return the stops of a case: days on which the clock was stopped without a break, one day after the other."""
    held = sorted((day, kind) for kind, day in mine if kind in {Kind.STOP, Kind.RESUME})
    stops, since = [], None
    for day, told in groupby(held, key=lambda one: one[0]):
        kinds = [kind for _, kind in told]
        more = kinds.count(Kind.STOP) - kinds.count(Kind.RESUME)
        first = since or (day if Kind.STOP in kinds else None)
        if first and (more < 0 or (more == 0 and since is None)):
            stops.append(Stop(first_date=first, last_date=day, ground="hearing"))
            first = None
        since = first
    return [*stops, Stop(first_date=since, last_date=None, ground="hearing")] if since else stops
