"""All clocks of a case: until when, what silence will do, what stopped them; and what supervision finds."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from banjie.core.act.act import Reach, Stop
from tests.faces.desk.at_desk import at
from tests.faces.rich_law import rich_law
from tests.office import HandedIn, TestOffice, accepted, do, handed_in


@pytest.fixture(autouse=True, scope="module")
def law(office: TestOffice) -> Iterator[None]:
    with rich_law():
        yield


def clock(case: HandedIn, name: str, language: str = "zh-Hans") -> str:
    """Return what the case page says of one clock."""
    desk = at("li")
    desk.cookies["lang"] = language
    page = desk.get(f"/desk/cases/{case.id}/").content.decode()
    return page.partition(f'<tbody id="clock-{name}"')[2].partition("</tbody>")[0]


def test_silence_says_what_it_will_do_and_when(office: TestOffice, now: datetime) -> None:
    told = clock(handed_in(now), "acceptance")
    assert re.search(
        r"到\d+月\d+日还没有办，\d+月\d+日起就视为受理，从\d+月\d+日算起（《行政许可法》第三十二条第（四）项）", told
    )


def test_a_stop_is_told_with_its_notice_and_days_and_found_where_it_is_too_long(
    office: TestOffice, now: datetime
) -> None:
    case = accepted(office, now - timedelta(days=30))
    do(office, case, "li", Stop(ground="testing", notice="停1", notified_days=3), now - timedelta(days=20))
    told = clock(case, "decision")
    assert "停表：检测，通知书 停1，告知 3 个工作日" in told
    assert "恢复后再定" in told
    page = at("li").get(f"/desk/cases/{case.id}/").content.decode()
    assert re.search(r"监察发现.*已停 \d+ 个工作日，通知书只告知 3 个.*《行政许可法》第四十五条", page, re.DOTALL)


def test_what_must_last_and_what_counts_hours(office: TestOffice, now: datetime) -> None:
    case = accepted(office, now)
    for milestone in ("published", "called"):
        do(office, case, "li", Reach(milestone=milestone), now)
    assert "不早于 " in clock(case, "publication")
    assert re.search(r">\d\d-\d\d \d\d:\d\d<", clock(case, "callback"))


def test_hours_that_are_over_are_late_at_once(office: TestOffice, now: datetime) -> None:
    case = accepted(office, now - timedelta(hours=30))
    do(office, case, "li", Reach(milestone="called"), now - timedelta(hours=25))
    assert "state--yellow" in clock(case, "callback") or "state--red" in clock(case, "callback")


def test_clocks_that_are_over_stand_last(office: TestOffice, now: datetime) -> None:
    page = at("li").get(f"/desk/cases/{accepted(office, now).id}/").content.decode()
    assert page.index('id="clock-decision"') < page.index('id="clock-acceptance"')


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_language_says_it(office: TestOffice, now: datetime, language: str) -> None:
    told = clock(handed_in(now), "acceptance", language)
    assert {"zh-Hant": "視為受理", "en": "counts as accepted"}[language] in told
