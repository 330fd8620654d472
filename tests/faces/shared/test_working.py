"""The working-out table names every day and folds the long runs."""

from datetime import date

import pytest

from banjie.core.clock.limit import Limit
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import work_out
from banjie.faces.shared.words import LANGUAGES
from banjie.faces.shared.working import WorkingView, working_view
from tests.core.calendar.shipped import shipped

TODAY = date(2026, 10, 12)


def view(last: date | None = date(2026, 10, 9), language: str = "zh-Hans", until: date | None = None) -> WorkingView:
    stop = Stop(first_date=date(2026, 9, 22), last_date=last, ground="testing")
    out = work_out(shipped(), date(2026, 9, 16), Limit(days=8), [stop], until=until)
    return working_view(out, calendar=shipped(), today=TODAY, language=language)


def why(day: str) -> str:
    return next(line.why for line in view().lines if line.date == day)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("09-16", "受理当天，不算"),
        ("09-17", "从这天数起"),
        ("09-19", "周末，不算"),
        ("09-20", "国庆节调休，算（国办发明电〔2025〕7号）"),
        ("09-22", "停表第一天，不算"),
        ("09-25至09-27", "中秋节3天，不算"),
        ("10-01至10-07", "国庆节7天，不算"),
        ("10-09", "停表末日，不算"),
        ("10-12", "今天"),
        ("10-14", "到期日"),
    ],
)
def test_every_day_has_its_reason(day: str, reason: str) -> None:
    assert why(day) == reason


def test_the_count_runs_to_the_limit_and_the_last_line_is_due() -> None:
    lines = view().lines
    assert [line.count for line in lines if line.count.startswith("第")][-1] == "第8天"
    assert "is-due" in lines[-1].looks


def test_the_caption_names_both_ends_and_only_the_first_while_stopped() -> None:
    assert view().caption == "8个工作日，从9月17日数到10月14日"
    assert view(None).caption == "8个工作日，从9月17日数起，停表中"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_days_beyond_the_limit(language: str) -> None:
    lines = view(language=language, until=date(2026, 10, 20)).lines
    assert all(line.why for line in lines if line.date > "10-14")
