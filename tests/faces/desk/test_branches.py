"""A joint matter at the desk: referred by its form, shown as the whole and its parts, each opened by whoever may."""

from datetime import datetime

import pytest
from django.contrib.auth.hashers import make_password

from banjie.core.act.act import Stop
from banjie.services.log.followers import advance
from tests.database import Database
from tests.faces.desk.at_desk import at
from tests.office import PASSWORD, PROMISED, TestOffice
from tests.services.family import FIRE_ITEM, Family, joint, referred, with_departments
from tests.services.tables import run_sql

NOW = datetime.now().astimezone()


@pytest.fixture(scope="module")
def departments(office: TestOffice, database: Database) -> TestOffice:
    """Return the office with the departments, whose people can sign in."""
    made = with_departments(office, NOW)
    logins = ["chen", "feng", "huo"]
    run_sql(database, "UPDATE person SET password = %s WHERE login = ANY (%s)", make_password(PASSWORD), logins)
    return made


@pytest.fixture(scope="module")
def family(departments: TestOffice) -> Family:
    """Return a joint licence with two parts, one of them stopped."""
    made = referred(departments, NOW)
    made.part(FIRE_ITEM, Stop(ground="inspection", notice="停1", notified_days=5), NOW)
    return made


def branches(page: str) -> str:
    return page.partition('id="branches"')[2].partition("</section>")[0]


def test_the_whole_stands_first_then_every_part(family: Family) -> None:
    shown = branches(at("chen").get(f"/desk/cases/{family.parent.id}/").content.decode())
    places = [shown.index(word) for word in ("总时限", "桐青县卫生健康局", "桐青县消防局")]
    assert places == sorted(places)
    assert "还有 2 件没有办完" in shown
    assert shown.count("state--stopped") == 1
    assert shown.count('class="tr') >= 4


def test_a_part_is_opened_by_whoever_sees_its_office_only(family: Family) -> None:
    address = f"/desk/cases/{family.children[FIRE_ITEM].id}/"
    assert address not in at("chen").get(f"/desk/cases/{family.parent.id}/").content.decode()
    assert at("chen").get(address).status_code == 404
    part = at("huo").get(address).content.decode()
    assert "这是分办件，主办件" in part
    assert family.parent.number in part
    assert f"/desk/cases/{family.parent.id}/" not in part


def test_a_matter_is_referred_after_its_departments_were_shown(departments: TestOffice) -> None:
    case, desk = joint(departments, NOW), at("chen")
    address = f"/desk/cases/{case.id}/refer/"
    form = {**desk.form(address), "items": f"{PROMISED}\n{FIRE_ITEM}", "notice": "转1"}
    told = desk.post(address, form).content.decode()
    assert "转给桐青县卫生健康局：公共场所卫生许可（T-PROMISED）" in told
    assert "转给桐青县消防局" in told
    sent = {**form, "seen": f"{PROMISED}|{FIRE_ITEM}"}
    assert [desk.post(address, sent).status_code for _ in range(2)] == [303, 303]
    advance(NOW)
    page = desk.get(f"/desk/cases/{case.id}/").content.decode()
    assert "转给 2 个单位同时办理，通知书 转1" in page
    assert branches(page).count("<tr") == 4


@pytest.mark.parametrize("typed", ["NO-SUCH", "<script>", "x" * 5000, "，；", ""])
def test_items_that_are_none_are_told_and_kept(departments: TestOffice, typed: str) -> None:
    case, desk = joint(departments, NOW), at("chen")
    address = f"/desk/cases/{case.id}/refer/"
    form = {**desk.form(address), "items": typed, "notice": "转1", "seen": typed}
    page = desk.post(address, form)
    assert page.status_code in (200, 422)
    assert "<script>" not in page.content.decode().replace("<script src", "")
    assert "advance" not in page.content.decode()


def test_the_whole_is_not_offered_its_decision_before_its_parts_have_theirs(family: Family) -> None:
    page = at("chen").get(f"/desk/cases/{family.parent.id}/").content.decode()
    assert f"/desk/cases/{family.parent.id}/grant/" not in page
    assert "转给各单位的分办件还没有全部办出决定" in page
    assert f"/desk/cases/{family.parent.id}/stop/" in page


def test_marks_that_turn_a_line_around_are_no_part_of_a_code(departments: TestOffice) -> None:
    address, desk = f"/desk/cases/{joint(departments, NOW).id}/refer/", at("chen")
    form = {**desk.form(address), "items": f"\u202e{PROMISED}\u2066", "notice": "转1"}
    assert f"公共场所卫生许可（{PROMISED}）" in desk.post(address, form).content.decode()
