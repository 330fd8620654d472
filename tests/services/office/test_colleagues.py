"""Who works in a scope on a day, and who may do what an officer may not."""

from datetime import UTC, date, datetime, timedelta

from banjie.core.values.office_time import office_date
from banjie.services.office.colleagues import colleagues, who_may
from tests.office import BEGIN, COUNTY, HEALTH, MARKET, PROMISED, SPOT, TestOffice

TODAY = office_date(datetime.now(UTC))


def names(found: tuple[object, ...]) -> set[str]:
    return {one.name for one in found}  # type: ignore[attr-defined]  # both answers have names


def test_colleagues_are_those_at_or_below_the_scope(office: TestOffice) -> None:
    assert names(colleagues(HEALTH, TODAY)) == {"李卫", "吴桐", "钱正"}
    assert names(colleagues(COUNTY, TODAY)) == {"周敏", "李卫", "吴桐", "钱正", "孙立"}


def test_before_they_held_a_post_they_are_no_colleagues(office: TestOffice) -> None:
    assert colleagues(HEALTH, BEGIN - timedelta(days=1)) == ()


def test_who_may_is_asked_upwards_from_the_office_of_the_case(office: TestOffice) -> None:
    assert names(who_may("grant", PROMISED, HEALTH, TODAY)) == {"钱正"}
    assert names(who_may("grant", SPOT, MARKET, TODAY)) == {"周敏", "孙立"}
    assert names(who_may("accept", PROMISED, HEALTH, TODAY)) == {"周敏"}


def test_nobody_may_what_nobody_was_given(office: TestOffice) -> None:
    assert who_may("dance", PROMISED, HEALTH, TODAY) == ()
    assert who_may("grant", PROMISED, HEALTH, date(2019, 1, 1)) == ()
