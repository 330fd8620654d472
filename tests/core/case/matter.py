"""A made-up matter with every kind of clock: it runs from its receipt, reaches milestones, and ends with one."""

from dataclasses import replace
from datetime import date
from functools import cache

from banjie.core.act.act import Act, Correct, Reach
from banjie.core.act.actor import SYSTEM
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.dates import ClockRow, dates
from banjie.core.case.decide import decide
from banjie.core.case.fold import decide_correction, fold
from banjie.core.case.law import Law
from banjie.core.case.silence import fallen
from banjie.core.case.state import State
from banjie.core.clock.limit import Limit, Unit
from banjie.core.flow.net import compile_flow
from banjie.core.flow.spec import END, START, TASK, Edge, FlowSpec, Node
from banjie.core.procedure.clock_rule import (
    EXPIRY,
    Breach,
    ClockRule,
    CountsFrom,
    Extension,
    Restart,
    Runs,
    Silence,
    Until,
)
from banjie.core.procedure.procedure import NO_REMEDY, ActRule, Milestone, Procedure
from tests.core.case.office import APPLICANT, PARTY, REASONS, article, calendar, noon, officer
from tests.core.case.office import procedure as licence
from tests.core.case.office import submit as application

BACKWARDS = {"runs": Runs.BACKWARDS, "ends": ("hearing_set",), "before": ("hearing_set",)}
CLOCKS = (
    ClockRule(
        name="answer",
        starts=("submitted", "supplemented"),
        ends=("answered",),
        legal=Limit(days=20, citation=article("33")),
        stoppable=True,
        extension=Extension(days=20, approver="agency_head", citation=article("33")),
        restart=Restart(grounds=("new_request",), citation=article("30")),
    ),
    ClockRule(
        name="notice", legal=Limit(days=7, citation=article("64")), breach=Breach.REFUSE, **BACKWARDS
    ),
    ClockRule(
        name="comment", starts=("comment_opened",), ends=("comment_closed",), runs=Runs.AT_LEAST,
        legal=Limit(days=30, unit=Unit.CALENDAR_DAY, citation=article("15")), breach=Breach.REFUSE,
    ),
    ClockRule(
        name="objection", starts=("comment_closed",), ends=("objected",), breach=Breach.REFUSE,
        legal=Limit(days=5, citation=article("5")), cards=False,
    ),
    ClockRule(
        name="pickup", starts=("called",), ends=("visited",),
        legal=Limit(days=24, unit=Unit.HOUR, citation=article("50")),
    ),
    ClockRule(name="step", starts=("step_opened.handle",), ends=("step_completed.handle",), legal=Limit(days=3)),
    ClockRule(name="renewal", before=(EXPIRY,), runs=Runs.BACKWARDS, ends=("submitted",), legal=Limit(days=30)),
    ClockRule(
        name="expiry", starts=("submitted",), ends=("answered",), legal=None,
        until=Until(event=EXPIRY, citation=article("50")),
        silence=Silence(act="reach", milestone="renewed", citation=article("50")),
    ),
    ClockRule(
        name="opinion", starts=("consulted",), ends=("agreed", "objected"), legal=Limit(days=15),
        silence=Silence(act="reach", milestone="agreed", citation=article("34"), counts_from=CountsFrom.START),
    ),
    ClockRule(name="simple", starts=("submitted",), ends=("answered",), legal=Limit(days=5), when=("simplified",),
              unless=("made_ordinary",)),
)  # fmt: skip
MILESTONES = (
    "hearing_set", "comment_opened", "comment_closed", "objected", "called", "visited", "consulted", "agreed",
    "renewed", "simplified", "made_ordinary",
)  # fmt: skip
PLANNED, SINCE = date(2026, 10, 30), date(2026, 1, 5)


def procedure() -> Procedure:
    """Return the procedure of the matter; `answered` ends it."""
    roles = {"submit": ("officer", "party"), "reach": ("officer", "party")}
    acts = ("submit", "stop", "resume", "extend", "restart", "reach", "start_step", "complete_step", "correct")
    stones = [Milestone(name=name, citation=article("1"), planned=name == "hearing_set") for name in MILESTONES]
    stones[2] = replace(stones[2], after=("comment_opened",))
    answered = Milestone(name="answered", citation=article("33"), closes=True)
    return replace(
        licence(),
        matter="matter",
        law_date="2026-01-01",
        clocks=CLOCKS,
        leading=("answer",),
        acts=tuple(
            ActRule(kind=kind, citation=article("9"), roles=roles.get(kind, ("officer",)), backdate_days=400)
            for kind in acts
        ),
        materials=(),
        remedy=NO_REMEDY,
        milestones=(*stones, answered),
    )


@cache
def law() -> Law:
    """Return the law of the matter: one step, `handle`."""
    flow = FlowSpec(
        nodes=(Node(id="start", kind=START), Node(id="handle", kind=TASK, role="handler"), Node(id="end", kind=END)),
        edges=(Edge(source="start", target="handle"), Edge(source="handle", target="end")),
    )
    return Law(procedure=procedure(), net=compile_flow(flow), calendar=calendar())


def submit(on: date, **changes: object) -> Act:
    """Return the matter's receipt on the day."""
    return application(materials=(), references=(APPLICANT,), happened_date=on, **changes)


def reach(milestone: str, on: date, planned: date | None = None) -> Reach:
    """Return the milestone reached on the day."""
    return Reach(milestone=milestone, happened_date=on, planned_date=planned)


class Matter:
    """A matter as far as it has come; `today` is the day on which everything is recorded."""

    def __init__(self, *acts: Act, today: date = date(2026, 12, 1), law_: Law | None = None) -> None:
        self.law, self.today = law_ or law(), today
        self.events: list[Event] = []
        for act in acts:
            answer = self.do(act)
            assert not isinstance(answer, Refusal), answer

    @property
    def state(self) -> State:
        """What the acts so far make of it."""
        return fold(self.law, self.events)

    def clock(self, name: str) -> ClockRow | None:
        """Return the row of a clock, None where it has not begun."""
        return next((row for row in dates(self.law, self.state) if row.clock == name), None)

    def do(self, act: Act) -> Refusal | tuple[Event, ...]:
        """Ask for an act by two officers; keep its events."""
        answer: Refusal | tuple[Event, ...]
        if isinstance(act, Correct):
            corrected = decide_correction(self.law, self.events, act, officer("li", "wu"), noon(self.today))
            answer = corrected if isinstance(corrected, Refusal) else corrected[0]
        else:
            answer = decide(self.law, self.state, act, officer("li", "wu"), noon(self.today))
        if not isinstance(answer, Refusal):
            self.events += answer
        return answer

    def code(self, act: Act) -> str:
        """Return the code with which an act is refused, empty where it is done."""
        answer = self.do(act)
        return answer.code if isinstance(answer, Refusal) else ""

    def let_silence_act(self, today: date) -> None:
        """Do what the law supplies by the day."""
        for one in fallen(self.law, self.state, today):
            answer = decide(self.law, self.state, one.act, SYSTEM, noon(today))
            assert not isinstance(answer, Refusal), answer
            self.events += answer


__all__ = ["PARTY", "REASONS"]
