"""From a state to the rows that cache it: only what changed is written."""

from datetime import date
from typing import NamedTuple

from banjie.core.case.dates import ClockRow as Clock
from banjie.core.case.dates import dates
from banjie.core.case.law import Law
from banjie.core.case.state import ENDED, NEW, State
from banjie.core.case.work import WorkRow as Work
from banjie.core.case.work import work
from banjie.records.log.rows import ClockRow, ResultRow, WorkRow


class Cached(NamedTuple):
    """Everything that is cached of a state."""

    clocks: tuple[ClockRow, ...]
    work: tuple[WorkRow, ...]
    result: ResultRow | None


class Changed(NamedTuple):
    """What must be written to go from one state's cache to another's."""

    clocks: tuple[ClockRow, ...]
    work: tuple[WorkRow, ...]
    gone_steps: tuple[str, ...]
    gone_clocks: tuple[str, ...]
    result: ResultRow | None
    gone_result: bool


NOTHING = Cached(clocks=(), work=(), result=None)


def cached(law: Law, state: State) -> Cached:
    """Return the rows of a state; none for a case that is not open yet."""
    if state.phase is NEW.phase:
        return NOTHING
    clocks = dates(law, state)
    open_work = work(law, state, clocks)
    return Cached(
        clocks=tuple(_clock(row) for row in clocks), work=tuple(_work(row) for row in open_work), result=_result(state)
    )


def changed(before: Cached, after: Cached) -> Changed:
    """Return the rows that differ, and what is no longer there: steps, and after a correction clocks and result."""
    steps, clocks = {row.step for row in after.work}, {row.clock for row in after.clocks}
    return Changed(
        clocks=tuple(row for row in after.clocks if row not in before.clocks),
        work=tuple(row for row in after.work if row not in before.work),
        gone_steps=tuple(row.step for row in before.work if row.step not in steps),
        gone_clocks=tuple(row.clock for row in before.clocks if row.clock not in clocks),
        result=after.result if after.result != before.result else None,
        gone_result=before.result is not None and after.result is None,
    )


def closed_date(state: State) -> date | None:
    """Return the day the case ended, or None while it runs."""
    if state.phase not in ENDED:
        return None
    return max(moment.date for moment in state.happened.values())


def _clock(row: Clock) -> ClockRow:
    return ClockRow(
        clock=row.clock,
        started_date=row.started_date,
        calendar_version=row.calendar_version,
        due_date=row.due_date,
        legal_date=row.legal_date,
        warn_date=row.warn_date,
        late_date=row.late_date,
        red_date=row.red_date,
        left_days=row.left_days,
        stopped=row.stopped,
        ended_date=row.ended_date,
    )


def _work(row: Work) -> WorkRow:
    return WorkRow(
        step=row.step,
        role=row.role,
        since_date=row.since_date,
        holder=row.holder or None,
        due_date=row.due_date,
        left_days=row.left_days,
    )


def _result(state: State) -> ResultRow | None:
    decided = state.date_of(state.decision) if state.decision else None
    if decided is None or not state.result_number:
        return None
    return ResultRow(
        number=state.result_number,
        check_code=state.check_code,
        granted=state.decision == "granted",
        decided_date=decided,
        valid_until=state.valid_until,
        delivered_date=state.date_of("delivered"),
    )
