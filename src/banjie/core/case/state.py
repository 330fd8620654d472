"""What is true of a case after its acts so far, and the text it is cached as."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from banjie.core.act.act import Act
from banjie.core.values.canonical import canonical_json
from banjie.core.values.office_time import instant_of, instant_text


class Phase(StrEnum):
    """Where a case stands, in one word; the word is the same in table, screen and API."""

    NEW = "new"
    SUBMITTED = "submitted"
    WITH_APPLICANT = "with_applicant"
    RUNNING = "running"
    STOPPED = "stopped"
    GRANTED = "granted"
    REFUSED = "refused"
    ISSUED = "issued"
    FINISHED = "finished"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"


UNDER_REVIEW = (Phase.RUNNING, Phase.STOPPED)
ENDED = (Phase.FINISHED, Phase.NOT_ACCEPTED, Phase.WITHDRAWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When a kind of act last happened: its date for clocks, its place in the log, and the hour if a clock needs it."""

    date: date
    seq: int
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """A step somebody has in hand."""

    step: str
    person: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """A stop of the clock: ground, notice, and the days the notice told; open while `last_date` is None.

    `parent_seq` is the sequence of the parent's stop that this one follows, 0 where the case stopped by itself.
    """

    first_date: date
    last_date: date | None
    ground: str
    notice: str
    notified_days: int
    parent_seq: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Extended:
    """A clock was extended by `days` of its unit, by the act at `seq`."""

    clock: str
    days: int
    seq: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Referred:
    """A child to which the matter was referred: its id and number, the item and the path of the office."""

    case: str
    number: str
    item: str
    office: str


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """The state of one case.

    `happened` keeps the latest moment of each event by its name: a kind of act (`accepted`), a milestone, a step's
    event (`step_opened.review`), a clock begun anew (`restarted.decision`). `planned` keeps the day that a milestone
    announced last. `expiry_date` is the last day of the permission to be renewed. `overruled` are the sequences of
    acts that silence had supplied and that a correction took back. `parent` is the id of the case that referred this
    one, `children` are those this one referred.
    """

    phase: Phase = Phase.NEW
    version: int = 0
    recorded_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    item: str = ""
    materials: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    supplements: int = 0
    marking: tuple[str, ...] = ()
    holds: tuple[Hold, ...] = ()
    pauses: tuple[Pause, ...] = ()
    decision: str = ""
    valid_until: date | None = None
    result_number: str = ""
    check_code: str = ""
    happened: Mapping[str, Moment] = field(default_factory=dict)
    extensions: tuple[Extended, ...] = ()
    planned: Mapping[str, date] = field(default_factory=dict)
    expiry_date: date | None = None
    parent: str = ""
    children: tuple[Referred, ...] = ()
    overruled: tuple[int, ...] = ()

    def date_of(self, kind: str) -> date | None:
        """Return the date an event of this kind last happened, or None."""
        moment = self.happened.get(kind)
        return moment.date if moment else None

    @property
    def open_pause(self) -> Pause | None:
        """Return the stop that still holds the clock, or None."""
        return next((pause for pause in self.pauses if pause.last_date is None), None)

    def pauses_like(self, act: Act) -> tuple[Pause, ...]:
        """Return the stops of the same origin as the act: those of the case itself, or those that follow its parent."""
        return tuple(pause for pause in self.pauses if bool(pause.parent_seq) == bool(act.parent_seq))


NEW = State()


def state_text(state: State) -> str:
    """Return the canonical text a state is cached as; what few cases have stands there only where they have it."""
    return canonical_json(
        {
            "phase": state.phase.value,
            "version": state.version,
            "recorded_at": instant_text(state.recorded_at),
            "item": state.item,
            "materials": list(state.materials),
            "requested": list(state.requested),
            "supplements": state.supplements,
            "marking": list(state.marking),
            "holds": [[hold.step, hold.person, hold.since.isoformat()] for hold in state.holds],
            "pauses": [_pause_plain(pause) for pause in state.pauses],
            "decision": state.decision,
            "valid_until": _date_text(state.valid_until),
            "result_number": state.result_number,
            "check_code": state.check_code,
            "happened": {kind: _moment_plain(moment) for kind, moment in state.happened.items()},
            **_seldom(state),
        }
    )


def state_of(text: str) -> State:
    """Return the state of its text (the inverse of `state_text`)."""
    plain: dict[str, Any] = json.loads(text)
    return State(
        phase=Phase(plain["phase"]),
        version=plain["version"],
        recorded_at=instant_of(plain["recorded_at"]),
        item=plain["item"],
        materials=tuple(plain["materials"]),
        requested=tuple(plain["requested"]),
        supplements=plain["supplements"],
        marking=tuple(plain["marking"]),
        holds=tuple(Hold(step=step, person=who, since=date.fromisoformat(day)) for step, who, day in plain["holds"]),
        pauses=tuple(_pause_of(pause) for pause in plain["pauses"]),
        decision=plain["decision"],
        valid_until=_date_of(plain["valid_until"]),
        result_number=plain["result_number"],
        check_code=plain["check_code"],
        happened={kind: _moment_of(moment) for kind, moment in plain["happened"].items()},
        extensions=tuple(Extended(clock=clock, days=days, seq=seq) for clock, days, seq in plain.get("extensions", ())),
        planned={name: date.fromisoformat(day) for name, day in plain.get("planned", {}).items()},
        expiry_date=_date_of(plain.get("expiry_date")),
        parent=plain.get("parent", ""),
        children=tuple(
            Referred(case=case, number=number, item=item, office=office)
            for case, number, item, office in plain.get("children", ())
        ),
        overruled=tuple(plain.get("overruled", ())),
    )


def _seldom(state: State) -> dict[str, Any]:
    seldom: dict[str, Any] = {
        "extensions": [[one.clock, one.days, one.seq] for one in state.extensions],
        "planned": {name: day.isoformat() for name, day in state.planned.items()},
        "expiry_date": _date_text(state.expiry_date),
        "parent": state.parent,
        "children": [[child.case, child.number, child.item, child.office] for child in state.children],
        "overruled": list(state.overruled),
    }
    return {name: value for name, value in seldom.items() if value}


def _moment_plain(moment: Moment) -> list[str | int]:
    plain: list[str | int] = [moment.date.isoformat(), moment.seq]
    return plain if moment.at is None else [*plain, instant_text(moment.at)]


def _moment_of(plain: list[Any]) -> Moment:
    day, seq, *at = plain
    return Moment(date=date.fromisoformat(day), seq=seq, at=instant_of(at[0]) if at else None)


def _pause_plain(pause: Pause) -> list[str | int | None]:
    first = pause.first_date.isoformat()
    plain = [first, _date_text(pause.last_date), pause.ground, pause.notice, pause.notified_days]
    return [*plain, pause.parent_seq] if pause.parent_seq else plain


def _pause_of(plain: list[Any]) -> Pause:
    first, last, ground, notice, days, *followed = plain
    return Pause(
        first_date=date.fromisoformat(first),
        last_date=_date_of(last),
        ground=ground,
        notice=notice,
        notified_days=days,
        parent_seq=followed[0] if followed else 0,
    )


def _date_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
