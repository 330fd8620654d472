"""Every refusal is said in words, in every language, with its article: no code reaches a reader."""

import re
from datetime import date
from functools import cache

import pytest

from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.act.refusal import Refusal
from banjie.core.procedure.procedure import Procedure
from banjie.core.procedure.resolve import resolve
from banjie.core.values.citation import Citation
from banjie.faces.shared.refusals import refusal_words
from banjie.faces.shared.words import LANGUAGES, words
from tests.office import PROMISED, items

CODES = sorted({key.split(".")[1] for key in words().texts["en"] if key.startswith("refusal.")})
PARAMS = {
    "asked": "accept", "roles": "officer|party", "needed": "2", "date": "2026-10-12", "today": "2026-10-12",
    "earliest": "2026-10-12", "days": "3", "cause": "accepted", "cause_date": "2026-10-12", "phase": "running",
    "wanted": "submitted|running", "materials": "form|plan", "ground": "testing", "grounds": "testing|hearing",
    "step": "review", "steps": "review|site_check", "open": "proposal", "since": "2026-10-12", "choice": "papers_only",
    "choices": "papers_only|site_check_needed", "until": "2026-10-12", "months": "6", "how": "post",
    "ways": "post|electronic", "seq": "4", "kind": "accepted", "matter": "m",
}  # fmt: skip
ARTICLE = Citation(law="行政许可法", article="32(4)")


@cache
def procedure() -> Procedure:
    pack = PacksOnDisk(packs_folder(None)).pack_for("01")
    assert pack is not None
    return resolve(pack, {item.code: item for _, item in items()}[PROMISED], {}, date(2026, 10, 12))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_no_code_and_no_gap_reaches_the_reader(code: str, language: str) -> None:
    told = refusal_words(
        Refusal(code=code, citation=ARTICLE, missing="accept × T-1", params=PARAMS), procedure(), language
    )
    text = f"{told.why} {told.next}"
    assert "{" not in text
    assert "|" not in text
    assert not re.search(r"\b[a-z]+_[a-z_]+\b|2026-10-12", text)


@pytest.mark.parametrize(
    ("language", "article"),
    [
        ("zh-Hans", "《行政许可法》第三十二条第（四）项"),
        ("zh-Hant", "《行政許可法》第三十二條第（四）項"),
        ("en", "Administrative Licensing Law (行政许可法), Article 32(4)"),
    ],
)
def test_the_article_is_cited_as_each_language_cites(language: str, article: str) -> None:
    refusal = Refusal(code="applicant_missing", citation=ARTICLE)
    assert refusal_words(refusal, procedure(), language).article == article


def test_missing_papers_are_named() -> None:
    told = refusal_words(Refusal(code="materials_missing", params={"materials": "form|plan"}), procedure(), "zh-Hans")
    assert "申请表、平面图" in told.why


def test_a_missing_grant_names_act_and_item() -> None:
    refusal = Refusal(code="no_authority", missing="accept × T-1", params={"asked": "accept"})
    assert "受理 × T-1" in refusal_words(refusal, procedure(), "zh-Hans").next
