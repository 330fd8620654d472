"""The page: complete, self-contained, and deaf to what a log's words would have it do."""

import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from banjie.faces.cli.watch_report.html import embedded, render_html
from banjie.faces.cli.watch_report.wording import HOME
from banjie.faces.cli.wording import LANGUAGES
from tests.faces.cli.watch_report import made


class Seen(HTMLParser):
    """What a browser would make of the page: elements, attributes, words."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] not in {"script", "style"}:
            self.words += data


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(made.report(), "zh-Hans", made.RULES)


@pytest.fixture(scope="module")
def seen(page: str) -> Seen:
    return Seen(page)


def test_the_same_report_is_the_same_page(page: str):
    assert render_html(made.report(), "zh-Hans", made.RULES) == page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(language: str):
    assert Seen(render_html(made.report(), language, made.RULES)).tags[0] == ("html", {"lang": language})


def test_the_answer_comes_first_with_its_numbers_and_formula(seen: Seen):
    told = "".join(seen.words.split())
    assert "办结的1,329件里，晚办结309件（按日期算；按时刻算377件）。" in told
    assert "还在办的105件里，已过期39件。" in told
    assert "74.56%：1,020÷1,368，按时办结÷（办结＋过期未办）。" in told


def test_words_of_a_log_never_become_elements(page: str, seen: Seen):
    assert [tag for tag, _ in seen.tags].count("script") == 3  # the numbers, the chart library, ours
    assert "<script>alert" not in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nothing_is_fetched_from_anywhere(seen: Seen):
    fetching = {"src", "srcset", "action", "data", "poster", "style"}
    assert not [(tag, attrs) for tag, attrs in seen.tags if fetching & {*attrs} or tag in {"link", "iframe", "img"}]
    assert all((attrs["href"] or "").startswith("#") for _, attrs in seen.tags if "href" in attrs)


def test_only_our_own_scripts_may_run(seen: Seen):
    policy = next(attrs["content"] for _, attrs in seen.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_every_link_leads_to_something_on_the_page_and_ids_are_unique(seen: Seen):
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    links = {(attrs["href"] or "")[1:] for _, attrs in seen.tags if "href" in attrs}
    assert len(ids) == len({*ids})
    assert links <= {*ids}


def test_a_rule_that_could_not_be_checked_says_what_is_missing(seen: Seen):
    assert "“录入时间”这一列、“停表”这一步、“odd role”这一列" in seen.words


def test_a_log_that_tells_little_makes_a_page_that_says_so():
    bare = Seen(render_html(made.bare(), "zh-Hans", {}))
    assert "晚没晚办结无法判断" in bare.words
    assert "没有一件到期，不算 100%" in "".join(bare.words)
    assert [tag for tag, _ in bare.tags].count("script") == 1


def test_embedded_numbers_cannot_end_their_element_and_come_back_whole():
    value = {"a": made.HOSTILE, "b": "<!-- & \u2028"}
    assert not re.search("[<>&\u2028]", embedded(value))
    assert json.loads(embedded(value)) == value


def test_the_chart_library_is_what_its_manifest_says():
    vendor = files(HOME) / "vendor"
    told = json.loads((vendor / "manifest.json").read_text("utf-8"))
    assert sha256((vendor / told["file"]).read_bytes()).hexdigest() == told["sha256"]
    assert all((vendor / name).is_file() for name in told["licence_files"])
