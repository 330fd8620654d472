"""A small office for tests of the faces: two offices, five people, three items, and cases lived through their deeds.

`T-SPOT` is done on the spot, `T-PROMISED` promises 8 of 20 days, `T-OTHER` is of a type that no pack covers.
Zhou may set the calendar of the county, Qian that of the health office.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client

from banjie.core.act.act import Accept, Act, CompleteStep, StartStep
from banjie.core.act.actor import ANY
from banjie.core.act.refusal import Refusal
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.item_text import item_text
from banjie.core.procedure.procedure import Material
from banjie.core.values.office_time import office_date
from banjie.project.wiring.office import plug_office
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.entering import add_authority, add_holding, add_node, add_person, add_post
from banjie.records.scope import scope
from banjie.services.calendar.refusing import SET_CALENDAR
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import Content, Party, new_id
from banjie.services.cases.opening import Application
from banjie.services.law import calendars, laws
from banjie.services.law.laws import OfferedItem, offered_item
from banjie.services.office.entering import Officer, officer_of, visitor
from tests.database import Database

BEGIN = date(2020, 1, 1)
PASSWORD = "correct horse"
COUNTY, HEALTH, MARKET = "/tq/", "/tq/health/", "/tq/market/"
SPOT, PROMISED, OTHER = "T-SPOT", "T-PROMISED", "T-OTHER"
APPLICANT = "和美美发店"
INTAKE = ("submit", "request_supplement", "supplement", "accept", "refuse_acceptance", "issue", "deliver", "withdraw")
REVIEW = ("start_step", "complete_step", "stop", "resume", "supplement", "reach")
DECISION = ("grant", "refuse", "start_step", "complete_step", "correct", "extend", "restart", "reach", "overrule")
POSTS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("zhou", "周敏", COUNTY, "window", INTAKE),
    ("li", "李卫", HEALTH, "examiner", REVIEW),
    ("wu", "吴桐", HEALTH, "inspector", REVIEW),
    ("qian", "钱正", HEALTH, "decider", DECISION),
    ("sun", "孙立", MARKET, "examiner", REVIEW + DECISION),
)
MATERIALS = (
    Material(code="form", words={"zh-Hans": "申请表", "zh-Hant": "申請表", "en": "Application form"}),
    Material(code="plan", words={"zh-Hans": "平面图", "zh-Hant": "平面圖", "en": "Floor plan"}),
    Material(code="photo", words={"zh-Hans": "照片", "zh-Hant": "照片", "en": "Photo"}, required=False),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TestOffice:
    """The office: its people by login."""

    __test__ = False
    people: Mapping[str, UUID]

    def officer(self, login: str, today: date) -> Officer:
        """Return the officer on the day."""
        return officer_of(self.people[login], today)


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedIn:
    """A case that was handed in: its id, its number and its tracking code."""

    id: UUID
    number: str
    code: str


class Visitor(Client):
    """Django's client on this machine's name, each request on a connection fresh from the pool as in service."""

    def __init__(self, *, enforce_csrf_checks: bool = False, raise_request_exception: bool = True) -> None:
        super().__init__(enforce_csrf_checks, raise_request_exception, SERVER_NAME="localhost")

    def request(self, **request: object) -> object:
        connection.close()
        try:
            return super().request(**request)
        finally:
            connection.close()


@pytest.fixture(scope="module")
def office(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestOffice]:
    """Return the office, in the module's database, with its ports plugged in."""
    plug_office(Path(tmp_path_factory.mktemp("office")))
    for known in (laws._kept, laws._compiled, laws._law, laws.law_of, calendars.calendars_of, calendars.kept_calendar):
        known.cache_clear()  # the module's own database is asked
    made = make_office(datetime.now(UTC))
    yield made
    connection.close()


@pytest.fixture
def visit(office: TestOffice) -> Visitor:
    """Return a client nobody has signed in with."""
    return Visitor()


