"""Made-up limits and stops, and the slow, obvious way to count."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.stop import Stop
from tests.core.calendar.shipped import shipped

ONE_DAY = timedelta(days=1)
starts = st.dates(date(2005, 1, 1), date(2027, 6, 30))
limits = st.integers(1, 60)
day_units = st.sampled_from((Unit.WORKING_DAY, Unit.CALENDAR_DAY))
any_day_limit = st.builds(
    Limit, days=limits, unit=day_units, start_day=st.sampled_from(StartDay),
    last_day=st.sampled_from((None, LastDay.STAYS, LastDay.NEXT_WORKING_DAY)),
)  # fmt: skip
Offsets = list[tuple[int, int | None]]
closed_offsets = st.lists(st.tuples(st.integers(-20, 90), st.integers(0, 25)), max_size=4)
any_offsets = st.lists(st.tuples(st.integers(-20, 90), st.none() | st.integers(0, 25)), max_size=4)


def stop(first: date, last: date | None, ground: str = "hearing") -> Stop:
    return Stop(first_date=first, last_date=last, ground=ground)


def stops_from(start: date, offsets: Offsets) -> list[Stop]:
    """Return stops that begin some days from `start` and last some days more (None: not resumed)."""
    firsts = [start + timedelta(days=first) for first, _ in offsets]
    lengths = [length for _, length in offsets]
    return [
        stop(first, None if length is None else first + timedelta(days=length))
        for first, length in zip(firsts, lengths, strict=True)
    ]


def walked_due(start: date, days: int, stops: Sequence[Stop]) -> tuple[date | None, int]:
    """Return the due date (None where held) and the days left, by going through the days one by one."""
    day, left = start, days
    while left:
        day += ONE_DAY
        held = [each for each in stops if each.holds(day)]
        if any(each.last_date is None for each in held):
            return None, left
        if not held and shipped().is_working(day):
            left -= 1
    return day, 0


def walked_limit(start: date, limit: Limit, stops: Sequence[Stop]) -> date:
    """Return the due date of a limit in days of either kind whose stops all end, by going through the days."""
    day, left = start - ONE_DAY if limit.start_day is StartDay.COUNTED else start, limit.days
    while left:
        day += ONE_DAY
        is_counted = limit.unit is Unit.CALENDAR_DAY or shipped().is_working(day)
        left -= is_counted and not any(each.holds(day) for each in stops)
    while limit.last_day is not LastDay.STAYS and (
        not shipped().is_working(day) or any(each.holds(day) for each in stops)
    ):
        day += ONE_DAY
    return day


def walked_back(event: date, limit: Limit) -> date:
    """Return the last lawful day before an event, by going back through the days."""
    day, left = event + ONE_DAY if limit.start_day is StartDay.COUNTED else event, limit.days
    while left:
        day -= ONE_DAY
        left -= limit.unit is Unit.CALENDAR_DAY or shipped().is_working(day)
    while limit.last_day is LastDay.PREVIOUS_WORKING_DAY and not shipped().is_working(day):
        day -= ONE_DAY
    return day
