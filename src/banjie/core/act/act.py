"""What may be done in a case. One class per act; its `kind` is the word used everywhere.

An act holds facts and choices only (step completed, ground, branch chosen), never a state or a due date:
otherwise a correction could not be folded. Words about people are never written here but kept apart and
referred to (`Reference`), so that erasing them leaves the log verifiable.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from banjie.core.values.citation import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A row kept outside the log: its role here (`applicant`, `reasons`), its id and its salted digest."""

    name: str
    id: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """The head every act shares.

    `happened_date` is the office's date; None means the office's date of the moment of recording.
    `happened_at` is given only where the hour is known. `references` are the rows this act brings along.
    `silence` is the key of the rule by which the law itself supplies the act; only the system says it. `parent_seq`
    is the sequence of the parent's act that a child's act follows (0: it stands by itself); only the system says it.
    """

    kind: ClassVar[str]
    done: ClassVar[str]
    happened_date: date | None = None
    happened_at: datetime | None = None
    references: tuple[Reference, ...] = ()
    silence: str = ""
    parent_seq: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Submit(Act):
    """Hand in an application. `channel` is `window`, `web` or `referral`; `materials` are the codes handed in.

    `expiry_date` is the last day of the permission that is to be renewed (行政許可法 Art. 50). `parent` is the id of
    the case that referred the matter.
    """

    kind: ClassVar[str] = "submit"
    done: ClassVar[str] = "submitted"
    item: str
    item_version: int
    procedure: str
    office: str
    number: str
    channel: str
    materials: tuple[str, ...] = ()
    expiry_date: date | None = None
    parent: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestSupplement(Act):
    """Ask once for everything that is missing (行政許可法 Art. 32(4))."""

    kind: ClassVar[str] = "request_supplement"
    done: ClassVar[str] = "supplement_requested"
    materials: tuple[str, ...]
    notice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Supplement(Act):
    """Hand in what was asked for."""

    kind: ClassVar[str] = "supplement"
    done: ClassVar[str] = "supplemented"
    materials: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Accept(Act):
    """Accept the application; `receipt` is the number of the dated receipt (Art. 32, last paragraph)."""

    kind: ClassVar[str] = "accept"
    done: ClassVar[str] = "accepted"
    receipt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RefuseAcceptance(Act):
    """Refuse to accept: `ground` is `not_needed`, `not_our_power` or `incomplete` (Art. 32(1), (2), (5))."""

    kind: ClassVar[str] = "refuse_acceptance"
    done: ClassVar[str] = "acceptance_refused"
    ground: str
    notice: str
    right_agency: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StartStep(Act):
    """Take a step in hand."""

    kind: ClassVar[str] = "start_step"
    done: ClassVar[str] = "step_started"
    step: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CompleteStep(Act):
    """Complete a step; `choice` names the branch where the step leads to an exclusive gateway."""

    kind: ClassVar[str] = "complete_step"
    done: ClassVar[str] = "step_completed"
    step: str
    choice: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop(Act):
    """Stop the clock on one of the grounds of Art. 45, with the written notice and the days it tells."""

    kind: ClassVar[str] = "stop"
    done: ClassVar[str] = "stopped"
    ground: str
    notice: str
    notified_days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Resume(Act):
    """Let a stopped clock run again; the day of resumption is the last stopped day."""

    kind: ClassVar[str] = "resume"
    done: ClassVar[str] = "resumed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Extend(Act):
    """Extend a running clock by `days`, in its own unit (Art. 42); the reasons are a reference.

    `approver` is the code of who the law lets approve it, `notice` the number of the paper that told the applicant.
    """

    kind: ClassVar[str] = "extend"
    done: ClassVar[str] = "extended"
    clock: str
    days: int
    approver: str
    notice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Restart(Act):
    """Let a clock begin anew on this day; neither a stop nor an extension: nothing that ran before counts."""

    kind: ClassVar[str] = "restart"
    done: ClassVar[str] = "restarted"
    clock: str
    ground: str
    notice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach(Act):
    """Record that the matter reached a milestone its pack names; from then on it stands under its own name.

    `planned_date` is the day of the event it announces: the hearing, the bid deadline.
    """

    kind: ClassVar[str] = "reach"
    done: ClassVar[str] = "reached"
    milestone: str
    notice: str = ""
    planned_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Child:
    """A case opened under another: everything its submission says, fixed when it was referred."""

    case: str
    item: str
    item_version: int
    procedure: str
    office: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Refer(Act):
    """Refer the matter to departments that handle it side by side (Art. 26), each as a case of its own."""

    kind: ClassVar[str] = "refer"
    done: ClassVar[str] = "referred"
    children: tuple[Child, ...]
    notice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant(Act):
    """Grant the permission (Art. 38, first paragraph); `valid_until` None means without end."""

    kind: ClassVar[str] = "grant"
    done: ClassVar[str] = "granted"
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Refuse(Act):
    """Refuse the permission in writing: `basis` is the article not met, the reasons are a reference.

    `remedy_body`, `remedy_days` (reconsideration) and `court`, `court_months` (litigation) must be told (Art. 38).
    """

    kind: ClassVar[str] = "refuse"
    done: ClassVar[str] = "refused"
    basis: Citation
    remedy_body: str
    remedy_days: int
    court: str
    court_months: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue(Act):
    """Issue the paper of the decision: its number and the code by which anyone can check it."""

    kind: ClassVar[str] = "issue"
    done: ClassVar[str] = "issued"
    result_number: str
    check_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliver(Act):
    """Deliver the paper (Art. 44): `how` is `handed_over`, `post` or `electronic`.

    `proof` is the number of the signed receipt or of the consignment, never a name.
    """

    kind: ClassVar[str] = "deliver"
    done: ClassVar[str] = "delivered"
    how: str
    proof: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdraw(Act):
    """Withdraw the application before the decision."""

    kind: ClassVar[str] = "withdraw"
    done: ClassVar[str] = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Correct(Act):
    """Correct the act at sequence `target`: put `replacement` in its place, or void it (None).

    The reasons are a reference, as with every free text. `proof` is the number of the proof of service that an act
    supplied by silence can only be corrected with.
    """

    kind: ClassVar[str] = "correct"
    done: ClassVar[str] = "corrected"
    target: int
    replacement: Act | None
    proof: str = ""


KINDS: dict[str, type[Act]] = {
    act.kind: act
    for act in (
        Submit, RequestSupplement, Supplement, Accept, RefuseAcceptance, StartStep, CompleteStep,
        Stop, Resume, Extend, Restart, Reach, Refer, Grant, Refuse, Issue, Deliver, Withdraw, Correct,
    )
}  # fmt: skip
BY_DONE: dict[str, type[Act]] = {act.done: act for act in KINDS.values()}
