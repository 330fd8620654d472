"""The explanation of a clock of a case: the answer to the question it asks."""

from datetime import date

from banjie.core.case.worked import Begun, worked
from banjie.services.files.clock_counted import Counted
from banjie.services.files.clock_explain import Explanation, explain_running
from banjie.services.files.clock_question import Extending, Question


def explain_begun(clock: Begun, extensions: tuple[Extending, ...], today: date) -> Explanation | None:
    """Return how the clock came to its date, or None where the case itself brings the day.

    `extensions` are those that count, as their acts say them; rows go on to the end of the clock, else to `today`.
    """
    rule = clock.rule
    if rule.legal is None:
        return None
    if clock.running is None or clock.base is None:
        out = worked(clock, today).out
        assert out is not None, "a clock with a limit is worked out"
        return Explanation(question=Question(start=out.start, limit=out.limit, runs=rule.runs), working_out=out)
    question = Question(
        start=clock.running.start,
        limit=rule.legal,
        promised=rule.promised,
        stops=clock.running.stops,
        extensions=extensions,
        until=clock.over.date if clock.over else today,
        zone=clock.running.zone,
    )
    counted = Counted(running=clock.running, base=clock.base, extensions=extensions)
    return explain_running(clock.law.calendar, question, counted)
