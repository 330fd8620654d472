"""A notice or a closure is entered and waits; what is wrong with it is told beside what was sent."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from banjie.faces.shared.words import LANGUAGES
from tests.core.calendar.notices import notice
from tests.faces.desk.at_desk import Desk, at
from tests.office import COUNTY, HEALTH, TestOffice

BOARD = "/desk/calendar/"
NONSENSE = "\u202e<script>" + "x" * 500
CLOSED = {
    "closure-kind": "closed",
    "closure-first": "2027-06-15",
    "closure-reason": "台风停工",
    "closure-office": HEALTH,
}


def enter(desk: Desk, kind: str, **typed: Any) -> tuple[int, str]:
    answer = desk.post(f"{BOARD}{kind}/", typed, follow=True)
    return answer.status_code, answer.content.decode()


def waiting(page: str) -> str:
    return page.partition('id="waiting-title"')[2].partition("</section>")[0]


def test_a_closure_waits_until_it_is_taken_into_use(office: TestOffice) -> None:
    status, page = enter(at("zhou"), "closure", **CLOSED)
    assert status == 200
    assert "已登记，还没有启用" in page
    assert "2027年6月15日停止办公：台风停工" in waiting(page)
    assert "桐青县卫生健康局" in waiting(page)


def test_the_same_again_is_told_and_not_entered_twice(office: TestOffice) -> None:
    _, page = enter(at("zhou"), "closure", **CLOSED)
    assert "没有重复登记" in page
    assert waiting(page).count("台风停工") == 1


def test_several_days_and_days_worked_by_order(office: TestOffice) -> None:
    typed = {**CLOSED, "closure-kind": "ordered", "closure-first": "2027-06-19", "closure-last": "2027-06-20"}
    _, page = enter(at("zhou"), "closure", **typed)
    assert "2027年6月19日至2027年6月20日照常上班" in waiting(page)


def test_an_entry_is_taken_back_with_its_reason(office: TestOffice) -> None:
    desk = at("qian")
    enter(desk, "closure", **{**CLOSED, "closure-first": "2027-06-17"})
    page = desk.get(BOARD).content.decode()
    (address,) = re.findall(r'href="(/desk/calendar/withdraw/[^"]+)"[^>]*>撤回<span[^>]*> 2027年6月17日', page)
    assert "填写为什么撤回" in desk.post(address, {}).content.decode()
    told = desk.post(address, {"reason": "台风没有来"}, follow=True).content.decode()
    assert "撤回“2027年6月17日停止办公：台风停工”：台风没有来" in told
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"closure-first": "2027-06-13"}, "没有哪一天因此改变"),  # a Sunday
        ({"closure-first": "2005-06-15"}, "已过去一年以上"),
        ({"closure-last": "2027-06-14"}, "最后一天早于第一天"),
        ({"closure-last": "2028-06-14"}, "一次可以列 1 到 62 天"),
        ({"closure-first": "明天"}, "第一天要填日期"),
        ({"closure-first": "9999-12-31"}, "里。检查日期"),
        ({"closure-reason": " "}, "填写原因"),
        ({"closure-office": "/nowhere/"}, "适用单位要从列出的里面选"),
        ({"closure-kind": ""}, "选择这些日子"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(office: TestOffice, typed: dict[str, str], told: str) -> None:
    sent = {**CLOSED, **typed}
    status, page = enter(at("zhou"), "closure", **sent)
    assert (status, told in page) == (422, True), page[page.find('role="alert"') :][:400]
    assert not sent["closure-first"] or f'value="{sent["closure-first"]}"' in page


def test_a_pasted_notice_waits(office: TestOffice) -> None:
    text = json.dumps(notice(), ensure_ascii=False)
    status, page = enter(
        at("zhou"), "notice", **{"notice-text": text, "notice-number": "国办发明电〔2026〕9号", "notice-office": "/"}
    )
    assert (status, "2027年放假通知，国办发明电〔2026〕9号" in waiting(page)) == (200, True)


def test_an_uploaded_table_that_contradicts_itself_is_told_and_shown(office: TestOffice) -> None:
    table = "日期,名称,类型\n2027-01-01,元旦,休\n2027-01-01,元旦,班\n".encode("gb18030")
    typed = {"notice-file": SimpleUploadedFile("2027.csv", table), "notice-office": "/"}
    status, page = enter(at("zhou"), "notice", **typed)
    assert (status, "2027年1月1日又休又班" in page) == (422, True)
    assert "2027-01-01,元旦,班" in page


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"year": 2027, "days": []}', NONSENSE, "日期,名称\n2027-01-01,元旦", "\x01"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_answered_in_words(office: TestOffice, text: str, language: str) -> None:
    desk = at("zhou")
    desk.cookies["lang"] = language
    status, page = enter(desk, "notice", **{"notice-text": text, "notice-office": "/"})
    told = page.partition('role="alert"')[2][:600]
    assert status == 422
    assert "<script>x" not in page
    assert language == "en" or not re.search("the notice|check the file", told)


def test_a_file_that_is_too_large_or_no_text_is_told(office: TestOffice) -> None:
    for data, told in ((b" " * (1 << 20) + b"xx", "远没有这么大"), (b"\xff\x00\xfe\x01", "不是")):
        typed = {"notice-file": SimpleUploadedFile("a.json", data), "notice-office": "/"}
        status, page = enter(at("zhou"), "notice", **typed)
        assert (status, told in page) == (422, True)


def test_whoever_may_not_set_it_sees_it_and_who_may(office: TestOffice) -> None:
    page = at("li").get(BOARD).content.decode()
    assert "你没有设置工作日历的授权" in page
    assert "钱正" in page
    assert 'id="closure"' not in page
    assert enter(at("li"), "closure", **CLOSED)[0] == 422


def test_an_office_sets_its_own_only(office: TestOffice) -> None:
    status, page = enter(at("qian"), "closure", **{**CLOSED, "closure-office": COUNTY})
    assert (status, "要从列出的里面选" in page) == (422, True)


def test_a_web_address_is_linked_and_nothing_else_is(office: TestOffice) -> None:
    text = json.dumps({**notice(), "papers": ["javascript:alert(1)"]}, ensure_ascii=False)
    _, page = enter(at("zhou"), "notice", **{"notice-text": text, "notice-office": HEALTH})
    assert 'href="javascript' not in page
