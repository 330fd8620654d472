"""A matter is referred to departments: each gets a case of its own, fixed on the day of referral."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection

from banjie.core.act.act import Accept, Grant, RefuseAcceptance, Submit
from banjie.core.act.refusal import Refusal
from banjie.core.case.state import Phase
from banjie.core.values.office_time import office_date
from banjie.records.models import Case, NumberIssued
from banjie.records.organisation.entering import add_node
from banjie.records.persons.erase import erase_people
from banjie.records.scope import ALL, scope, set_scope
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseUnknown, Done
from banjie.services.cases.case_refer import Referral
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.case_view import case_view
from banjie.services.cases.children import children, parent
from banjie.services.cases.deed import Content, Party, new_id
from banjie.services.cases.opening import Application
from banjie.services.cases.upload_keep import upload_keep, upload_of
from banjie.services.law.laws import offered_item
from banjie.services.log.followers import advance
from banjie.services.office.entering import visitor
from tests.office import BEGIN, HEALTH, PROMISED, HandedIn, TestOffice
from tests.services.family import FIRE, FIRE_ITEM, JOINT, LEAD, Family, decide, joint, named, opened, refer, referred
from tests.services.family import with_departments as entered

NOW = datetime.now(UTC)
PDF = b"%PDF-1.4\n"


@pytest.fixture(scope="module")
def departments(office: TestOffice) -> TestOffice:
    set_scope(ALL)
    return entered(office, NOW)


@pytest.fixture(autouse=True)
def seeing(departments: TestOffice) -> Iterator[None]:
    set_scope(ALL)
    yield
    connection.close()


def asked(office: TestOffice, login: str) -> Asked:
    return Asked(actor=office.officer(login, office_date(NOW)).actor(), now=NOW, key=str(new_id(NOW)))


def refusal(answer: object) -> tuple[str, dict[str, str]]:
    assert isinstance(answer, Refusal), answer
    return answer.code, dict(answer.params)


def test_a_child_is_opened_as_the_referral_fixed_it(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    [health, fire] = named(family.parent)
    view = family.view(PROMISED)
    submit = view.events[0].act
    assert isinstance(submit, Submit)
    assert (str(view.id), view.number, view.channel) == (health.case, health.number, "referral")
    assert (submit.parent, submit.procedure) == (str(family.parent.id), offered_item(PROMISED, office_date(NOW)).digest)
    assert view.state.date_of("submitted") == family.view().state.date_of("referred")
    assert (view.office_path, family.view(FIRE_ITEM).office_path) == (HEALTH, FIRE)
    assert fire.number.startswith("XF-")


def test_the_applicant_and_the_papers_come_along(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    group, part = family.view(), family.view(PROMISED)
    assert group.applicant
    assert part.applicant
    assert (part.applicant.name, part.applicant.id_number) == (group.applicant.name, group.applicant.id_number)
    assert part.applicant.id != group.applicant.id
    assert part.state.materials == ("form", "plan")
    erase_people(family.parent.id)
    assert family.view(PROMISED).applicant


def test_each_department_is_handed_what_its_law_asks_for(departments: TestOffice) -> None:
    case_id, offered = new_id(NOW), offered_item(JOINT, office_date(NOW))
    uploads = [upload_keep(BytesIO(PDF + code), material=code.decode(), name="a.pdf") for code in (b"form", b"photo")]
    answers = [Content(name="request", body="扩建"), Content(name="tea", body="绿茶")]
    party = Party(role="applicant", kind="firm", name="和美", id_kind="credit_code", id_number="9")
    application = Application(
        case_id=case_id, channel="web", materials=("form", "plan"), parties=(party,), contents=(*answers, *uploads)
    )
    with scope(LEAD):
        case_submit(offered, application, Asked(actor=visitor(str(case_id)), now=NOW, key=str(case_id)))
        act_do(case_id, Accept(receipt="R-1"), asked(departments, "chen"))
    refer(departments, HandedIn(id=case_id, number="", code=""), NOW, FIRE_ITEM)
    advance(NOW)
    [child] = Case.objects.filter(parent_id=case_id)
    [submitted] = case_view(child.id).events
    assert submitted.texts == {"request": "扩建"}
    assert [upload_of(text).material for text in submitted.upload_texts] == ["form"]


def test_a_request_asked_again_refers_once(departments: TestOffice) -> None:
    case = joint(departments, NOW)
    first = refer(departments, case, NOW, PROMISED, key="once")
    numbers = NumberIssued.objects.count()
    again = refer(departments, case, NOW + timedelta(days=1), PROMISED, key="once")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert (again.seq, again.repeated, NumberIssued.objects.count()) == (first.seq, True, numbers)


def test_a_refused_referral_takes_no_number(departments: TestOffice) -> None:
    case, numbers = joint(departments, NOW), NumberIssued.objects.count()
    assert refusal(refer(departments, case, NOW, "T-NONE"))[0] == "item_not_offered"
    assert refusal(refer(departments, case, NOW, "T-OTHER"))[0] == "item_not_offered"
    assert refusal(refer(departments, case, NOW, PROMISED, PROMISED))[0] == "referred_already"
    assert refusal(refer(departments, case, NOW))[0] == "children_missing"
    assert refusal(refer(departments, case, NOW, Referral(item=PROMISED, office=FIRE)))[0] == "office_not_of_item"
    assert NumberIssued.objects.count() == numbers


def test_a_part_of_the_office_may_handle_the_item(departments: TestOffice) -> None:
    add_node(node=new_id(NOW), path=f"{HEALTH}west/", code="WJX", name="西区所", kind="office", from_date=BEGIN)
    case = joint(departments, NOW)
    assert isinstance(refer(departments, case, NOW, PROMISED, Referral(item=PROMISED, office=f"{HEALTH}west/")), Done)
    advance(NOW)
    paths = set(Case.objects.filter(parent_id=case.id).values_list("scope_path", flat=True))
    assert paths == {HEALTH, f"{HEALTH}west/"}


def test_a_department_that_does_not_take_it_may_be_asked_again(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    assert refusal(refer(departments, family.parent, NOW, PROMISED))[1]["number"] == family.children[PROMISED].number
    family.part(PROMISED, RefuseAcceptance(ground="not_needed", notice="N-1"), NOW)
    assert isinstance(refer(departments, family.parent, NOW, PROMISED), Done)


def test_the_group_is_decided_after_its_parts(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    numbers = {item: child.number for item, child in family.children.items()}
    code, params = refusal(grant(family))
    assert (code, params["children"]) == ("children_open", f"{numbers[PROMISED]}|{numbers[FIRE_ITEM]}")
    decide(family, PROMISED, NOW)
    assert refusal(grant(family))[1]["children"] == numbers[FIRE_ITEM]
    decide(family, FIRE_ITEM, NOW)
    assert isinstance(grant(family), Done)


def grant(family: Family) -> Done | Refusal:
    with scope(LEAD):
        return act_do(family.parent.id, Grant(), asked(family.office, "chen"))


def test_a_part_that_is_not_opened_yet_is_waited_for(departments: TestOffice) -> None:
    case = joint(departments, NOW)
    refer(departments, case, NOW, PROMISED)
    family = Family(office=departments, parent=case, children={})
    assert refusal(grant(family))[1]["children"] == named(case)[0].number


def test_after_the_decision_a_part_is_corrected_only_when_that_is(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    for item in family.children:
        decide(family, item, NOW)
    grant(family)
    assert refusal(void(family, PROMISED)) == ("parent_decided", {"parent": family.parent.number})
    decided = family.view().events[-1].seq
    with scope(LEAD):
        act_correct(family.parent.id, asked(departments, "chen"), target=decided, replacement=None, reasons="误")
    assert isinstance(void(family, PROMISED), Done)
    assert refusal(grant(family))[0] == "children_open"


def void(family: Family, item: str) -> Done | Refusal:
    child, granted = family.children[item], family.view(item).events[-1].seq
    with scope(HEALTH):
        return act_correct(child.id, asked(family.office, "feng"), target=granted, replacement=None, reasons="误")


def test_a_department_sees_its_own_part_alone(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    with scope(HEALTH):
        own = case_view(family.children[PROMISED].id)
        above = parent(own)
        for other in (family.parent, family.children[FIRE_ITEM]):
            with pytest.raises(CaseUnknown):
                case_view(other.id)
        assert above
        assert (above.number, above.office, above.seen) == (family.parent.number, "桐青县牵头局", False)
        assert children(own) == ()


def test_the_lead_department_sees_how_all_parts_stand(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    family.part(PROMISED, Accept(receipt="R-1"), NOW)
    refer(departments, family.parent, NOW, Referral(item=FIRE_ITEM, office=FIRE))
    with scope(LEAD):
        shown = children(case_view(family.parent.id))
    assert [(kin.item, kin.office, kin.phase, kin.seen) for kin in shown] == [
        (PROMISED, "桐青县卫生健康局", Phase.RUNNING, False),
        (FIRE_ITEM, "桐青县消防局", Phase.SUBMITTED, False),
    ]
    assert [kin.clock.clock for kin in shown if kin.clock] == ["decision", "acceptance"]


def test_a_part_that_waits_to_be_opened_is_shown(departments: TestOffice) -> None:
    case = joint(departments, NOW)
    refer(departments, case, NOW, PROMISED)
    [waiting] = children(case_view(case.id))
    assert (waiting.phase, waiting.clock, waiting.office) == (Phase.NEW, None, "桐青县卫生健康局")


def test_nobody_opens_a_case_under_another_by_themselves(departments: TestOffice) -> None:
    assert offered_item(JOINT, office_date(NOW)).law.procedure.decide_after_children
    assert set(Case.objects.filter(parent_id=None).values_list("channel", flat=True)) == {"web"}
    assert set(Case.objects.exclude(parent_id=None).values_list("channel", flat=True)) == {"referral"}
