"""The page in a real browser: nothing runs that is not ours, numbers open their cases, it fits a phone and paper."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from banjie.faces.cli.watch_report.html import render_html
from tests.faces.cli.watch_report import made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine: install it (scripts/set_up_browser.sh) to look at the page")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(made.report(), "zh-Hans", made.RULES), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda said: faults.append(said.text))
    tab.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda asked: faults.append(asked.url) if asked.url != address else None)
    tab.goto(address)
    yield tab
    tab.close()
    assert not faults


def test_a_number_opens_its_cases_and_leads_back(page: Page):
    number = page.locator("#answer a.opens", has_text="309")
    number.press("Enter")
    cases = page.locator("details.cases", has_text="晚办结").first
    assert cases.locator("li").first.is_visible()
    assert "另有 109 件没有列出；其中有发现的都在 CSV 里" in cases.inner_text()
    cases.locator(".back a").click()
    assert number.evaluate("one => one === document.activeElement")


def test_a_column_is_sorted_by_keyboard_and_says_so(page: Page):
    head = page.locator("#t-offices th").nth(1)
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    counts = [text.split()[0] for text in page.locator("#t-offices tbody td:nth-child(2)").all_inner_texts()]
    assert counts == ["4", "500", "700"]


def test_findings_are_filtered_and_counted(page: Page):
    page.select_option("select[name=severity]", "red")
    assert page.locator("#t-findings tbody tr:visible").count() == 2
    assert page.locator(".filter [role=status]").inner_text() == "列出 2 条，共 38 条"
    page.fill("input[name=text]", "nothing like it")
    assert page.locator(".filter [role=status]").inner_text() == "没有符合筛选的发现。"
    page.click(".filter button")
    page.wait_for_function("document.querySelectorAll('#t-findings tbody tr:not([hidden])').length === 38")


def test_the_chart_is_drawn_as_lines_and_described(page: Page):
    assert page.locator("#chart svg").is_visible()
    assert page.locator("#chart").get_attribute("aria-label") == "每月晚办结和过期未办的件数"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_runs_off_the_side(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_no_controls_and_short_lists_open(page: Page):
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".filter").is_visible()
    assert not page.locator(".contents").is_visible()
    assert page.locator("details.cases[data-short] li").first.is_visible()


def test_without_script_everything_is_there(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    assert tab.locator("details.cases li").first.is_visible()
    assert tab.locator("#t-months tbody tr").count() == 12
    assert not tab.locator(".filter").is_visible()
    context.close()
