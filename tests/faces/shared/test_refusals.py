"""Every refusal is said in words, in every language, with its article: no code reaches a reader."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.act.refusal import Refusal
from banjie.core.procedure.procedure import Procedure
from banjie.core.procedure.resolve import resolve
from banjie.core.values.citation import Citation
from banjie.faces.shared.refusals import refusal_words
from banjie.faces.shared.words import LANGUAGES, words
from banjie.services.cases import case_refer
from tests.faces.shared.codes_of_core import codes_in, codes_of
from tests.office import PROMISED, items

CODES = sorted({key.split(".")[1] for key in words().texts["en"] if key.startswith("refusal.")})
PARAMS = {
    "asked": "accept", "roles": "officer|party", "needed": "2", "date": "2026-10-12", "today": "2026-10-12",
    "earliest": "2026-10-12", "days": "3", "cause": "accepted", "cause_date": "2026-10-12", "phase": "running",
    "wanted": "submitted|running", "materials": "form|plan", "ground": "testing", "grounds": "testing|hearing",
    "step": "review", "steps": "review|site_check", "open": "proposal", "since": "2026-10-12", "choice": "papers_only",
    "choices": "papers_only|site_check_needed", "until": "2026-10-12", "months": "6", "how": "post",
    "ways": "post|electronic", "seq": "4", "kind": "accepted", "matter": "m", "clock": "decision",
    "known": "decision|delivery", "most": "10", "times": "1", "last": "2026-10-12", "start": "2026-10-12",
    "lawful": "2026-10-12", "event": "2026-10-12", "falls": "2026-10-12", "milestone": "hearing",
    "after": "accepted|step_completed.review", "approver": "clerk", "children": "WJ-1|XF-2", "parent": "QT-1",
    "item": "T-1", "office": "县局",
}  # fmt: skip
KINDS_OF_CODE = {"approver_wrong": {"wanted": "head"}, "late_entry_other": {"kind": "request_supplement"}}
REFER = Path(case_refer.__file__)  # the one deed that refuses by itself: what it names is not in the core
ARTICLE = Citation(law="行政许可法", article="32(4)")


@cache
def procedure() -> Procedure:
    pack = PacksOnDisk(packs_folder(None)).pack_for("01")
    assert pack is not None
    return resolve(pack, {item.code: item for _, item in items()}[PROMISED], {}, date(2026, 10, 12))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_no_code_and_no_gap_reaches_the_reader(code: str, language: str) -> None:
    params = {**PARAMS, **KINDS_OF_CODE.get(code, {})}
    told = refusal_words(
        Refusal(code=code, citation=ARTICLE, missing="accept × T-1", params=params), procedure(), language
    )
    text = f"{told.why} {told.next}"
    assert "{" not in text
    assert "|" not in text
    assert not re.search(r"\b[a-z]+_[a-z_]+\b|2026-10-12", text)


def test_whatever_the_core_refuses_has_words_and_no_words_are_left_over() -> None:
    found = (codes_in() | codes_of(REFER)) - codes_in("findings")
    assert {"wrong_phase", "limit_passed", "extension_late", "materials_missing_again"} <= found
    assert set(CODES) == found


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


@pytest.mark.parametrize(("days", "most"), [("30", "10"), ("3", "1")])
def test_an_extension_is_told_in_the_unit_of_its_clock(days: str, most: str) -> None:
    params = {"clock": "decision", "days": days, "most": most}
    told = refusal_words(Refusal(code="extension_too_long", params=params), procedure(), "en")
    assert f"{days} working days" in told.why
    assert told.next == f"Give {most} working day{'s' if most != '1' else ''} or less."


def test_a_missing_grant_names_act_and_item() -> None:
    refusal = Refusal(code="no_authority", missing="accept × T-1", params={"asked": "accept"})
    assert "受理 × T-1" in refusal_words(refusal, procedure(), "zh-Hans").next
