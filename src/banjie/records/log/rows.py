"""What one act writes, as rows. The caller has decided; nothing here is decided again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class EventRow:
    """An event with its exact text and digest; made by `chain`."""

    seq: int
    kind: str
    happened_date: date
    recorded_at: datetime
    body: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkRow:
    """An open step, with the due date of its leading clock; `left_days` only while that clock is stopped."""

    step: str
    role: str
    since_date: date
    holder: str | None = None
    due_date: date | None = None
    left_days: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """The dates of one clock; `left_days` only while stopped, `ended_date` once it no longer runs."""

    clock: str
    started_date: date
    calendar_version: str
    due_date: date | None = None
    legal_date: date | None = None
    warn_date: date | None = None
    late_date: date | None = None
    red_date: date | None = None
    left_days: int | None = None
    stopped: bool = False
    ended_date: date | None = None
    due_at: datetime | None = None
    told_date: date | None = None
    falls_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultRow:
    """The entry of the register of results."""

    number: str
    check_code: str
    granted: bool
    decided_date: date
    valid_until: date | None = None
    delivered_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyRow:
    """A person or firm in a role: `applicant`, `agent` or `third_party`; `digest` by `persons.salted`."""

    id: UUID
    role: str
    kind: str
    name: str
    id_kind: str
    id_number: str
    salt: bytes
    digest: str
    phone: str = ""
    authority_note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContentRow:
    """A text or form kept apart from the log under the name its event refers to it by."""

    id: UUID
    name: str
    body: str
    salt: bytes
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestKey:
    """Who asked, with which key, and the digest of what was asked: the same three get the same answer."""

    principal: str
    key: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActWrite:
    """Everything that one or several acts on an existing case change.

    `version` is the version that was read, `turn` that of the calendars it was decided under. `work` and
    `clocks` hold new and changed rows, `gone_steps` the steps no longer open. Only a correction moves
    `received_date`, or takes clocks and the result away again.
    """

    case_id: UUID
    version: int
    events: tuple[EventRow, ...]
    state: str
    phase: str
    request: RequestKey
    turn: int = 0
    closed_date: date | None = None
    received_date: date | None = None
    work: tuple[WorkRow, ...] = ()
    gone_steps: tuple[str, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    gone_clocks: tuple[str, ...] = ()
    result: ResultRow | None = None
    gone_result: bool = False
    parties: tuple[PartyRow, ...] = ()
    contents: tuple[ContentRow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class OpeningWrite:
    """Everything that opens a case. `tracking_code` is empty where the applicant gets none.

    `turn` is that of the calendars it was decided under, `parent_id` the case that referred it.
    """

    case_id: UUID
    number: str
    scope_path: str
    item_code: str
    item_version: int
    procedure: str
    channel: str
    received_date: date
    events: tuple[EventRow, ...]
    state: str
    phase: str
    request: RequestKey
    turn: int = 0
    closed_date: date | None = None
    tracking_code: str = ""
    parent_id: UUID | None = None
    work: tuple[WorkRow, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    result: ResultRow | None = None
    parties: tuple[PartyRow, ...] = ()
    contents: tuple[ContentRow, ...] = ()
