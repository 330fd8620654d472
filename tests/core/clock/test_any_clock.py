"""What holds for a clock of any unit under any rules, with any stops."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from banjie.core.clock.errors import LimitWrong
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.limit_due import limit_due
from banjie.core.clock.running import Running
from banjie.core.clock.working_out import ReasonCode, work_out
from tests.clock_lists import clocks
from tests.core.calendar.shipped import shipped

LAST = (ReasonCode.LAST, ReasonCode.LAST_CARRIED, ReasonCode.LAST_EARLIER)
NEVER = datetime(9999, 12, 31)  # noqa: DTZ001 - compared with the days of an office


def ends(clock: Running) -> datetime:
    """Return the moment until which the clock runs; never, where an open stop holds it."""
    due = limit_due(shipped(), clock.start, clock.promised, clock.stops, clock.zone)
    if due.date is None:
        return NEVER
    return due.at.replace(tzinfo=None) if due.at else datetime.combine(due.date, datetime.min.time())


def one_more(limit: Limit) -> Limit | None:
    try:
        return replace(limit, days=limit.days + 1)
    except LimitWrong:
        return None


@settings(deadline=None)
@given(clocks())
def test_a_longer_limit_is_never_due_earlier(clock: Running):
    longer = one_more(clock.promised)
    assume(longer)
    assert ends(clock) <= ends(replace(clock, promised=longer))


@settings(deadline=None)
@given(clocks(), st.integers(1, 5))
def test_a_later_start_is_never_due_earlier(clock: Running, later: int):
    # Two starts may share a corresponding day; a stop may then take a day from one of them.
    if clock.promised.unit is Unit.MONTH:
        clock = replace(clock, stops=())
    assert ends(clock) <= ends(replace(clock, start=clock.start + timedelta(days=later)))


@settings(deadline=None)
@given(clocks())
def test_without_a_stop_a_clock_is_never_due_later(clock: Running):
    assert all(
        ends(replace(clock, stops=clock.stops[:count])) <= ends(replace(clock, stops=clock.stops[: count + 1]))
        for count in range(len(clock.stops))
    )


@settings(deadline=None)
@given(clocks(usual=True))
def test_the_last_row_of_the_working_out_is_the_due_date_or_the_day_it_was_stopped(clock: Running):
    out = work_out(shipped(), clock.start, clock.promised, clock.stops, zone=clock.zone)
    last, due = out.rows[-1], limit_due(shipped(), clock.start, clock.promised, clock.stops, clock.zone)
    assert out.due == due
    if due.date is None:
        assert last.date == max(due.moved_by[-1].first_date, out.rows[0].date)
        assert last.reason.code not in LAST
    else:
        assert (last.date, last.reason.code in LAST) == (due.date, True)


def office_day(clock: Running) -> date:
    return clock.start if not isinstance(clock.start, datetime) else clock.start.astimezone(clock.zone).date()


@settings(deadline=None)
@given(clocks())
def test_no_clock_is_due_before_it_starts(clock: Running):
    assert ends(clock).date() >= office_day(clock)
