"""Who has to do what next: the rows of the work list that a state makes."""

from dataclasses import dataclass
from datetime import date

from banjie.core.case.dates import ClockRow, leading_clock
from banjie.core.case.law import Law
from banjie.core.case.review import hold_of
from banjie.core.case.state import UNDER_REVIEW, Phase, State

_BEFORE_AND_AFTER_REVIEW: dict[Phase, tuple[str, str, str]] = {
    Phase.SUBMITTED: ("accept", "window", "submitted"),
    Phase.WITH_APPLICANT: ("supplement", "applicant", "supplement_requested"),
    Phase.GRANTED: ("issue", "window", "granted"),
    Phase.REFUSED: ("issue", "window", "refused"),
    Phase.ISSUED: ("deliver", "window", "issued"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkRow:
    """One open step: its role, who has it in hand (empty = nobody yet), since when, and the leading clock."""

    step: str
    role: str
    holder: str
    since_date: date
    due_date: date | None
    left_days: int | None


def work(law: Law, state: State, rows: tuple[ClockRow, ...]) -> tuple[WorkRow, ...]:
    """Return the open steps of a case, each due on the fair date of the leading clock among `rows`."""
    clock = leading_clock(law, state, rows)
    due, left = (clock.fair_date, clock.left_days) if clock else (None, None)
    return tuple(
        WorkRow(step=step, role=role, holder=holder, since_date=since, due_date=due, left_days=left)
        for step, role, holder, since in _open(law, state)
    )


def _open(law: Law, state: State) -> list[tuple[str, str, str, date]]:
    if state.phase in UNDER_REVIEW:
        return [_step(law, state, step) for step in law.net.enabled(state.marking)]
    if state.phase not in _BEFORE_AND_AFTER_REVIEW:
        return []
    step, role, cause = _BEFORE_AND_AFTER_REVIEW[state.phase]
    return [(step, role, "", _date(state, cause))]


def _step(law: Law, state: State, step: str) -> tuple[str, str, str, date]:
    hold = hold_of(state, step)
    if hold:
        return step, law.net.step(step).role, hold.person, hold.since
    begun = "accepted" if state.date_of("accepted") else "submitted"  # a law that knows no acceptance begins at once
    return step, law.net.step(step).role, "", _date(state, begun)


def _date(state: State, kind: str) -> date:
    day = state.date_of(kind)
    assert day is not None, f"a case in phase {state.phase} has had {kind}"
    return day
