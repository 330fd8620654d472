"""A licence that was referred, and one of the cases it became: two lists of acts, each under the licence's law."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from banjie.core.act.act import Accept, Act, Child, Correct, Refer, Reference, Resume, Stop
from banjie.core.act.actor import SYSTEM, Actor
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.children import ChildStands, ParentStands
from banjie.core.case.dates import ClockRow, dates
from banjie.core.case.decide import decide
from banjie.core.case.fold import decide_correction, fold
from banjie.core.case.following import owed
from banjie.core.case.law import Law
from banjie.core.case.state import State
from tests.core.case.office import law, noon, officer, procedure, submit

REASONS = (Reference(name="reasons", id="c1", digest="sha256:01"),)
CHILD = Child(case="c-1", item="A-1", item_version=1, procedure="sha256:aa", office="/511602/12/", number="F-1")


def day(number: int) -> date:
    """Return a day of September 2026."""
    return date(2026, 9, number)


def lenient(**more: object) -> Law:
    """Return the law of the tests, under which acts may be dated back far."""
    known = procedure()
    acts = tuple(replace(rule, backdate_days=100) for rule in known.acts)
    return replace(law(), procedure=replace(known, acts=acts, **more))  # type: ignore[arg-type]  # a test's law


class Case:
    """A case as far as it has come; everything is recorded on the last day of September."""

    def __init__(self, *acts: Act, law_: Law | None = None, by: Actor | None = None) -> None:
        self.law = law_ or lenient()
        self.events: list[Event] = []
        for act in acts:
            assert self.code(act, by=by) == "", act

    @property
    def state(self) -> State:
        """What the acts so far make of it."""
        return fold(self.law, self.events)

    @property
    def decision(self) -> ClockRow:
        """The clock of the decision."""
        return next(row for row in dates(self.law, self.state) if row.clock == "decision")

    def code(
        self,
        act: Act,
        *,
        by: Actor | None = None,
        children: Sequence[ChildStands] = (),
        parent: ParentStands | None = None,
    ) -> str:
        """Ask for the act; return the code with which it is refused, empty where it is done."""
        answer: tuple[Event, ...] | Refusal
        actor = by or (SYSTEM if act.parent_seq else officer("li", "wu"))
        if isinstance(act, Correct):
            corrected = decide_correction(self.law, self.events, act, actor, noon(day(30)), parent=parent)
            answer = corrected if isinstance(corrected, Refusal) else corrected[0]
        else:
            answer = decide(self.law, self.state, act, actor, noon(day(30)), children=children)
        if isinstance(answer, Refusal):
            return answer.code
        self.events += answer
        return ""

    def follow(self, parent: "Case") -> list[Act]:
        """Do what is owed to the parent; return it."""
        acts = list(owed(self.law, parent.events, self.events, self.state))
        for act in acts:
            assert self.code(act) == "", act
        return acts


def parent(**more: object) -> Case:
    """Return a case that was accepted on 1 September and referred on the 2nd."""
    return Case(
        submit(happened_date=day(1)),
        Accept(receipt="S-1", happened_date=day(1)),
        Refer(children=(CHILD,), notice="Z-1", happened_date=day(2)),
        law_=lenient(**more),
    )


def child(*, accepted: int = 3, law_: Law | None = None) -> Case:
    """Return the child, opened on 2 September and accepted on the day of September given (0: not yet)."""
    opened = Case(
        submit(number="F-1", channel="referral", parent="p-1", parent_seq=3, happened_date=day(2)),
        law_=law_,
        by=SYSTEM,
    )
    if accepted:
        assert opened.code(Accept(receipt="S-2", happened_date=day(accepted))) == ""
    return opened


def stop(on: int, **more: object) -> Stop:
    """Return a stop on the day of September."""
    return replace(Stop(ground="testing", notice="T-1", notified_days=10, happened_date=day(on)), **more)  # type: ignore[arg-type]  # a test's act


def resume(on: int) -> Resume:
    """Return a resumption on the day of September."""
    return Resume(happened_date=day(on))


def correct(target: int, replacement: Act | None) -> Correct:
    """Return an officer's correction."""
    return Correct(target=target, replacement=replacement, references=REASONS)
