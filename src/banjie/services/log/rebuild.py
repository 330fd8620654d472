"""What the tables must be by the log: the events folded under the law that each case was opened under."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from banjie.core.act.act import Submit
from banjie.core.act.event import Event
from banjie.core.case.fold import fold
from banjie.core.case.state import state_text
from banjie.records.log import rebuild as records
from banjie.records.log.rebuild import ALL_CASES, Difference, Rebuilt, Share
from banjie.records.scope import ALL, scope
from banjie.services.cases.rows import cached, closed_date
from banjie.services.law.laws import law_of

__all__ = ["ALL_CASES", "Difference", "Share", "derive", "differences", "rebuild"]
Watch = Callable[[], None]


def rebuild(watch: Watch, share: Share = ALL_CASES) -> Iterator[Difference]:
    """Put every table right that is not what the log says, and yield what was different; `watch` is told each case.

    Several processes may work at once, each on a `share` of the cases.
    """
    with scope(ALL):
        yield from records.rebuild(_watched(watch), share)


def differences(watch: Watch, share: Share = ALL_CASES) -> Iterator[Difference]:
    """Yield what `rebuild` would put right, and change nothing."""
    with scope(ALL):
        yield from records.differences(_watched(watch), share)


def derive(case_id: UUID, events: Sequence[Event], turn: int) -> Rebuilt:
    """Return what the rows of the case must be by its events and by the calendars of `turn`.

    Number, office, item, procedure and parent are those of the first submission: a correction moves no case elsewhere.
    """
    first = events[0]
    assert isinstance(first.act, Submit), f"case {case_id} does not begin with its submission"
    law = law_of(first.act.procedure, first.act.office, turn)
    state = fold(law, events)
    rows = cached(law, state)
    return Rebuilt(
        number=first.act.number,
        scope_path=first.act.office,
        item_code=first.act.item,
        item_version=first.act.item_version,
        procedure=first.act.procedure,
        channel=first.act.channel,
        received_date=state.date_of("submitted") or first.happened_date,
        closed_date=closed_date(state),
        phase=state.phase.value,
        state=state_text(state),
        parent_id=first.act.parent or None,
        work=rows.work,
        clocks=rows.clocks,
        result=rows.result,
    )


def _watched(watch: Watch) -> records.Derive:
    def told(case_id: UUID, events: Sequence[Event], turn: int) -> Rebuilt:
        watch()
        return derive(case_id, events, turn)

    return told
