"""Dates, names and money as readers expect them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.faces.shared import formats

DAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-Hans", "2026年10月14日（周三）"), ("zh-Hant", "2026年10月14日（週三）"), ("en", "Wed 14 October 2026")],
)
def test_a_date_has_its_weekday(language: str, text: str) -> None:
    assert formats.date_long(DAY, language) == text


def test_tables_have_short_dates() -> None:
    assert formats.date_short(DAY) == "10-14"


def test_a_span_is_joined_by_a_dash_and_one_day_is_one_date() -> None:
    assert formats.date_range(date(2026, 10, 1), date(2026, 10, 7)) == "10月1日—10月7日"
    assert formats.date_range(DAY, DAY) == "10月14日"


def test_an_instant_is_shown_in_the_offices_zone() -> None:
    at = datetime(2026, 10, 13, 16, 5, tzinfo=UTC)
    assert formats.moment(at) == "2026年10月14日 00:05"
    assert formats.moment(at, "en", ZoneInfo("Asia/Urumqi")) == "13 October 2026, 22:05 (Asia/Urumqi)"


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.moment(datetime(2026, 10, 13, 16, 5))  # noqa: DTZ001  # what is refused


@pytest.mark.parametrize(("name", "masked"), [("王芳", "王*"), ("马小丽", "马**"), ("李", "李"), ("", "")])
def test_a_person_keeps_the_first_character(name: str, masked: str) -> None:
    assert formats.masked_person(name) == masked


@pytest.mark.parametrize(("name", "masked"), [("和美美发店", "和*美发店"), ("老王店", "老**")])
def test_a_shop_loses_the_second_character(name: str, masked: str) -> None:
    assert formats.masked_firm(name) == masked


@given(st.text(st.characters(whitelist_categories=["Nd", "Lu"]), max_size=30))
def test_at_most_four_signs_of_a_number_are_shown(number: str) -> None:
    masked = formats.masked_number(number)
    assert len(masked) == len(number)
    assert len(masked.replace("*", "")) <= 4


@pytest.mark.parametrize(("amount", "text"), [(1200, "1,200元"), (Decimal("86.5"), "86.50元"), (0, "0元")])
def test_money_has_cents_only_where_there_are_any(amount: Decimal | int, text: str) -> None:
    assert formats.money(amount) == text
