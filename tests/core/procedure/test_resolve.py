"""Which law holds for an item on a day, and what may not be joined."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.procedure.pack_law import in_force
from banjie.core.procedure.resolve import ResolveError, resolve
from tests.core.procedure.laws import ARTICLE, LAW, NEW, OLD, item, since

TODAY = date(2026, 9, 28)


def wrong(day: date = TODAY, region: dict[str, str] | None = None, **given: object) -> ResolveError:
    with pytest.raises(ResolveError) as caught:
        resolve(LAW, item(**given), region or {}, day)
    return caught.value


def test_the_law_of_the_day_holds() -> None:
    assert resolve(LAW, item(), {}, NEW).clock("decision").legal.days == 10
    assert resolve(LAW, item(), {}, NEW - timedelta(days=1)).clock("decision").legal.days == 20


def test_the_remedy_is_that_of_the_day() -> None:
    assert resolve(LAW, item(), {}, date(2015, 1, 1)).remedy.months == 3
    assert resolve(LAW, item(), {}, TODAY).remedy.months == 6


def test_cases_under_the_same_law_share_one_procedure() -> None:
    assert resolve(LAW, item(), {}, TODAY) == resolve(LAW, item(), {}, TODAY + timedelta(days=30))


def test_an_item_may_promise_less_than_the_law() -> None:
    promised = resolve(LAW, item(promised_days=4), {}, TODAY).clock("decision").promised
    assert promised is not None
    assert (promised.days, promised.citation) == (4, ARTICLE)


def test_an_item_may_not_promise_more_than_the_law() -> None:
    error = wrong(promised_days=11)
    assert (error.field, error.value, error.remedy) == ("item.promised_days", "11", "write promised_days from 1 to 10")


def test_an_item_may_not_have_a_longer_legal_limit() -> None:
    assert wrong(legal_days=11).field == "item.legal_days"


def test_a_promise_is_held_against_the_items_own_legal_limit() -> None:
    assert wrong(legal_days=5, promised_days=6).remedy == "write promised_days from 1 to 5"


def test_on_the_spot_has_its_own_flow_and_nothing_to_count() -> None:
    spot = resolve(LAW, item(kind="1", promised_days=0), {}, TODAY)
    assert spot.on_the_spot
    assert spot.flow == {"nodes": [1]}
    assert spot.clock("decision").promised is None


def test_a_region_sets_its_parameters() -> None:
    procedure = resolve(LAW, item(), {"warn_days": "4", "court": "乙法院"}, TODAY)
    assert procedure.clock("decision").warn_days == 4
    assert procedure.remedy.court == "乙法院"


def test_what_a_region_leaves_out_is_the_packs() -> None:
    procedure = resolve(LAW, item(), {}, TODAY)
    rule = procedure.rule("submit")
    assert rule is not None
    assert (procedure.clock("decision").warn_days, rule.backdate_days) == (2, 1)


@pytest.mark.parametrize("value", ["0", "6", "-1", "two", "", "２"])
def test_a_region_stays_within_the_packs_bounds(value: str) -> None:
    assert wrong(region={"warn_days": value}).remedy == "write a whole number from 1 to 5"


def test_a_region_sets_nothing_the_pack_does_not_leave_to_it() -> None:
    assert wrong(region={"legal_days": "90"}).field == "parameters.legal_days"


def test_no_law_holds_before_the_first_entry() -> None:
    error = wrong(OLD - timedelta(days=1))
    assert "it begins on 2010-01-01" in str(error)


def test_an_item_of_another_type_needs_another_pack() -> None:
    assert wrong(type="02").field == "item.type"


@given(st.sets(st.dates(), min_size=1, max_size=6), st.dates())
def test_the_entry_in_force_is_the_latest_begun(begins: set[date], day: date) -> None:
    entry = in_force([since(begin, begin) for begin in begins], day)
    assert (entry.value if entry else None) == max((begin for begin in begins if begin <= day), default=None)
