"""A real office and a real browser; without a browser on the machine the journeys skip, saying so."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import Served, new_data_folder, serve

PATIENCE_MS = 10_000
PICTURES = os.environ.get("BANJIE_PICTURES", "")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def office() -> Iterator[Served]:
    """Return a demonstration that serves for the whole session, on its own day."""
    served = serve(new_data_folder())
    yield served
    served.stop()


@pytest.fixture(scope="module")  # not longer: its event loop would keep other tests from the database
def browser() -> Iterator[Browser]:
    """Return the system's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine: install it (scripts/set_up_browser.sh) to run the journeys")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, office: Served) -> Iterator[Page]:
    """Return an empty tab of a reader who has just come, on the office's address; script errors fail the test."""
    context = browser.new_context(base_url=office.url, locale="zh-CN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield tab
    context.close()
    assert not faults


def sign_in(page: Page, office: Served, login: str) -> None:
    """Sign in at the desk as one of the demonstration's people."""
    page.context.clear_cookies()
    page.goto("/desk/sign-in/")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(office.logins[login])
    page.locator("main button[type=submit]").click()


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page at both widths where BANJIE_PICTURES names a folder."""
    if not PICTURES:
        return
    before = page.viewport_size
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    if before:
        page.set_viewport_size(before)
