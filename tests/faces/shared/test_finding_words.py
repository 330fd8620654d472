"""Every finding is a sentence in every language, with its article and its record."""

import re

import pytest

from banjie.core.values.finding import Finding
from banjie.faces.shared.finding_words import finding_words
from banjie.faces.shared.words import LANGUAGES, words
from tests.faces.shared.codes_of_core import codes_in
from tests.faces.shared.test_refusals import ARTICLE, procedure

CODES = sorted({key.split(".")[1] for key in words().texts["en"] if key.startswith("finding.")})
PARAMS = {
    "clock": "decision", "date": "2026-10-12", "lawful": "2026-10-10", "event": "2026-10-20", "earliest": "2026-10-21",
    "ground": "testing", "days": "12", "notified": "10", "notice": "停1", "act": "3",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_no_code_and_no_gap_reaches_the_reader(code: str, language: str) -> None:
    told = finding_words(Finding(code=code, params=PARAMS), procedure(), language)
    assert not re.search(r"[{|]|\b[a-z]+_[a-z_]+\b|2026-10-", told.text)


def test_whatever_the_core_finds_has_a_sentence() -> None:
    broken = {"limit_passed", "too_late_before", "too_early"}
    assert set(CODES) == codes_in("findings") | broken


def test_article_and_record_are_named() -> None:
    told = finding_words(Finding(code="silence_overruled", params=PARAMS, citation=ARTICLE, seq=3), procedure(), "en")
    assert (told.article, told.seq) == ("Administrative Licensing Law (行政许可法), Article 32(4)", 3)


def test_a_stop_is_named_by_its_ground() -> None:
    assert "检测" in finding_words(Finding(code="stop_untold", params=PARAMS), procedure(), "zh-Hans").text
