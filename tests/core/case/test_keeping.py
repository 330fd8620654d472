"""An act outside a limit is refused with the lawful day, or done and found, as the limit says."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from banjie.core.act.refusal import Refusal
from banjie.core.case.findings import findings
from banjie.core.clock.limit import Limit
from banjie.core.procedure.clock_rule import Breach, Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from tests.core.case.matter import Matter, law, reach, submit

SEPT_1, SEPT_28, OCT_20 = date(2026, 9, 1), date(2026, 9, 28), date(2026, 10, 20)


def lenient() -> object:
    """Return the law with every breach found instead of refused."""
    procedure = law().procedure
    clocks = tuple(replace(clock, breach=Breach.FINDING) for clock in procedure.clocks)
    return replace(law(), procedure=replace(procedure, clocks=clocks))


def test_too_short_a_notice_is_refused_with_both_lawful_days() -> None:
    answer = Matter(submit(SEPT_1)).do(reach("hearing_set", date(2026, 10, 12), OCT_20))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.citation and answer.citation.article) == ("too_late_before", "64")
    assert (answer.params["lawful"], answer.params["earliest"]) == ("2026-10-09", "2026-10-21")


def test_the_last_lawful_day_is_in_time() -> None:
    assert Matter(submit(SEPT_1)).code(reach("hearing_set", date(2026, 10, 9), OCT_20)) == ""


def test_what_must_last_may_not_end_a_day_early() -> None:
    matter = Matter(submit(SEPT_1), reach("comment_opened", SEPT_1))
    answer = matter.do(reach("comment_closed", date(2026, 9, 30)))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params["lawful"]) == ("too_early", "2026-10-01")
    assert matter.code(reach("comment_closed", date(2026, 10, 1))) == ""


@pytest.mark.parametrize(("opened", "first"), [(date(2026, 3, 2), "2026-03-30"), (date(2026, 3, 3), "2026-03-31")])
def test_the_day_on_which_it_begins_is_no_day_of_what_must_last(opened: date, first: str) -> None:
    procedure = law().procedure
    twenty = [replace(one, legal=Limit(days=20)) if one.name == "comment" else one for one in procedure.clocks]
    working = replace(law(), procedure=replace(procedure, clocks=tuple(twenty)))
    row = Matter(submit(date(2026, 3, 2)), reach("comment_opened", opened), law_=working).clock("comment")
    assert str(row and row.due_date) == first


def test_what_must_have_gone_by_is_done_only_the_day_after() -> None:
    procedure = law().procedure
    clocks = tuple(replace(one, runs=Runs.ONLY_AFTER) if one.name == "comment" else one for one in procedure.clocks)
    patient = replace(law(), procedure=replace(procedure, clocks=clocks))
    matter = Matter(submit(SEPT_1), reach("comment_opened", SEPT_1), law_=patient)
    assert matter.code(reach("comment_closed", date(2026, 10, 8))) == "too_early"  # day 30 is carried past the holiday
    assert matter.code(reach("comment_closed", date(2026, 10, 9))) == ""


@pytest.mark.parametrize(("hour", "codes"), [(9, []), (10, ["limit_passed"]), (None, [])])
def test_hours_are_kept_to_the_hour_where_it_is_known(hour: int | None, codes: list[str]) -> None:
    called = replace(reach("called", SEPT_28), happened_at=datetime(2026, 9, 28, 9, 30, tzinfo=DEFAULT_ZONE))
    at = datetime(2026, 9, 29, hour, 0, tzinfo=DEFAULT_ZONE) if hour else None
    visited = replace(reach("visited", date(2026, 9, 29)), happened_at=at)
    matter = Matter(submit(SEPT_1), called, visited)
    found = findings(matter.law, matter.state, matter.today)
    assert [one.code for one in found if one.params["clock"] == "pickup"] == codes


def test_somebody_elses_time_leaves_no_finding() -> None:
    procedure = law().procedure
    clocks = tuple(replace(clock, breach=Breach.NONE) for clock in procedure.clocks)
    outside = replace(law(), procedure=replace(procedure, clocks=clocks))
    matter = Matter(submit(SEPT_1), reach("answered", date(2026, 11, 2)), law_=outside)
    assert findings(matter.law, matter.state, matter.today) == ()


def test_a_right_that_has_lapsed_is_refused_the_day_after() -> None:
    lived = (submit(SEPT_1), reach("comment_opened", SEPT_1), reach("comment_closed", date(2026, 10, 12)))
    assert Matter(*lived).code(reach("objected", date(2026, 10, 20))) == "limit_passed"
    assert Matter(*lived).code(reach("objected", date(2026, 10, 19))) == ""


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ((reach("hearing_set", date(2026, 10, 12), OCT_20),), "too_late_before"),
        ((reach("comment_opened", SEPT_1), reach("comment_closed", date(2026, 9, 30))), "too_early"),
        ((reach("answered", date(2026, 11, 2)),), "limit_passed"),
    ],
)
def test_where_the_limit_only_finds_the_act_is_done_and_found(acts: tuple[object, ...], code: str) -> None:
    matter = Matter(submit(SEPT_1), *acts, law_=lenient())  # type: ignore[arg-type]  # acts and a law
    found = findings(matter.law, matter.state, matter.today)
    assert code in [one.code for one in found]
    assert all(one.seq for one in found)


def test_an_earlier_day_of_an_event_that_was_announced_in_time_is_looked_at_again() -> None:
    matter = Matter(submit(SEPT_1), reach("hearing_set", SEPT_28, OCT_20))
    assert matter.code(reach("hearing_set", date(2026, 9, 29), date(2026, 10, 9))) == "too_late_before"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (reach("unheard_of", SEPT_28), "milestone_unknown"),
        (reach("comment_closed", SEPT_28), "milestone_too_early"),
        (reach("hearing_set", SEPT_28), "planned_date_missing"),
        (reach("called", date(2026, 8, 31)), "before_its_cause"),
    ],
)
def test_a_milestone_that_cannot_be_reached_so_is_refused(act: object, code: str) -> None:
    assert Matter(submit(SEPT_1)).code(act) == code  # type: ignore[arg-type]  # one of the acts above


def test_a_milestone_does_not_stand_before_what_it_follows() -> None:
    matter = Matter(submit(SEPT_1), reach("comment_opened", SEPT_28))
    assert matter.code(reach("comment_closed", date(2026, 9, 2))) == "milestone_before_cause"
