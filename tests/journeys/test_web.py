"""From the web to the result: a stop that moves the date, a refusal that says why and what then, an imported item."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.core.clock.due import due_date
from banjie.core.clock.stop import Stop
from banjie.services.files.calendars import load_calendar
from tests.journeys.conftest import picture, sign_in
from tests.journeys.walking import deed, open_case, printed, type_applicant, upload
from tests.serving import Served
from tests.shared_data import shared

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")
REFUSAL = {
    "basis_law": "公共场所卫生管理条例",
    "basis_article": "4",
    "reasons": "消毒间面积不足",
    "remedy_body": "青禾县人民政府",
    "court": "青禾县人民法院",
}
NUMBER = re.compile(r"[0-9A-Za-z_-]+-\d{8}-\d{4}")


def calendar() -> Calendar:
    """Return the calendar the office counts by."""
    return load_calendar(packs_folder(None))


def apply_on_the_web(page: Page, item: str, name: str, *materials: str) -> tuple[str, str]:
    """Apply as a citizen does; return the number and the tracking code of the receipt."""
    page.context.clear_cookies()
    page.goto(f"/items/{item}/")
    page.locator("a[href$='/apply/']").first.click()
    type_applicant(page, name)
    page.fill("textarea[name=f-request]", "新开一家理发店")
    upload(page, *materials)
    page.locator("button[name=step][value=review]").click()
    page.locator("button[name=step][value=submit]").click()
    said = page.locator("main").inner_text()
    number, code = NUMBER.search(said), CODE.search(said)
    assert number, said
    assert code, said
    return number[0], code[0]


def today_of(page: Page) -> date:
    """Return the demonstration's today as its banner says it."""
    page.goto("/")
    found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", page.locator("body").inner_text())
    assert found
    return date(int(found[1]), int(found[2]), int(found[3]))


def spoken(day: date) -> str:
    """Return the day as a page writes it."""
    return f"{day.month}月{day.day}日"


def test_a_stop_moves_the_date_and_the_case_comes_to_its_result(page: Page, office: Served) -> None:
    number, code = apply_on_the_web(page, "QH-WJ-0102", "赵一", "form", "plan", "licence")
    picture(page, "receipt")
    start = today_of(page)
    sign_in(page, office, "zhou")
    case = open_case(page, number)
    deed(page, case, "accept")
    sign_in(page, office, "li")
    deed(page, case, "start_step", step="review")
    deed(page, case, "stop", ground="testing", notified_days="5")
    picture(page, "case-stopped")
    page.goto(f"/track/{code}/")
    expect(page.locator("main")).to_contain_text("四十五条")
    picture(page, "track-stopped")
    resumed = calendar().add(start, 4)
    assert office.banjie("demo", "today", str(resumed)).returncode == 0
    sign_in(page, office, "li")
    deed(page, case, "resume")
    due = due_date(calendar(), start, 8, [Stop(first_date=start, last_date=resumed, ground="testing")]).date
    assert due
    assert due > (due_date(calendar(), start, 8).date or due)
    page.goto(f"/track/{code}/")
    expect(page.locator("main")).to_contain_text(spoken(due))
    finish(page, office, case)
    page.goto(f"/track/{code}/")
    expect(page.locator("main")).to_contain_text("办结")
    picture(page, "track-finished")


def finish(page: Page, office: Served, case: str, examiner: str = "li", decider: str = "qian") -> None:
    """Take a case that is under review to its delivered licence, and check the result's code as anybody may."""
    sign_in(page, office, examiner)
    deed(page, case, "complete_step", step="review", choice="papers_only")
    for step in ("material_review", "proposal"):
        deed(page, case, "start_step", step=step)
        deed(page, case, "complete_step", step=step)
    sign_in(page, office, decider)
    deed(page, case, "grant")
    sign_in(page, office, "zhou")
    deed(page, case, "issue")
    deed(page, case, "deliver", how="handed_over", proof="QS-1")
    page.goto(case)
    picture(page, "case")
    check = CODE.search(printed(page, "核验码").partition("核验码")[2])
    assert check
    page.goto(f"/verify/{check[0]}/")
    expect(page.locator("main")).to_contain_text("准予")


def test_a_refusal_tells_reasons_article_and_remedy(page: Page, office: Served) -> None:
    number, code = apply_on_the_web(page, "QH-WJ-0102", "钱二", "form", "plan", "licence")
    sign_in(page, office, "zhou")
    case = open_case(page, number)
    deed(page, case, "accept")
    sign_in(page, office, "li")
    deed(page, case, "start_step", step="review")
    deed(page, case, "complete_step", step="review", choice="papers_only")
    for step in ("material_review", "proposal"):
        deed(page, case, "start_step", step=step)
        deed(page, case, "complete_step", step=step)
    sign_in(page, office, "qian")
    page.goto(f"{case}refuse/")
    picture(page, "refuse-form")
    page.locator("form.deed-form button[type=submit]").last.click()
    assert page.locator("[role=alert]").count() or page.locator(".field--wrong").count()
    deed(page, case, "refuse", **REFUSAL)
    sign_in(page, office, "zhou")
    deed(page, case, "issue")
    page.goto(f"/track/{code}/")
    expect(page.locator("main")).to_contain_text("60 日内")
    picture(page, "track-refused")
    decision = printed(page, "不予行政许可决定书")
    assert "消毒间面积不足" in decision
    assert "青禾县人民政府" in decision


def test_an_item_of_a_published_catalogue_is_taken_from_the_web_to_its_result(page: Page, office: Served) -> None:
    catalogue = shared("data/catalog/guangan_511602_service_items.csv")
    told = office.banjie("catalogue", "import", str(catalogue), "--under", "/qinghe/")
    assert told.returncode == 0, told.stderr
    page.goto("/items/?type=01")
    hrefs = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    codes = [href.removeprefix("/items/").strip("/") for href in hrefs if href.startswith("/items/")]
    item = next(code for code in codes if code and not code.startswith(("QH-", "?")))
    number, code = apply_on_the_web(page, item, "孙三", "form")
    sign_in(page, office, "zhou")
    case = open_case(page, number)
    deed(page, case, "accept")
    sign_in(page, office, "he")
    deed(page, case, "start_step", step="review")
    finish(page, office, case, examiner="he", decider="he")
    page.goto(f"/track/{code}/")
    expect(page.locator("main")).to_contain_text("办结")
