"""The working-out of a clock ends where its row says, whatever has been done in the case."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import Act, Extend, Reference, Restart, Resume, Stop
from banjie.core.case.dates import dates
from banjie.core.case.law import Law, ToldCalendar
from banjie.core.case.state import State
from banjie.core.case.worked import Begun, Worked, begun_clock, begun_clocks, worked
from banjie.core.clock.working_out import ReasonCode, WorkingOut
from banjie.core.procedure.clock_rule import Runs
from tests.core.case.matter import Matter, law, reach, submit
from tests.core.case.office import calendar
from tests.core.case.office import law as licence
from tests.core.case.test_any_acts import Asked, _asked, histories
from tests.core.case.test_clocks import working_october

SEPT_28, OCT_12 = date(2026, 9, 28), date(2026, 10, 12)
REASONS = Reference(name="reasons", id="c1", digest="sha256:01")
EXTEND = Extend(clock="answer", days=10, approver="agency_head", notice="延1", references=(REASONS,))
STOP = Stop(ground="testing", notice="N", notified_days=3)
ACTS: tuple[Act, ...] = (
    EXTEND, STOP, Resume(), Restart(clock="answer", ground="new_request", notice="新1"),
    reach("hearing_set", SEPT_28, date(2026, 10, 30)), reach("comment_opened", SEPT_28),
    reach("comment_closed", SEPT_28), reach("called", SEPT_28), reach("visited", SEPT_28),
    reach("consulted", SEPT_28), reach("objected", SEPT_28), reach("simplified", SEPT_28),
    reach("made_ordinary", SEPT_28), reach("answered", SEPT_28),
)  # fmt: skip
asked_acts = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(ACTS)), max_size=12)


def explains_itself(under: Law, state: State, today: date) -> None:
    found = begun_clocks(under, state)
    assert tuple(one.row for one in found) == dates(under, state)
    for one in found:
        outs = worked(one, today)
        if outs.out is not None:
            assert outs.out.due.date == due_row(outs.out) == one.row.due_date
        if outs.legal is not None:
            assert outs.legal.due.date == one.row.legal_date
        assert (outs.told.due.date if outs.told else None) == one.row.told_date


def due_row(out: WorkingOut) -> date | None:
    """Return the day of the row that says it is the last, None where an open stop holds it."""
    ends = {ReasonCode.LAST, ReasonCode.LAST_CARRIED, ReasonCode.LAST_EARLIER, ReasonCode.FIRST_LAWFUL}
    return next((row.date for row in reversed(out.rows) if row.reason.code in ends), None)


@given(st.lists(_asked, max_size=20), st.integers(0, 30))
def test_every_row_of_a_licence_is_the_end_of_its_working_out(asked: list[Asked], later: int) -> None:
    for _, state in histories(asked):
        explains_itself(licence(), state, SEPT_28 + timedelta(days=later))


@given(asked_acts, st.dates(SEPT_28, date(2026, 12, 1)), st.booleans(), st.dates(SEPT_28, date(2026, 10, 20)))
def test_every_row_of_every_kind_of_clock_is_the_end_of_its_working_out(
    asked: list[tuple[int, Act]], today: date, changed: bool, settled: date
) -> None:
    told = ToldCalendar(until_date=date(2026, 10, 8), calendar=calendar(), settled_until=settled)
    under = replace(law(), calendar=working_october(), told=(told,)) if changed else law()
    matter = Matter(submit(date(2026, 9, 25), expiry_date=date(2026, 12, 30)), law_=under)
    day = SEPT_28
    for later, act in asked:
        day += timedelta(days=later)
        matter.do(replace(act, happened_date=min(day, matter.today)))
        explains_itself(under, matter.state, today)


def answer(matter: Matter) -> tuple[Begun, Worked]:
    one = begun_clock(matter.law, matter.state, "answer")
    assert one is not None
    return one, worked(one, OCT_12)


def test_an_extension_leaves_the_day_that_was_due_before() -> None:
    one, outs = answer(Matter(submit(SEPT_28), replace(EXTEND, happened_date=OCT_12)))
    assert outs.out is not None
    assert (outs.out.base_date, one.row.due_date) == (date(2026, 11, 2), date(2026, 11, 16))
    assert [more.days for more in one.extended] == [10]


def test_a_clock_begun_anew_says_so() -> None:
    again = Restart(clock="answer", ground="new_request", notice="新", happened_date=OCT_12)
    one, _ = answer(Matter(submit(SEPT_28), again))
    assert (one.began_anew, one.row.started_date) == (True, OCT_12)


def test_a_told_date_has_the_working_out_of_its_own_calendar() -> None:
    told = ToldCalendar(until_date=date(2026, 10, 8), calendar=calendar())
    one, outs = answer(Matter(submit(SEPT_28), law_=replace(law(), calendar=working_october(), told=(told,))))
    assert outs.told is not None
    assert outs.told.rows[-1].date == one.row.told_date == date(2026, 11, 2)


def test_what_must_have_gone_by_ends_the_day_after_its_last() -> None:
    rules = [replace(one, runs=Runs.ONLY_AFTER) if one.name == "comment" else one for one in law().procedure.clocks]
    under = replace(law(), procedure=replace(law().procedure, clocks=tuple(rules)))
    matter = Matter(submit(SEPT_28), reach("comment_opened", SEPT_28), law_=under)
    one = begun_clock(under, matter.state, "comment")
    assert one is not None
    out = worked(one, OCT_12).out
    assert out is not None
    assert [(row.date, row.running) for row in out.rows[-2:]] == [(date(2026, 10, 28), 30), (date(2026, 10, 29), None)]
    explains_itself(under, matter.state, OCT_12)
