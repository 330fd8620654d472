"""The report in a few lines."""

from io import StringIO

import pytest
from rich.console import Console

from banjie.faces.cli.watch_report.terminal import show
from banjie.faces.cli.wording import LANGUAGES
from tests.faces.cli.watch_report import made


def shown(report: dict, language: str = "zh-Hans", width: int = 100) -> str:
    out = StringIO()
    show(report, Console(file=out, width=width, force_terminal=False), language, made.RULES)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_at_most_forty_lines(language: str, width: int):
    many = made.report(
        figures=made.figures() * 4,
        rules=made.rules() * 9,
        data_quality=[{"code": "odd_time", "count": 1, "kept": "kept", "examples": []}] * 30,
        log=made.log() | {"files": made.log()["files"] * 40},
    )
    assert len(shown(many, language, width).splitlines()) <= 40


def test_the_answer_and_what_was_not_checked_are_told():
    text = shown(made.report())
    assert "晚办结 309 件" in text
    assert "1 条规则没法查：R20。" in text


def test_words_of_a_log_cannot_steer_the_terminal():
    nasty = made.report(log=made.log() | {"files": [{"name": "\x1b[2Jx [red]y[/red]", "stated": {}}]})
    assert "\x1b" not in shown(nasty)
    assert "[red]y[/red]" in shown(nasty)


def test_the_same_report_is_the_same_text():
    assert shown(made.report()) == shown(made.report())


def test_a_log_that_tells_little_is_told_in_a_few_lines():
    assert "无法判断" in shown(made.bare())
