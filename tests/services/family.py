"""A joint licence and the departments it is referred to: the lead department sees none of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from banjie.core.act.act import Accept, Act, Child, CompleteStep, Grant, Refer, StartStep
from banjie.core.act.actor import ANY
from banjie.core.act.refusal import Refusal
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.item_text import item_text
from banjie.core.values.office_time import office_date
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.entering import add_authority, add_holding, add_node, add_person, add_post
from banjie.records.organisation.nodes import node_at
from banjie.records.reading.case_parts import case_id_of_number
from banjie.records.scope import scope
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_refer import Referral, case_refer
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.cases.deed import new_id
from banjie.services.log.followers import advance
from tests.office import BEGIN, HEALTH, MATERIALS, PROMISED, HandedIn, TestOffice, do, handed_in

LEAD, FIRE = "/tq/lead/", "/tq/fire/"
JOINT, FIRE_ITEM = "T-JOINT", "T-FIRE"


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """A joint licence with its children, by item."""

    office: TestOffice
    parent: HandedIn
    children: dict[str, HandedIn]

    def group(self, act: Act, now: datetime) -> Done:
        """Let the lead department act, and everything follow."""
        done = do(self.office, self.parent, "chen", act, now)
        advance(now)
        return done

    def part(self, item: str, act: Act, now: datetime) -> Done:
        """Let the department of the item act, and everything follow."""
        done = do(self.office, self.children[item], LOGINS[item], act, now)
        advance(now)
        return done

    def view(self, item: str = "") -> CaseView:
        """Return the parent, or the child of the item, as everybody's office sees it."""
        with scope("/"):
            return case_view(self.children[item].id if item else self.parent.id)


LOGINS = {PROMISED: "feng", FIRE_ITEM: "huo", JOINT: "chen"}


def with_departments(office: TestOffice, now: datetime) -> TestOffice:
    """Enter the lead department and the fire service, with somebody who may do everything in each."""
    for path, code, name in ((LEAD, "QT", "桐青县牵头局"), (FIRE, "XF", "桐青县消防局")):
        add_node(node=new_id(now), path=path, code=code, name=name, kind="office", from_date=BEGIN)
    people = dict(office.people)
    for login, name, path in (("chen", "陈牵", LEAD), ("feng", "冯卫", HEALTH), ("huo", "霍防", FIRE)):
        people[login] = clerk(login, name, path, now)
    enter_item(JOINT, "joint", LEAD, now)
    enter_item(FIRE_ITEM, "01", FIRE, now)
    return TestOffice(people=people)


def clerk(login: str, name: str, path: str, now: datetime) -> UUID:
    """Enter somebody who may do everything in the office at the path."""
    node, person, post = node_at(path, BEGIN), new_id(now), new_id(now)
    assert node is not None
    add_person(person=person, login=login, name=name, password="-")
    add_post(post=post, node=node.id, name="综合岗", kind="all")
    add_holding(holding=new_id(now), person=person, post=post, from_date=BEGIN)
    add_authority(authority=new_id(now), post=post, act=ANY, item=ANY, from_date=BEGIN)
    return person


def enter_item(code: str, type_code: str, path: str, now: datetime) -> None:
    """Enter an item of the office at the path."""
    node = node_at(path, BEGIN)
    assert node is not None
    item = ItemVersion(
        code=code, version=1, type=type_code, kind="2", from_date=BEGIN, materials=MATERIALS[:2],
        words=dict.fromkeys(("zh-Hans", "zh-Hant", "en"), code),
    )  # fmt: skip
    add_item(
        item_id=new_id(now), code=code, type_code=type_code, node_id=node.id, from_date=BEGIN, body=item_text(item)
    )


def joint(office: TestOffice, now: datetime) -> HandedIn:
    """Return a joint licence that was handed in and accepted."""
    case = handed_in(now, item=JOINT, materials=("form", "plan"))
    do(office, case, "chen", Accept(receipt="R-1"), now)
    return case


def refer(office: TestOffice, case: HandedIn, now: datetime, *items: str | Referral, key: str = "") -> Done | Refusal:
    """Let the lead department refer the case to the departments of the items."""
    officer = office.officer("chen", office_date(now))
    asked = Asked(actor=officer.actor(), now=now, key=key or str(new_id(now)))
    referrals = tuple(Referral(item=one) if isinstance(one, str) else one for one in items)
    with scope(officer.scope):
        return case_refer(case.id, asked, referrals=referrals, notice="转-1")


def referred(office: TestOffice, now: datetime, *items: str) -> Family:
    """Return a joint licence whose children are opened and accepted."""
    family = opened(office, now, *items)
    for item in family.children:
        family.part(item, Accept(receipt=f"R-{item}"), now)
    return family


def opened(office: TestOffice, now: datetime, *items: str) -> Family:
    """Return a joint licence whose children are opened."""
    case = joint(office, now)
    done = refer(office, case, now, *(items or (PROMISED, FIRE_ITEM)))
    assert isinstance(done, Done), done
    advance(now)
    return Family(office=office, parent=case, children={one.item: handed(one.number) for one in named(case)})


def named(case: HandedIn) -> Sequence[Child]:
    """Return the children that the referrals of a case name."""
    with scope("/"):
        events = case_view(case.id).events
    return [child for line in events if isinstance(line.act, Refer) for child in line.act.children]


def handed(number: str) -> HandedIn:
    """Return the case of the number."""
    with scope("/"):
        case_id = case_id_of_number(number)
    assert case_id is not None, number
    return HandedIn(id=case_id, number=number, code="")


def decide(family: Family, item: str, now: datetime) -> None:
    """Let the department of the item grant."""
    for step, choice in (("review", "papers_only"), ("material_review", ""), ("proposal", "")):
        family.part(item, StartStep(step=step), now)
        family.part(item, CompleteStep(step=step, choice=choice), now)
    family.part(item, Grant(), now)
