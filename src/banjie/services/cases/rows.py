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


def cached(law: Law, state: State) -> Cached:
    """Return the rows of a state; none for a case that is not open yet."""
    clocks, open_work = _open(law, state)
    return Cached(
        clocks=tuple(clock_row(row) for row in clocks),
        work=tuple(_work(row) for row in open_work),
        result=_result(state),
    )


def changed(law: Law, before: State, after: State) -> Changed:
    """Return the rows that differ, and what is no longer there: steps, and after a correction clocks and result.

    Rows are compared as the core gives them: most stay as they are, and only the others are made into records.
    """
    (old_clocks, old_work), (clocks, open_work) = _open(law, before), _open(law, after)
    old_result, result = _result(before), _result(after)
    steps, names = {row.step for row in open_work}, {row.clock for row in clocks}
    return Changed(
        clocks=tuple(clock_row(row) for row in clocks if row not in old_clocks),
        work=tuple(_work(row) for row in open_work if row not in old_work),
        gone_steps=tuple(row.step for row in old_work if row.step not in steps),
        gone_clocks=tuple(row.clock for row in old_clocks if row.clock not in names),
        result=result if result != old_result else None,
        gone_result=old_result is not None and result is None,
    )


def closed_date(state: State) -> date | None:
    """Return the day the case ended, or None while it runs."""
    if state.phase not in ENDED:
        return None
    return max(moment.date for moment in state.happened.values())


def _open(law: Law, state: State) -> tuple[tuple[Clock, ...], tuple[Work, ...]]:
    if state.phase is NEW.phase:
        return (), ()
    clocks = dates(law, state)
    return clocks, work(law, state, clocks)


def clock_row(row: Clock) -> ClockRow:
    """Return the record of a clock."""
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
        due_at=row.due_at,
        told_date=row.told_date,
        falls_date=row.falls_date,
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
