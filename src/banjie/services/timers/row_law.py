"""The law of a silence in a list: None where it is lost or damaged, for a list of faults must show these cases too."""

from banjie.core.case.law import Law
from banjie.core.procedure.clock_rule import Silence
from banjie.records.timers.timer_rows import TimerRow
from banjie.services.law.laws import law_of

_BROKEN = (ValueError, LookupError, TypeError)


def law_of_row(row: TimerRow) -> Law | None:
    """Return the law of the case of the row, or None."""
    try:
        return law_of(row.procedure, row.scope_path, row.turn)
    except _BROKEN:
        return None


def silence_of(law: Law | None, clock: str) -> Silence | None:
    """Return what the law supplies by the silence of the clock; None where it supplies nothing."""
    rules = law.procedure.clocks if law else ()
    return next((rule.silence for rule in rules if rule.name == clock), None)
