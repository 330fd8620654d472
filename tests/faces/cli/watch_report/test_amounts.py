"""Numbers as readers see them."""

import pytest

from banjie.faces.cli.watch_report.amounts import amount, fraction, moment, number, rate, value_text
from banjie.faces.cli.watch_report.wording import report_words

WORDS = report_words("zh-Hans")


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (1434, "1,434"), (14.005, "14.01"), (0.125, "0.13"), (-1234.5, "-1,234.50")]
)
def test_numbers_have_their_thousands_apart_and_round_half_up(value: float, shown: str):
    assert number(value) == shown


def test_a_rate_is_divided_from_its_parts_and_rounded_not_cut():
    assert rate(WORDS, {"num": 6924, "den": 6945}).text == "99.70%"


@pytest.mark.parametrize("share", [None, {"num": 0, "den": 0}, {"num": None, "den": 3}, {"num": 1, "den": None}])
def test_an_empty_denominator_is_no_data_and_never_a_rate(share: dict[str, int] | None):
    shown = rate(WORDS, share)
    assert (shown.text, shown.empty) == ("无数据", True)


def test_a_fraction_shows_both_parts_even_where_they_are_nothing():
    assert fraction(WORDS, {"num": 0, "den": 0}).text == "0 ÷ 0"


def test_nothing_has_no_cases_to_open():
    assert amount(WORDS, 0, opens="late").opens is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2011-01-05T09:12:00Z", "2011-01-05 09:12 UTC"),
        ("2011-01-05T09:12:00+01:00", "2011-01-05 09:12+01:00"),
        ("2011-01-05T09:12:33", "2011-01-05 09:12"),
        ("2011-01-05T09:12:33.123456", "2011-01-05 09:12"),
        ("2011-01-05", "2011-01-05"),
        (None, ""),
    ],
)
def test_a_moment_is_shown_to_the_minute_in_its_zone(written: str | None, shown: str):
    assert moment(written) == shown


@pytest.mark.parametrize(("value", "shown"), [(None, "不知道"), (True, "是"), (3, "3"), ("x", "x")])
def test_a_fact_is_shown_as_text(value: object, shown: str):
    assert value_text(WORDS, value) == shown
