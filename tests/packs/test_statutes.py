"""The packs beside the texts of nine statutes: no limit is left out, and each counts what its law counts."""

import json
import re
from functools import cache
from typing import Any

import pytest

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.core.clock.limit import Unit
from banjie.services.files.clock_limits import pack_limits
from tests.core.pack.demo import PACKS
from tests.shared_data import shared

DIGITS = "零一二三四五六七八九"
NO_LIMITS = {  # rules of counting, days of effect, days of the year
    ("政府信息公开条例", 49), ("政府信息公开条例", 56), ("行政处罚法", 85), ("行政处罚法", 86), ("行政复议法", 88),
}  # fmt: skip
ELSEWHERE = {  # the same clock under another article, or one that no event of a case can start yet
    ("行政复议法", 31, 5): "the review of Art. 30 ends with the notice",
    ("行政复议法", 34, 15): "行政诉讼法 45",
    ("行政复议法", 41, 60): "depends on the ground of a stop",
    ("行政复议法", 57, 30): "the note of Art. 56",
    ("行政复议法", 57, 7): "the note of Art. 56",
}
WORKING = {"行政处罚法": {2, 3, 5, 7}, "行政复议法": {3, 5, 7, 10}}


def number(text: str) -> int:
    """Return a number below 100, written in digits or in Chinese."""
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return DIGITS.index(text)
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)


@cache
def packed() -> dict[tuple[str, int], set[tuple[int, Unit]]]:
    """Return the limits of the packs by law and article."""
    found: dict[tuple[str, int], set[tuple[int, Unit]]] = {}
    for pack in pack_limits(FoldersOnDisk(), PACKS / "cn"):
        for one in pack.limits:
            article = re.match(r"\d+", one.citation.article) if one.citation else None
            if one.citation and one.limit and article:
                key = (one.citation.law, int(article.group()))
                found.setdefault(key, set()).add((one.limit.days, one.limit.unit))
    return found


def stated() -> list[tuple[str, int, int, str]]:
    """Return law, article, number and unit of every limit found in the statutes' texts."""
    plain: list[dict[str, Any]] = json.loads(shared("data/laws/statutory_time_limits.json").read_text("utf-8"))
    rows = [(one["law"].partition("(")[0], number(one["article"][1:-1]), number(one["amount"]), one["unit"])
            for one in plain]  # fmt: skip
    return [row for row in rows if row[:2] not in NO_LIMITS and row[:3] not in ELSEWHERE]


def test_every_limit_of_the_statutes_stands_in_a_pack() -> None:
    missing = [row for row in stated() if not any(days == row[2] for days, _ in packed().get(row[:2], ()))]
    assert missing == []


def test_what_a_statute_calls_working_days_counts_working_days() -> None:
    said = [row for row in stated() if row[3] == "个工作日"]
    assert said
    assert [row for row in said if (row[2], Unit.WORKING_DAY) not in packed()[row[:2]]] == []


@pytest.mark.parametrize("law", WORKING)
def test_the_days_a_law_makes_working_days_and_no_others(law: str) -> None:
    wrong = [
        row for row in stated()
        if row[0] == law
        and (row[2], Unit.WORKING_DAY if row[2] in WORKING[law] else Unit.CALENDAR_DAY) not in packed()[row[:2]]
    ]  # fmt: skip
    assert wrong == []


def test_the_agencys_limits_of_a_licence_are_working_days() -> None:
    units = {unit for (law, article), limits in packed().items() if law == "行政许可法" and article != 50
             for _, unit in limits}  # fmt: skip
    assert units == {Unit.WORKING_DAY}


def test_plain_days_of_petitions_and_supervision_are_calendar_days() -> None:
    plain = [row for row in stated() if row[0] in {"信访工作条例", "政府督查工作条例"} and row[3] == "日"]
    assert plain
    assert [row for row in plain if (row[2], Unit.CALENDAR_DAY) not in packed()[row[:2]]] == []
