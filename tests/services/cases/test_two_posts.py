"""Who holds posts in two offices may do in each what the post there allows, and signs with that post."""

from datetime import UTC, datetime

import pytest

from banjie.core.act.act import Accept, Act, StartStep
from banjie.core.act.refusal import Refusal
from banjie.core.values.office_time import office_date
from banjie.records.log.read import history
from banjie.records.organisation.entering import add_authority, add_holding, add_post
from banjie.records.organisation.nodes import node_at
from banjie.records.scope import scope
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application, Opened
from banjie.services.law.laws import offered_item
from tests.office import BEGIN, COUNTY, HEALTH, MARKET, PROMISED, SPOT, HandedIn, TestOffice, accepted, handed_in

NOW = datetime.now(UTC)
TODAY = office_date(NOW)


@pytest.fixture(scope="module", autouse=True)
def li_also_accepts_at_the_market(office: TestOffice) -> None:
    node, post = node_at(MARKET, TODAY), new_id(NOW)
    assert node is not None
    add_post(post=post, node=node.id, name="窗口岗", kind="window")
    add_holding(holding=new_id(NOW), person=office.people["li"], post=post, from_date=BEGIN)
    for act in ("submit", "accept", "correct"):
        add_authority(authority=new_id(NOW), post=post, act=act, item="*", from_date=BEGIN)


def asked(office: TestOffice) -> Asked:
    return Asked(actor=office.officer("li", TODAY).actor(), now=NOW, key=str(new_id(NOW)))


def does(office: TestOffice, case: HandedIn, act: Act) -> Done | Refusal:
    with scope(COUNTY):
        return act_do(case.id, act, asked(office))


def test_an_authority_does_not_reach_into_another_office(office: TestOffice) -> None:
    answer = does(office, handed_in(NOW), Accept(receipt="R"))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.missing) == ("no_authority", f"accept × {PROMISED}")


def test_nor_does_an_authority_to_correct(office: TestOffice) -> None:
    case = accepted(office, NOW)
    with scope(COUNTY):
        answer = act_correct(case.id, asked(office), target=2, replacement=None, reasons="错")
    assert isinstance(answer, Refusal)
    assert answer.code == "no_authority"


@pytest.mark.parametrize(("item", "opened"), [(PROMISED, False), (SPOT, True)])
def test_nor_an_authority_to_open_a_case(office: TestOffice, item: str, opened: bool) -> None:
    party = Party(role="applicant", kind="person", name="王小明", id_kind="other", id_number="1")
    application = Application(case_id=new_id(NOW), channel="window", materials=(), parties=(party,))
    with scope(COUNTY):
        answer = case_submit(offered_item(item, TODAY), application, asked(office))
    assert isinstance(answer, Opened) is opened


@pytest.mark.parametrize(("item", "path"), [(PROMISED, HEALTH), (SPOT, MARKET)])
def test_an_act_is_signed_with_the_post_that_allows_it(office: TestOffice, item: str, path: str) -> None:
    case = accepted(office, NOW) if item == PROMISED else handed_in(NOW, item=SPOT)
    act = StartStep(step="review") if item == PROMISED else Accept(receipt="R")
    assert isinstance(does(office, case, act), Done)
    post = next(post for post in office.officer("li", TODAY).posts if post.path == path)
    with scope(COUNTY):
        assert signed_last(case) == str(post.id)


def signed_last(case: HandedIn) -> str:
    return history(case.id)[-1].by[0].post
