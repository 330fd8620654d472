"""The steps journeys are made of: typing into forms, doing deeds, reading what a page says."""

from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)
CARD = "110101199001010015"


def type_applicant(page: Page, name: str, number: str = CARD) -> None:
    """Fill the applicant's fields of the window or of the application."""
    page.locator("input[name=applicant-kind][value=person]").check()
    page.fill("input[name=applicant-name]", name)
    page.locator("input[name=applicant-id-kind][value=resident_id]").check()
    page.fill("input[name=applicant-id-number]", number)
    page.fill("input[name=applicant-phone]", "13800000000")


def upload(page: Page, *materials: str) -> None:
    """Upload a small picture for each of these materials."""
    for code in materials:
        page.set_input_files(
            f"input[name=file-{code}]", {"name": f"{code}.png", "mimeType": "image/png", "buffer": PNG}
        )


def tick(page: Page, *materials: str) -> None:
    """Tick these materials as received at the window."""
    for code in materials:
        page.locator(f"input[name=materials][value={code}]").check()


def open_case(page: Page, number: str) -> str:
    """Find a case by its whole number, which opens it at once; return its address."""
    page.goto(f"/desk/find/?q={number}")
    assert "/desk/cases/" in page.url
    expect(page.get_by_text(number).first).to_be_visible()
    return page.url.partition("?")[0]


def deed(page: Page, case: str, act: str, *, step: str = "", **typed: str) -> None:
    """Do one act through its form; a refusal fails with what the page says."""
    page.goto(f"{case}{act}/?step={step}" if step else f"{case}{act}/")
    form = page.locator("form.deed-form")
    for name, value in typed.items():
        choice = form.locator(f"input[name={name}][value='{value}']")
        field = form.locator(f"[name={name}]").first
        if choice.count():
            choice.check()
        elif field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").last.click()
    said = page.locator("[role=alert]")
    assert said.count() == 0, said.first.inner_text()


def printed(page: Page, word: str) -> str:
    """Return the text, without blanks, of the first paper linked on the page that says `word`."""
    for link in page.locator("a[href*='/papers/']").all():
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.headers["content-type"] == "application/pdf"
        text = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(answer.body())).pages)
        if word in text:
            return text
    raise AssertionError(f"no paper here says {word}")
