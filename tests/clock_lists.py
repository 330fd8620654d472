"""Made-up clocks as they come and as they should not: mixed units and rules, long and short, on and beside every edge.

One generator for all that must answer alike: the scalar clock, its array form, the dates of cases and their columns.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from banjie.core.calendar.errors import DateOutOfRange
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.limit_due import run_out
from banjie.core.clock.running import Running
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.calendar.shipped import shipped

MARKED = [
    date(2024, 2, 29), date(2023, 1, 31), date(2023, 8, 31), date(2024, 3, 30), date(2026, 12, 31), date(2027, 1, 1),
    date(2026, 10, 1), date(2026, 10, 7), date(2026, 10, 10), date(2026, 9, 30), date(2026, 2, 28), date(2025, 12, 28),
]  # fmt: skip
_edge = shipped().provisional_from  # days around it: the last ones announced, the first that are provisional
any_day = st.one_of(
    st.dates(date(2005, 1, 1), date(2080, 12, 31)),
    st.dates(date(2022, 1, 1), date(2027, 12, 31)),
    st.dates(_edge - timedelta(days=40), _edge + timedelta(days=20)),
    st.sampled_from(MARKED),
)
zones = st.sampled_from([DEFAULT_ZONE, DEFAULT_ZONE, *map(ZoneInfo, ("America/Sao_Paulo", "Pacific/Apia", "UTC"))])
_LONGEST = {Unit.WORKING_DAY: 3650, Unit.CALENDAR_DAY: 3650, Unit.MONTH: 120, Unit.HOUR: 8760}
_USUAL = {Unit.WORKING_DAY: 60, Unit.CALENDAR_DAY: 90, Unit.MONTH: 12, Unit.HOUR: 240}


@st.composite
def limits(draw: st.DrawFn, units: tuple[Unit, ...] = tuple(Unit), *, usual: bool = False) -> Limit:
    """Return a limit of some unit under some rules; `usual` ones are no longer than those of most laws."""
    unit = draw(st.sampled_from(units))
    number = st.integers(1, _USUAL[unit])
    days = draw(number if usual else number | number | st.integers(1, _LONGEST[unit]))
    if unit is Unit.HOUR:
        return Limit(days=days, unit=unit)
    last_days = st.none() if unit is Unit.WORKING_DAY else st.sampled_from((None, None, *LastDay))
    return Limit(days=days, unit=unit, start_day=draw(st.sampled_from(StartDay)), last_day=draw(last_days))


@st.composite
def stops_about(draw: st.DrawFn, start: date, limit: Limit) -> tuple[Stop, ...]:
    """Return up to four stops before, in and after a limit, in any order, apart or over each other, ended or open.

    Some begin on the very days on which the limit runs out, or on which its end would be carried on from there.
    """
    end = _end_without_stops(start, limit)
    near = st.integers(-1, 4).map(lambda days: end + timedelta(days=days))
    anywhere = st.integers(-20, (end - start).days + 20).map(lambda days: start + timedelta(days=days))
    stops = []
    for _ in range(draw(st.sampled_from((0, 0, 1, 2, 3, 4)))):
        first = draw(anywhere | anywhere | near)
        length = draw(st.none() | st.integers(0, 3) | st.integers(0, 40) | st.integers(0, 40))
        last = None if length is None else first + timedelta(days=length)
        stops.append(Stop(first_date=first, last_date=last, ground="hearing"))
    return tuple(stops)


def _end_without_stops(start: date, limit: Limit) -> date:
    if limit.unit is Unit.HOUR:
        return start + timedelta(days=limit.days // 24)
    try:
        return run_out(shipped(), start, limit, ()).date or start
    except DateOutOfRange:
        return start


@st.composite
def clocks(draw: st.DrawFn, zone: ZoneInfo = DEFAULT_ZONE, *, usual: bool = False) -> Running:
    """Return a clock that runs; most promise something else than the law allows, now and then in another unit."""
    day, legal = draw(any_day), draw(limits(usual=usual))
    promised = draw(st.sampled_from((legal, None))) or draw(limits((legal.unit,), usual=usual) | limits(usual=usual))
    at = Unit.HOUR in (legal.unit, promised.unit) or draw(st.sampled_from((False, False, True)))
    hour = time(draw(st.integers(0, 23)), draw(st.integers(0, 59)), draw(st.integers(0, 59)), draw(st.integers(0, 1)))
    return Running(
        start=datetime.combine(day, hour, zone) if at else day,
        legal=legal,
        promised=promised,
        stops=draw(stops_about(day, promised)),
        warn_days=draw(st.integers(0, 5)),
        red_days=draw(st.integers(0, 5)),
        zone=zone,
    )


@st.composite
def clock_lists(draw: st.DrawFn, size: int = 20) -> list[Running]:
    """Return clocks of one office, all in its zone."""
    zone = draw(zones)
    return draw(st.lists(clocks(zone), min_size=size, max_size=size))
