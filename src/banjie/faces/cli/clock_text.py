"""An explanation as text: the answer, the question, what moved it, what should be told beside it."""

from collections.abc import Iterator
from datetime import date, datetime

from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import WorkingOut
from banjie.core.procedure.clock_rule import Runs
from banjie.faces.cli.wording import Words
from banjie.services.files.clock_explain import Explanation
from banjie.services.files.clock_question import Extending, Question


def head_lines(words: Words, explanation: Explanation) -> Iterator[str]:
    """Yield the answer first, then the question and what moved the answer."""
    out = explanation.working_out
    yield answer(words, out)
    if explanation.legal and explanation.legal.due.date:
        yield words("explain.legal", due=_due(words, explanation.legal, explanation.legal.due.date))
    yield _question(words, explanation)
    yield from _begun_anew(words, explanation)
    for one in explanation.extensions:
        yield _extension(words, out.limit.unit, one, "extended")
    if out.base_date:
        yield words("explain.without_extensions", due=words.written(out.base_date))
    if out.stops:
        yield words("explain.without_stops", due=words.written(out.due_without_stops))
    for stop in out.stops:
        yield _stop_line(words, stop)
    if explanation.stopped:
        unit = Unit.WORKING_DAY if out.limit.unit is Unit.WORKING_DAY else Unit.CALENDAR_DAY
        yield words("explain.stopped", amount=amount(words, unit, explanation.stopped))
    if explanation.question.until and explanation.left is not None:
        yield _left(words, explanation.question.until, out.limit.unit, explanation.left)


def note_lines(words: Words, calendar: Calendar, explanation: Explanation) -> Iterator[str]:
    """Yield what stands below the table: remarks, the counting rule, the calendar."""
    out = explanation.working_out
    for stop in explanation.unmoved:
        yield words("explain.unmoved", first=stop.first_date)
    for before, after in explanation.overlapping:
        yield words("explain.overlap", first=before.first_date, second=after.first_date)
    for long in explanation.too_long:
        told = long.stop.notified_days
        yield words("explain.too_long", first=long.stop.first_date, days=long.days, told=told)
    for one in explanation.forgotten:
        yield _extension(words, out.limit.unit, one, "forgotten")
    if any(row.provisional for row in out.rows):
        yield words("explain.provisional", day=calendar.provisional_from)
    yield rule(words, out, explanation.question.runs)
    yield words("explain.calendar", version=out.calendar_version)


def answer(words: Words, out: WorkingOut) -> str:
    """Return the date a working-out comes to, in one sentence."""
    if out.due.date is None:
        unit = Unit.CALENDAR_DAY if out.limit.unit is Unit.MONTH else out.limit.unit
        return words("explain.held", left=amount(words, unit, out.due.left_when_resumed or 0))
    due = _due(words, out, out.due.date)
    if out.due.at is not None:
        return words("explain.due_at", due=due)
    key = "latest" if out.is_back else "earliest" if out.is_least else "due"
    return words(f"explain.{key}", due=due)


def _due(words: Words, out: WorkingOut, day: date) -> str:
    mark = words("explain.provisional_mark") if out.due.provisional else ""
    return (words.moment(out.due.at) if out.due.at else words.written(day)) + mark


def amount(words: Words, unit: Unit, count: int) -> str:
    """Return a number of days, months or hours."""
    return words(f"{'amount_of_one' if count == 1 else 'amounts'}.{unit.value}", count=count)


def rule(words: Words, out: WorkingOut, runs: Runs) -> str:
    """Return by which rules a limit was counted."""
    limit, start_day = out.limit, f"start.{out.limit.start_day.value}"
    parts = [f"rules.{start_day}", f"rules.count.{limit.unit.value}", f"rules.last.{_last_rule(limit)}"]
    if runs is Runs.BACKWARDS:
        last = limit.last_day if limit.last_day is LastDay.PREVIOUS_WORKING_DAY else LastDay.STAYS
        parts = [f"rules_before.{start_day}", f"rules_before.last.{last.value}"]
    elif runs is not Runs.FORWARDS:
        parts.append(f"rules_after.{runs.value}")
    elif limit.unit is Unit.HOUR:
        parts = ["rules.count.hour"]
    return words("explain.rule", parts=words("rule_separator").join(words(f"explain.{part}") for part in parts))


def ground_word(words: Words, ground: str) -> str:
    """Return the name of a ground, the ground itself where it has none here."""
    return (words.find(f"grounds.{ground}") or ground) if ground else words("explain.no_ground")


def _last_rule(limit: Limit) -> str:
    if limit.unit is Unit.WORKING_DAY:
        return "working_day"
    return (limit.last_day or LastDay.NEXT_WORKING_DAY).value


def _question(words: Words, explanation: Explanation) -> str:
    out, question = explanation.working_out, explanation.question
    asked = amount(words, out.limit.unit, out.limit.days)
    if explanation.legal:
        legal = explanation.legal.limit
        asked = words("explain.promised", promised=asked, legal=amount(words, legal.unit, legal.days))
    key = {Runs.FORWARDS: "question", Runs.BACKWARDS: "question_before"}.get(question.runs, "question_after")
    return words(f"explain.{key}", start=_day(words, out.start, question), amount=asked)


def _begun_anew(words: Words, explanation: Explanation) -> Iterator[str]:
    question = explanation.question
    if question.restarts:
        yield words("explain.restarted", first=_day(words, question.start, question))


def _day(words: Words, day: date, question: Question) -> str:
    return words.moment(day.astimezone(question.zone)) if isinstance(day, datetime) else words.written(day)


def _extension(words: Words, unit: Unit, one: Extending, key: str) -> str:
    by = words("explain.approver", approver=_approver(words, one.approver)) if one.approver else ""
    days = amount(words, unit, one.days)
    if one.extended_date is None:
        return words(f"explain.{key}", days=days) + by
    return words(f"explain.{key}_on", days=days, date=words.written(one.extended_date)) + by


def _approver(words: Words, approver: str) -> str:
    return words.find(f"approvers.{approver}") or approver


def _left(words: Words, until: date, unit: Unit, left: int) -> str:
    unit = Unit.CALENDAR_DAY if unit is Unit.MONTH else unit
    if left > 0:
        return words("explain.left", today=words.written(until), amount=amount(words, unit, left))
    if left == 0:
        return words("explain.over", today=words.written(until))
    return words("explain.late", today=words.written(until), amount=amount(words, unit, -left))


def _stop_line(words: Words, stop: Stop) -> str:
    notice = words("explain.notice", notice=stop.notice) if stop.notice else ""
    ground = ground_word(words, stop.ground)
    if stop.last_date is None:
        return words("explain.open_stop", first=words.written(stop.first_date), ground=ground) + notice
    first, last = words.written(stop.first_date), words.written(stop.last_date)
    return words("explain.stop", first=first, last=last, ground=ground) + notice
