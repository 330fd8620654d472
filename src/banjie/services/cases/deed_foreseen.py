"""What a deed would do to the clocks of its case, and between which days it is lawful. A query: nothing is done."""

from dataclasses import dataclass, replace
from datetime import datetime

from banjie.core.act.act import Act, Reference
from banjie.core.act.actor import Actor
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.case.bounds import Bound, bounds
from banjie.core.case.dates import ClockRow, dates
from banjie.core.case.evolve import evolve
from banjie.core.case.possible import refuse_in_state
from banjie.core.values.office_time import office_date
from banjie.services.cases.case_view import CaseView

_WRITTEN = (Reference(name="reasons", id="", digest=""),)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """A clock that the deed changes: `before` is None where it would begin."""

    before: ClockRow | None
    after: ClockRow


@dataclass(frozen=True, kw_only=True, slots=True)
class Foreseen:
    """What is known of a deed before it is done: why it is not possible, or every clock it moves."""

    bounds: tuple[Bound, ...]
    refusal: Refusal | None = None
    moved: tuple[Moved, ...] = ()


def deed_foreseen(view: CaseView, act: Act, actor: Actor, now: datetime) -> Foreseen:
    """Return what the act would do. Who may do it, how many sign and what they write is not asked."""
    law, state = view.law, view.state
    happened = act.happened_date or office_date(now, law.zone)
    lawful = bounds(law, state, act, happened)
    refusal = refuse_in_state(law, state, replace(act, references=_WRITTEN), actor.signers, happened)
    if refusal and refusal.code != "too_few_signers":
        return Foreseen(bounds=lawful, refusal=refusal)
    event = Event(
        seq=state.version + 1,
        act=act,
        by=actor.signers,
        happened_date=happened,
        recorded_at=max(now, state.recorded_at),
    )
    return Foreseen(bounds=lawful, moved=_moved(view.clocks, dates(law, evolve(law, state, event))))


def _moved(before: tuple[ClockRow, ...], after: tuple[ClockRow, ...]) -> tuple[Moved, ...]:
    was = {row.clock: row for row in before}
    changed = (Moved(before=was.get(row.clock), after=row) for row in after)
    return tuple(one for one in changed if one.before is None or _shown(one.before) != _shown(one.after))


def _shown(row: ClockRow) -> tuple[object, ...]:
    """Return what a reader sees of a row when it moves."""
    return row.started_date, row.due_date, row.due_at, row.ended_date