def make_office(now: datetime) -> TestOffice:
    """Enter offices, people and items on this thread's connection."""
    nodes = {path: new_id(now) for path in (COUNTY, HEALTH, MARKET)}
    for path, code, name in (
        (COUNTY, "TQ", "桐青县政务服务中心"),
        (HEALTH, "WJ", "桐青县卫生健康局"),
        (MARKET, "SJ", "桐青县市场监督管理局"),
    ):
        add_node(node=nodes[path], path=path, code=code, name=name, kind="office", from_date=BEGIN)
    password = make_password(PASSWORD)
    people = {login: new_id(now) for login, *_ in POSTS}
    for login, name, path, kind, acts in POSTS:
        post = new_id(now)
        add_person(person=people[login], login=login, name=name, password=password)
        add_post(post=post, node=nodes[path], name=f"{kind}岗", kind=kind)
        add_holding(holding=new_id(now), person=people[login], post=post, from_date=BEGIN)
        for act in acts:
            add_authority(authority=new_id(now), post=post, act=act, item=ANY, from_date=BEGIN)
        if login == "zhou":
            add_authority(authority=new_id(now), post=post, act="grant", item=SPOT, from_date=BEGIN)
        if login in {"zhou", "qian"}:
            add_authority(authority=new_id(now), post=post, act=SET_CALENDAR, item=ANY, from_date=BEGIN)
    for path, item in items():
        add_item(
            item_id=new_id(now), code=item.code, type_code=item.type, node_id=nodes[path], from_date=BEGIN,
            body=item_text(item),
        )  # fmt: skip
    return TestOffice(people=people)


def items() -> tuple[tuple[str, ItemVersion], ...]:
    """Return the items with the path of their office."""
    hygiene, change, check = "公共场所卫生许可", "登记证变更", "行政检查"
    return (
        (HEALTH, _item(PROMISED, hygiene, "公共場所衛生許可", "Hygiene licence", promised_days=8, legal_days=20)),
        (MARKET, _item(SPOT, change, "登記證變更", "Change of a registration", kind="1", promised_days=0)),
        (MARKET, _item(OTHER, check, "行政檢查", "Inspection", kind="9", type="06")),
    )


def handed_in(
    now: datetime, *, item: str = PROMISED, materials: tuple[str, ...] = ("form", "plan"),
    offered: OfferedItem | None = None,
) -> HandedIn:  # fmt: skip
    """Hand in an application from the web at `now`, for the item as it was offered then or before; return the case."""
    offered, case_id = offered or offered_item(item, office_date(now)), new_id(now)
    party = Party(role="applicant", kind="firm", name=APPLICANT, id_kind="credit_code", id_number="92510000MA0000000A")
    application = Application(case_id=case_id, channel="web", materials=materials, parties=(party,))
    with scope(offered.row.path):
        opened = case_submit(offered, application, Asked(actor=visitor(str(case_id)), now=now, key=str(case_id)))
    assert not isinstance(opened, Refusal), opened
    return HandedIn(id=case_id, number=opened.done.number, code=opened.tracking_code)


def do(office: TestOffice, case: HandedIn, login: str, act: Act, now: datetime, *contents: Content) -> Done:
    """Let an officer do an act on the case."""
    officer = office.officer(login, office_date(now))
    with scope(officer.scope):
        done = act_do(case.id, act, Asked(actor=officer.actor(), now=now, key=str(new_id(now))), contents)
    assert not isinstance(done, Refusal), done
    return done


def accepted(office: TestOffice, now: datetime) -> HandedIn:
    """Return a case that was handed in and accepted at `now`."""
    case = handed_in(now)
    do(office, case, "zhou", Accept(receipt="R-1"), now)
    return case


def ready_to_decide(office: TestOffice, now: datetime) -> HandedIn:
    """Return an accepted case with every step before the decision done at `now`."""
    case = accepted(office, now)
    for step, choice in (("review", "papers_only"), ("material_review", ""), ("proposal", "")):
        do(office, case, "li", StartStep(step=step), now)
        do(office, case, "li", CompleteStep(step=step, choice=choice), now)
    return case


def _item(code: str, hans: str, hant: str, english: str, **given: object) -> ItemVersion:
    known = {"version": 1, "type": "01", "kind": "2", "from_date": BEGIN, "materials": MATERIALS}
    words = {"zh-Hans": hans, "zh-Hant": hant, "en": english}
    return ItemVersion(**{**known, "code": code, "words": words, **given})  # type: ignore[arg-type]  # a test's item
