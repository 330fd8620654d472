"""The keys of the answers are those that the documentation promises."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.office import TestOffice, Visitor, accepted

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "api.md"
FREE = ("params", "question", "stops", "extensions", "overlapping_stops")  # as banjie clock has them


def keys(plain: object) -> Iterator[str]:
    if isinstance(plain, list):
        for one in plain:
            yield from keys(one)
    if isinstance(plain, dict):
        yield from plain
        for name, value in plain.items():
            yield from keys(value) if name not in FREE else ()


def test_every_key_is_told(visit: Visitor, office: TestOffice) -> None:
    told = set(re.findall(r"`([a-z_]+)`", DOCUMENT.read_text("utf-8")))
    case = accepted(office, datetime(2026, 9, 16, 2, tzinfo=UTC))
    answers = (
        visit.get("/api/v1/clock?start=2026-09-28&limit=20wd"),
        visit.get(f"/api/v1/tracking/{case.code}/clocks"),
    )
    assert not {key for answer in answers for key in keys(answer.json())} - told


def test_problems_have_the_keys_of_their_standard(visit: Visitor) -> None:
    problem = visit.get("/api/v1/clock?limit=20wd").json()
    assert set(problem) == {"type", "title", "status", "detail", "code", "params"}
