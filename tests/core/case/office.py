"""A small licence office for tests: one procedure, a flow with two branches, people with and without authority."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache

from banjie.core.act.act import (
    KINDS,
    Accept,
    Act,
    CompleteStep,
    Grant,
    Reference,
    Refuse,
    StartStep,
    Submit,
)
from banjie.core.act.actor import ANY, Actor, Authority, Signer
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.calendar.table import Calendar
from banjie.core.case.decide import decide, decide_all
from banjie.core.case.law import Law
from banjie.core.case.state import NEW, State
from banjie.core.clock.limit import Limit
from banjie.core.flow.net import compile_flow
from banjie.core.flow.spec import END, PARALLEL, START, TASK, Edge, FlowSpec, Node
from banjie.core.procedure.procedure import ActRule, ClockRule, Material, Procedure, Remedy, StopGround
from banjie.core.values.citation import Citation

LICENCE = "行政许可法"
APPLICANT = Reference(name="applicant", id="p1", digest="sha256:00")
REASONS = Reference(name="reasons", id="c1", digest="sha256:01")


def article(number: str) -> Citation:
    """Return an article of the licensing law."""
    return Citation(law=LICENCE, article=number)


def procedure() -> Procedure:
    """Return the procedure of the tests: two required papers, 10 days promised of 20."""
    backdating = dict.fromkeys(("accept", "stop", "start_step", "complete_step", "withdraw", "refuse_acceptance"), 3)
    roles = {"submit": ("officer", "party"), "supplement": ("officer", "party"), "withdraw": ("officer", "party")}
    return Procedure(
        matter="licence",
        pack="test",
        law_date="2019-04-23",
        item="A-1",
        item_version=1,
        words={"zh-Hans": "测试许可"},
        clocks=(
            ClockRule(
                name="acceptance",
                starts=("submitted", "supplemented"),
                ends=("accepted", "acceptance_refused", "supplement_requested", "withdrawn"),
                legal=Limit(days=5),
            ),
            ClockRule(
                name="decision",
                starts=("accepted",),
                ends=("granted", "refused", "withdrawn"),
                legal=Limit(days=20),
                promised=Limit(days=10),
                stoppable=True,
            ),
            ClockRule(name="delivery", starts=("granted", "refused"), ends=("delivered",), legal=Limit(days=10)),
        ),
        leading=("decision", "acceptance", "delivery"),
        acts=tuple(
            ActRule(
                kind=kind,
                citation=article("32" if kind in ("accept", "request_supplement") else "38"),
                roles=roles.get(kind, ("officer",)),
                backdate_days=backdating.get(kind, 0),
            )
            for kind in KINDS
        ),
        materials=(
            Material(code="form", words={"zh-Hans": "申请表"}),
            Material(code="plan", words={"zh-Hans": "平面图"}),
            Material(code="photo", words={"zh-Hans": "照片"}, required=False),
        ),
        stop_grounds=(StopGround(code="testing", words={"zh-Hans": "检测"}, citation=article("45")),),
        acceptance_grounds=("not_needed", "not_our_power", "incomplete"),
        delivery_ways=("handed_over", "post"),
        remedy=Remedy(body="县人民政府", days=60, court="县人民法院", months=6, citations=(article("38"),)),
        flow={},
    )


def flow() -> FlowSpec:
    """Return: two checks side by side, then the decision."""
    return FlowSpec(
        nodes=(
            Node(id="start", kind=START),
            Node(id="fork", kind=PARALLEL),
            Node(id="papers", kind=TASK, role="reviewer"),
            Node(id="site", kind=TASK, role="reviewer", signers=2),
            Node(id="join", kind=PARALLEL),
            Node(id="decision", kind=TASK, role="approver", act="decide"),
            Node(id="end", kind=END),
        ),
        edges=tuple(
            Edge(source=source, target=target)
            for source, target in (
                ("start", "fork"), ("fork", "papers"), ("fork", "site"), ("papers", "join"),
                ("site", "join"), ("join", "decision"), ("decision", "end"),
            )
        ),
    )  # fmt: skip


@cache
def calendar() -> Calendar:
    """Return a calendar of 2026 whose only days off besides weekends are 1 to 7 October."""
    year = {
        "year": 2026,
        "notice": None,
        "source": "test",
        "names": {"national_day": {"zh-Hans": "国庆节", "zh-Hant": "國慶節", "en": "National Day"}},
        "days_off": [{"first": "2026-10-01", "last": "2026-10-07", "name": "national_day"}],
        "make_up": [],
    }
    return Calendar.from_years([year])


@cache
def law() -> Law:
    """Return the law of the tests."""
    return Law(procedure=procedure(), net=compile_flow(flow()), calendar=calendar())


def officer(*people: str, may: str = ANY, recused: frozenset[str] = frozenset()) -> Actor:
    """Return officers who sign together and may do `may` on any item."""
    signers = tuple(Signer(person=person, post="window") for person in people or ("li",))
    return Actor(role="officer", signers=signers, authorities=(Authority(post="window", act=may),), recused=recused)


PARTY = Actor(role="party", signers=(Signer(person="party:p1"),))


def noon(day: date) -> datetime:
    """Return noon in China of the day, as an instant."""
    return datetime.combine(day, time(4), tzinfo=UTC)


SEPT_28 = date(2026, 9, 28)


def submit(**changes: object) -> Submit:
    """Return an application with both required papers."""
    act = Submit(
        item="A-1",
        item_version=1,
        procedure="sha256:aa",
        office="/511602/11/",
        number="QH-1",
        channel="window",
        materials=("form", "plan"),
        references=(APPLICANT,),
    )
    return replace(act, **changes)  # type: ignore[arg-type]  # a test names any field


def refuse() -> Refuse:
    """Return a refusal that tells everything Art. 38 asks for."""
    return Refuse(
        basis=article("38"), remedy_body="县人民政府", remedy_days=60, court="县人民法院", court_months=6,
        references=(REASONS,),
    )  # fmt: skip


REVIEW: tuple[Act, ...] = (
    StartStep(step="papers"), CompleteStep(step="papers"), StartStep(step="site"), CompleteStep(step="site"),
)  # fmt: skip
TO_GRANT: tuple[Act, ...] = (submit(), Accept(receipt="S-1"), *REVIEW, Grant())


def lived(*acts: Act, on: date = SEPT_28) -> tuple[tuple[Event, ...], State]:
    """Return the events and the state of acts done by two officers on one day; fails where one is refused."""
    answer = decide_all(law(), NEW, acts, officer("li", "wu"), noon(on))
    assert not isinstance(answer, Refusal), answer
    return answer


def answer_to(state: State, act: Act, on: date = SEPT_28, actor: Actor | None = None) -> tuple[Event, ...] | Refusal:
    """Return what the office answers to one act."""
    return decide(law(), state, act, actor or officer("li", "wu"), noon(on), case="case-1")


def refusal_of(state: State, act: Act, on: date = SEPT_28, actor: Actor | None = None) -> Refusal:
    """Return the refusal of an act that must be refused."""
    answer = answer_to(state, act, on, actor)
    assert isinstance(answer, Refusal), "the act was done"
    return answer
