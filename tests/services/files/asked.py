"""Made-up questions of every kind."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_question import Extending, Question
from tests.core.clock.cases import starts, stops_from

OFFSETS = st.lists(st.tuples(st.integers(-20, 120), st.none() | st.integers(0, 25)), max_size=4)
UNITS = st.sampled_from(Unit)


@st.composite
def limits(draw: st.DrawFn, unit: Unit) -> Limit:
    days = draw(st.integers(1, 12 if unit is Unit.MONTH else 90))
    if unit is Unit.HOUR:
        return Limit(days=days, unit=unit)
    rules = (None, LastDay.STAYS, LastDay.NEXT_WORKING_DAY, LastDay.PREVIOUS_WORKING_DAY)
    return Limit(days=days, unit=unit, start_day=draw(st.sampled_from(StartDay)), last_day=draw(st.sampled_from(rules)))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Return a question in any unit that runs forwards, with stops, extensions without a day, and one new beginning."""
    unit, day = draw(UNITS), draw(starts)
    at = datetime.combine(day, time(draw(st.integers(0, 23)), draw(st.integers(0, 59))), DEFAULT_ZONE)
    start: date = at if unit is Unit.HOUR else day
    restart = start + timedelta(days=draw(st.integers(0, 40)))
    stops = stops_from(day, draw(OFFSETS))
    return Question(
        start=start,
        limit=draw(limits(unit)),
        stops=tuple(stops),
        extensions=tuple(Extending(days=days) for days in draw(st.lists(st.integers(1, 30), max_size=2))),
        restarts=draw(st.sampled_from(((), (restart,)))),
        until=draw(st.none() | st.dates(day, day + timedelta(days=150))),
    )


@st.composite
def around(draw: st.DrawFn) -> Question:
    """Return a question back from an event, or for the first lawful day."""
    runs = draw(st.sampled_from((Runs.BACKWARDS, Runs.AT_LEAST, Runs.ONLY_AFTER)))
    limit = draw(limits(draw(st.sampled_from((Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH)))))
    if runs is Runs.BACKWARDS and limit.last_day is LastDay.NEXT_WORKING_DAY:
        limit = replace(limit, last_day=None)
    return Question(start=draw(starts), limit=limit, runs=runs)
