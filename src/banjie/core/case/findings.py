"""What supervision finds in one case by the law of that case: limits not kept, stops not told, silence taken back."""

from collections.abc import Iterator
from datetime import date

from banjie.core.case.keeping import broken_limits
from banjie.core.case.law import Law
from banjie.core.case.state import Pause, State
from banjie.core.values.citation import Citation
from banjie.core.values.finding import Finding


def findings(law: Law, state: State, today: date) -> tuple[Finding, ...]:
    """Return what is found in the case as it stands on `today`, which counts for a stop that is still open.

    `limit_passed`, `too_late_before`, `too_early`: an act outside its limit. `stop_untold`: a stop without a written
    notice; `stop_too_long`: longer than notified, in working days (行政許可法 Art. 45). `silence_overruled`: an act
    that the law had supplied was taken back, for a notice dated in time but typed later.
    """
    return (*_limits(law, state), *_stops(law, state, today), *_overruled(state))


def _limits(law: Law, state: State) -> Iterator[Finding]:
    for broken, seq in broken_limits(law, state):
        citation = broken.rule.legal.citation if broken.rule.legal else None
        yield Finding(code=broken.code, params=broken.params, citation=citation, seq=seq)


def _stops(law: Law, state: State, today: date) -> Iterator[Finding]:
    rule = law.procedure.rule("stop")
    citation = rule.citation if rule else None
    for pause in state.pauses:
        if pause.parent_seq:
            continue  # found where it was made: at the parent
        yield from _stop(law, pause, today, citation)


def _stop(law: Law, pause: Pause, today: date, citation: Citation | None) -> Iterator[Finding]:
    first = {"ground": pause.ground, "date": pause.first_date.isoformat()}
    if not pause.notice:
        yield Finding(code="stop_untold", params=first, citation=citation)
    last = pause.last_date or max(today, pause.first_date)
    days = law.calendar.rank(last) - law.calendar.rank_before(pause.first_date)
    if days > pause.notified_days:
        params = {**first, "days": str(days), "notified": str(pause.notified_days), "notice": pause.notice}
        yield Finding(code="stop_too_long", params=params, citation=citation)


def _overruled(state: State) -> Iterator[Finding]:
    yield from (Finding(code="silence_overruled", params={"act": str(seq)}, seq=seq) for seq in state.overruled)
