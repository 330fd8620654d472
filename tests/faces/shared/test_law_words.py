"""Articles and numerals as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.citation import Citation
from banjie.faces.shared.law_words import article, chinese_numeral, in_language, law_name


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "〇"), (4, "四"), (10, "十"), (15, "十五"), (20, "二十"), (45, "四十五"), (100, "一百"), (108, "一百零八"),
     (110, "一百一十"), (201, "二百零一"), (999, "九百九十九"), (1260, "1260")],
)  # fmt: skip
def test_numerals_are_written_as_laws_write_them(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@given(st.integers(0, 999), st.integers(0, 999))
def test_two_numbers_are_never_written_alike(one: int, other: int) -> None:
    assert (chinese_numeral(one) == chinese_numeral(other)) == (one == other)


def test_a_local_rule_is_told_by_its_note() -> None:
    local = Citation(law="本地规定", article="", note="由各地定")
    assert article(local, "zh-Hans") == "本地规定：由各地定"


@pytest.mark.parametrize(
    ("place", "language", "written"),
    [("42", "zh-Hans", "《行政许可法》第四十二条"), ("42.2", "zh-Hans", "《行政许可法》第四十二条第二款"),
     ("32(4)", "zh-Hant", "《行政許可法》第三十二條第（四）項"),
     ("61.2(1)", "zh-Hans", "《行政许可法》第六十一条第二款第（一）项"),
     ("42.2", "en", "Administrative Licensing Law (行政许可法), Article 42, paragraph 2")],
)  # fmt: skip
def test_an_article_is_cited_with_its_paragraph_and_its_item(place: str, language: str, written: str) -> None:
    assert article(Citation(law="行政许可法", article=place), language) == written


def test_no_citation_says_nothing() -> None:
    assert article(None, "en") == ""


def test_a_law_no_word_is_known_for_keeps_its_name() -> None:
    assert law_name("某某条例", "en") == "某某条例"


def test_a_word_missing_in_a_language_falls_back() -> None:
    assert in_language({"zh-Hans": "甲"}, "en") == "甲"
    assert in_language({}, "en", "code") == "code"
