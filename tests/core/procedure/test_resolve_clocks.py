"""What a region may choose of a clock, and what the law does not know yet on a day."""

from dataclasses import replace
from datetime import date

import pytest

from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import Silence
from banjie.core.procedure.pack_law import ClockLaw, PackLaw, Parameter
from banjie.core.procedure.procedure import Milestone, Procedure
from banjie.core.procedure.resolve import ResolveError, resolve
from tests.core.procedure.laws import ARTICLE, LAW, NEW, OLD, item, since

CONSENT = ClockLaw(
    name="consent",
    starts=("asked",),
    ends=("agreed",),
    limits=(since(NEW, Limit(days=15, citation=ARTICLE)),),
    silences=(since(NEW, Silence(act="reach", milestone="agreed", citation=ARTICLE)),),
)


def law(**parameters: Parameter) -> PackLaw:
    named = {name.replace("__", "."): (since(OLD, value),) for name, value in parameters.items()}
    stones = {"agreed": (since(NEW, Milestone(name="agreed", citation=ARTICLE)),)}
    return replace(LAW, clocks=(*LAW.clocks, CONSENT), parameters={**LAW.parameters, **named}, milestones=stones)


def resolved(pack: PackLaw, day: date = NEW, **region: str) -> Procedure:
    return resolve(pack, item(), {name.replace("__", "."): value for name, value in region.items()}, day)


def test_a_clock_and_a_milestone_that_a_later_law_brought_are_not_there_before_it() -> None:
    before, after = resolved(law(), OLD), resolved(law(), NEW)
    assert [clock.name for clock in before.clocks] == ["decision"]
    assert before.milestone("agreed") is None
    assert [clock.name for clock in after.clocks] == ["decision", "consent"]
    assert after.milestone("agreed") is not None


def test_grounds_that_a_later_law_brought_are_not_there_before_it() -> None:
    pack = replace(law(), stop_grounds=(since(NEW, ()),), supplement_times=(since(NEW, 1),))
    assert (resolved(pack, OLD).supplement_times, resolved(pack, NEW).supplement_times) == (0, 1)


def test_a_region_sets_the_days_and_the_unit_that_the_law_leaves_open() -> None:
    pack = law(limit__consent=Parameter(value="15", least=5, most=20), unit__consent=Parameter(value="working_day"))
    limit = resolved(pack, limit__consent="7", unit__consent="calendar_day").clock("consent").limit
    assert (limit.days, limit.unit, limit.citation) == (7, Unit.CALENDAR_DAY, ARTICLE)


def test_silence_has_its_effect_only_where_it_is_not_switched_off() -> None:
    switched = law(silence__consent=Parameter(value="off"))
    assert resolved(law()).clock("consent").silence is not None
    assert resolved(switched).clock("consent").silence is None
    assert resolved(switched, silence__consent="on").clock("consent").silence is not None


@pytest.mark.parametrize(("name", "value"), [("silence__consent", "maybe"), ("unit__consent", "month")])
def test_a_choice_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(ResolveError, match="two values"):
        resolved(law(**{name: Parameter(value=value)}))
