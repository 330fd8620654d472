"""What one part of the tree does otherwise than the notices say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.difference import days_changed, first_difference
from banjie.core.calendar.errors import DateOutOfRange, OverrideWrong
from banjie.core.calendar.kept import calendar_of, calendar_text
from banjie.core.calendar.override import Override, reason_of
from banjie.core.calendar.table import Calendar
from tests.core.calendar.shipped import shipped

REASON = reason_of("台风停工", {"en": "Closed for a typhoon"})
DATES = st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), min_size=1, max_size=8, unique=True).map(tuple)
OVERRIDES = st.lists(st.builds(Override, dates=DATES, works=st.booleans(), reason=st.just(REASON)), max_size=3)
ORDINALS = range(date(2024, 12, 1).toordinal(), date(2028, 2, 1).toordinal())


def closed(*dates: date, works: bool = False) -> Override:
    return Override(dates=dates, works=works, reason=REASON)


@given(OVERRIDES)
def test_overrides_change_their_days_and_no_other(overrides: list[Override]) -> None:
    told = shipped().with_overrides(overrides)
    wanted = {day: override.works for override in overrides for day in override.dates}
    for day in map(date.fromordinal, ORDINALS):
        assert told.is_working(day) is wanted.get(day, shipped().is_working(day))
        assert told.is_provisional(day) is shipped().is_provisional(day)


@given(OVERRIDES)
def test_the_days_changed_are_those_worked_in_one_of_them_only(overrides: list[Override]) -> None:
    told = shipped().with_overrides(overrides)
    changed = {change.date for change in days_changed(shipped(), told)}
    assert changed == {
        day for day in map(date.fromordinal, ORDINALS) if told.is_working(day) is not shipped().is_working(day)
    }
    assert first_difference(shipped(), told) == min(changed, default=None)
    assert (told.version == shipped().version) is not bool(changed)


@given(OVERRIDES)
def test_a_calendar_comes_back_from_its_text(overrides: list[Override]) -> None:
    told = shipped().with_overrides(overrides)
    back = calendar_of(calendar_text(told))
    assert (back.version, back.names, calendar_text(back)) == (told.version, told.names, calendar_text(told))


def test_a_closed_day_says_why() -> None:
    day = date(2026, 9, 3)
    told = shipped().with_overrides([closed(day)])
    assert told.day(day).kind is DayKind.CLOSED
    assert told.names[told.day(day).name] == REASON
    assert told.add(day - timedelta(days=1), 1) == date(2026, 9, 4)


def test_a_weekend_worked_by_order_says_why() -> None:
    day = date(2026, 9, 5)
    told = shipped().with_overrides([closed(day, works=True)])
    assert told.day(day).kind is DayKind.ORDERED
    assert told.add(date(2026, 9, 4), 1) == day


def test_what_is_so_already_keeps_its_own_reason() -> None:
    day = date(2026, 10, 1)
    told = shipped().with_overrides([closed(day)])
    assert (told.day(day).name, told.version) == ("national_day", shipped().version)


def test_the_last_override_has_its_way() -> None:
    day = date(2026, 9, 3)
    assert shipped().with_overrides([closed(day), closed(day, works=True)]).is_working(day)


@pytest.mark.parametrize(
    ("code", "dates", "reason"),
    [
        ("override_days", (), REASON),
        ("override_days", tuple(date(2026, 1, 1) + timedelta(days=n) for n in range(63)), REASON),
        ("override_repeated", (date(2026, 9, 3), date(2026, 9, 3)), REASON),
        ("override_reason", (date(2026, 9, 3),), reason_of(" ")),
    ],
)
def test_an_order_that_says_too_little_or_too_much_is_refused(
    code: str, dates: tuple[date, ...], reason: dict[str, str]
) -> None:
    with pytest.raises(OverrideWrong) as refused:
        Override(dates=dates, works=False, reason=reason)
    assert refused.value.code == code


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2101, 1, 1)])
def test_a_day_outside_the_calendar_cannot_be_closed(day: date) -> None:
    with pytest.raises(DateOutOfRange):
        shipped().with_overrides([closed(day)])


def test_a_new_notice_differs_from_the_first_provisional_day_on() -> None:
    before = Calendar.from_notices(shipped().notices[:-1])
    assert first_difference(before, shipped()) == date(2025, 12, 29)
    assert first_difference(shipped(), shipped()) is None
