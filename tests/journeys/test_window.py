"""At the window: on the spot, in one page."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import picture, sign_in
from tests.journeys.walking import printed, tick, type_applicant
from tests.serving import Served


def test_a_clerk_accepts_decides_and_hands_over_on_one_page(page: Page, office: Served) -> None:
    sign_in(page, office, "zhou")
    page.goto("/desk/hall/QH-SJ-0101/")
    type_applicant(page, "王小明")
    tick(page, "form", "old")
    picture(page, "window")
    page.locator("button[name=do][value=spot]").click()
    expect(page.locator("h1")).to_contain_text("食品小作坊")
    picture(page, "window-done")
    assert "王小明" in printed(page, "受理")
    assert "核验码" in printed(page, "核验码")


def test_what_was_typed_stays_when_a_paper_is_missing(page: Page, office: Served) -> None:
    sign_in(page, office, "zhou")
    page.goto("/desk/hall/QH-SJ-0101/")
    type_applicant(page, "王小明")
    page.locator("button[name=do][value=spot]").click()
    expect(page.locator("[role=alert]").first).to_contain_text("申请表")
    expect(page.locator("input[name=applicant-name]")).to_have_value("王小明")


def test_a_clerk_without_the_power_is_told_who_has_it(page: Page, office: Served) -> None:
    sign_in(page, office, "zhou")
    page.goto("/desk/hall/QH-WJ-0102/")
    assert page.locator("button[name=do][value=spot]").count() == 0
    assert page.locator("button[name=do][value=accept]").count() == 1
