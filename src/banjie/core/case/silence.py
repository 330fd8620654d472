"""What the law supplies when a clock runs out and nobody acted: deemed accepted, abandoned, renewed, agreed."""

from dataclasses import dataclass
from datetime import date

from banjie.core.act.act import Accept, Act, Grant, Reach, Withdraw
from banjie.core.act.actor import Actor
from banjie.core.act.refusal import Refusal
from banjie.core.case.dates import ClockRow, dates
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.procedure.clock_rule import CountsFrom, Silence


@dataclass(frozen=True, kw_only=True, slots=True)
class Fallen:
    """A clock whose silence has its effect: the act, and whether a person must sign it (`draft`)."""

    clock: str
    act: Act
    draft: bool
    row: ClockRow


def fallen(law: Law, state: State, today: date) -> tuple[Fallen, ...]:
    """Return what silence has brought about by `today`, the clock that ran out first standing first."""
    found = [one for row in dates(law, state) if (one := _fallen(law, row, today)) is not None]
    return tuple(sorted(found, key=lambda one: one.row.falls_date or date.max))


def refuse_by_silence(law: Law, state: State, act: Act, actor: Actor) -> Refusal | None:
    """Return why the law does not supply this act now, or None: only the system says it, and only when it is so."""
    if not act.silence:
        return None
    day = act.happened_date
    supplied = day is not None and any(one.act == act for one in fallen(law, state, day))
    return None if supplied and actor.role == "system" else Refusal(code="not_silent", params={"clock": act.silence})


def effective_date(law: Law, state: State, act: Act) -> date | None:
    """Return the day from which an act supplied by silence counts; None for every other act."""
    if not act.silence:
        return None
    rule = law.procedure.clock(act.silence)
    row = next(row for row in dates(law, state) if row.clock == act.silence)
    assert rule.silence is not None, "only a clock with a rule of silence supplies an act"
    return row.started_date if rule.silence.counts_from is CountsFrom.START else row.due_date


def _fallen(law: Law, row: ClockRow, today: date) -> Fallen | None:
    if row.falls_date is None or row.falls_date > today:
        return None
    rule = law.procedure.clock(row.clock)
    assert rule.silence is not None, "a clock falls only where it has a rule of silence"
    return Fallen(clock=row.clock, act=_act(rule.silence, row), draft=rule.silence.draft, row=row)


def _act(silence: Silence, row: ClockRow) -> Act:
    match silence.act:
        case "accept":
            return Accept(receipt="", happened_date=row.falls_date, silence=row.clock)
        case "withdraw":
            return Withdraw(happened_date=row.falls_date, silence=row.clock)
        case "grant":
            return Grant(happened_date=row.falls_date, silence=row.clock)
        case "reach":
            return Reach(milestone=silence.milestone, happened_date=row.falls_date, silence=row.clock)
        case other:
            raise ValueError(f"silence cannot supply {other}")
