"""Made-up acts in any order, possible or not: what a log could hold if nobody had ever been refused."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from banjie.core.act.act import (
    Accept,
    Act,
    Extend,
    Grant,
    Reach,
    RequestSupplement,
    Restart,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.act.actor import Signer
from banjie.core.act.event import Event
from banjie.core.case.evolve import evolve
from banjie.core.case.law import Law, ToldCalendar
from banjie.core.case.state import NEW, State
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.procedure.clock_rule import ClockRule, Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.clock_lists import limits
from tests.core.calendar.shipped import shipped, shipped_until, shipped_without_make_up
from tests.core.case.matter import CLOCKS, MILESTONES, law, procedure, submit
from tests.core.case.office import procedure as licence

ENFORCED = ClockRule(  # what may only be done when a time has gone by (行政强制法 53)
    name="enforced", starts=("accepted", "restarted"), ends=("granted",), runs=Runs.ONLY_AFTER, legal=Limit(days=30)
)
RULES = (*CLOCKS, *licence().clocks, ENFORCED)
NAMES = [rule.name for rule in RULES]
BY = (Signer(person="li"),)
BACK = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH)
ACTS: tuple[Act, ...] = (
    Accept(receipt="S"), Stop(ground="testing", notice="", notified_days=2), Resume(), Withdraw(), Grant(),
    Supplement(materials=()), RequestSupplement(materials=(), notice=""), StartStep(step="handle"),
)  # fmt: skip
_common = st.sampled_from((*ACTS, *ACTS[:3] * 4))  # above all accept, stop and resume
_reached = st.builds(Reach, milestone=st.sampled_from((*MILESTONES, "answered")))
any_act = st.one_of(
    _common, _common, _common,
    st.builds(Extend, clock=st.sampled_from(NAMES), days=st.integers(1, 10), approver=st.just(""), notice=st.just("")),
    st.builds(Restart, clock=st.sampled_from(NAMES), ground=st.just(""), notice=st.just("")),
    _reached, _reached,
)  # fmt: skip
beginnings = st.dates(date(2017, 1, 1), date(2027, 3, 1)) | st.dates(date(2024, 1, 1), date(2026, 12, 31))
ToldBy = tuple[ToldCalendar, ...]
_earlier = [shipped_without_make_up(), shipped_without_make_up(), shipped_until(2023), shipped_until(2025)]
_told = st.tuples(st.dates(date(2023, 1, 1), date(2027, 6, 1)), st.sampled_from(_earlier), st.integers(-1, 60)).map(
    lambda told: ToldCalendar(
        until_date=told[0],
        calendar=told[1],
        settled_until=date.min if told[2] < 0 else told[0] - timedelta(days=told[2]),
    )
)
told_by = st.lists(_told, max_size=3).map(tuple)


@st.composite
def laws(draw: st.DrawFn, told: ToldBy = ()) -> Law:
    """Return a law with some of all kinds of clocks, its limits made up, under the calendar that is shipped."""
    chosen = draw(st.lists(st.sampled_from(RULES), min_size=2, max_size=6, unique_by=lambda rule: rule.name))
    clocks = tuple(draw(_rules(rule)) for rule in chosen)
    return Law(procedure=replace(procedure(), clocks=clocks), net=law().net, calendar=shipped(), told=told)


@st.composite
def cases(draw: st.DrawFn, law_: Law) -> tuple[Law, State]:
    """Return a case after up to a dozen acts that nobody decided, some dated before those they follow."""
    day, state = draw(beginnings), NEW
    expiry = draw(st.none() | st.integers(0, 200))
    acts = [submit(day, expiry_date=None if expiry is None else day + timedelta(days=expiry)), *draw(_many_acts)]
    for seq, act in enumerate(acts, start=1):
        day += timedelta(days=draw(st.integers(-4, 25)))
        state = evolve(law_, state, _event(state, seq, act, day, draw(st.integers(0, 200))))
    return law_, state


@st.composite
def case_lists(draw: st.DrawFn, size: int = 20) -> list[tuple[Law, State]]:
    """Return cases of one office under a few laws; all were told their dates by the same calendars."""
    told = draw(told_by)
    few = draw(st.lists(laws(told), min_size=1, max_size=3))
    return [draw(cases(draw(st.sampled_from(few)))) for _ in range(size)]


_many_acts = st.lists(any_act, min_size=2, max_size=11)


def _event(state: State, seq: int, act: Act, day: date, number: int) -> Event:
    """Return the event of an act; `number` chooses its hour and the day it plans."""
    if isinstance(act, Resume):  # no stop ends before it begins: it could not even be written down
        day = max([day, *(pause.first_date for pause in state.pauses if pause.last_date is None)])
    at = datetime.combine(day, time(number % 24, number % 60), DEFAULT_ZONE)
    if isinstance(act, Reach) and number % 4:
        act = replace(act, planned_date=day + timedelta(days=number))
    act = replace(act, happened_date=day, happened_at=at if number % 3 else None)
    effective = day - timedelta(days=number % 7) if number % 5 == 0 and not isinstance(act, Stop | Resume) else None
    return Event(seq=seq, act=act, by=BY, happened_date=day, recorded_at=at, effective_date=effective)


@st.composite
def _rules(draw: st.DrawFn, rule: ClockRule) -> ClockRule:
    changes = {"warn_days": draw(st.integers(0, 4)), "red_days": draw(st.integers(0, 4))}
    if rule.legal is None:
        return replace(rule, **changes)
    if rule.runs is not Runs.FORWARDS:
        limit = draw(limits(BACK, usual=True))
        return replace(rule, legal=_backwards(limit) if rule.runs is Runs.BACKWARDS else limit, **changes)
    legal = draw(limits(usual=True))
    promised = draw(st.none() | limits((legal.unit,), usual=True))
    flags = {
        "stoppable": draw(st.sampled_from((True, True, False))),
        "cards": draw(st.sampled_from((True, True, False))),
    }
    return replace(rule, legal=legal, promised=promised, **flags, **changes)


def _backwards(limit: Limit) -> Limit:
    return replace(limit, last_day=None) if limit.last_day is LastDay.NEXT_WORKING_DAY else limit
