"""The report as Markdown."""

import pytest

from banjie.faces.cli.watch_report.markdown import escaped, render_markdown
from banjie.faces.cli.wording import LANGUAGES
from tests.faces.cli.watch_report import made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_is_the_same_text(language: str):
    assert render_markdown(made.report(), language, made.RULES) == render_markdown(made.report(), language, made.RULES)


def test_the_answer_stands_before_every_table():
    text = render_markdown(made.report(), "zh-Hans", made.RULES)
    assert "办结的 **1,329** 件里，晚办结 **309** 件（按日期算；按时刻算 **377** 件）。" in text.split("|")[0]


def test_every_row_of_a_table_has_as_many_cells_as_its_head():
    table: list[str] = []
    for line in render_markdown(made.report(), "en", made.RULES).splitlines():
        table = [*table, line] if line.startswith("|") else []
        assert len({row.replace("\\|", "").count("|") for row in table}) <= 1


def test_words_of_the_log_stay_words():
    assert "<script>" not in render_markdown(made.report(), "zh-Hans", made.RULES)
    assert escaped("a|b\n[x](y) `c` *d* <e>") == r"a\|b \[x\]\(y\) \`c\` \*d\* \<e\>"


def test_a_log_that_tells_little_says_so():
    assert "无数据" in render_markdown(made.bare(), "zh-Hans", {})
