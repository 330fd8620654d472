"""An explanation as text and as JSON."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Unit
from banjie.core.clock.stop import Stop
from banjie.core.clock.working_out import ReasonCode, Row, Run, WorkingOut
from banjie.faces.cli.wording import Words
from banjie.services.files.clock_explain import Explanation


def head_lines(words: Words, explanation: Explanation) -> Iterator[str]:
    """Yield the answer first, then the question and the stops."""
    out = explanation.working_out
    yield _answer(words, out)
    yield _question(words, out)
    if out.stops:
        yield words("explain.without_stops", due=words.written(out.due_without_stops))
    for stop in out.stops:
        yield _stop_line(words, stop)
    if explanation.stopped:
        unit = Unit.WORKING_DAY if out.limit.unit is Unit.WORKING_DAY else Unit.CALENDAR_DAY
        yield words("explain.stopped", amount=_amount(words, unit, explanation.stopped))


def _answer(words: Words, out: WorkingOut) -> str:
    if out.due.date is None:
        unit = Unit.CALENDAR_DAY if out.limit.unit is Unit.MONTH else out.limit.unit
        return words("explain.held", left=_amount(words, unit, out.due.left_when_resumed or 0))
    due, mark = words.written(out.due.date), words("explain.provisional_mark") if out.due.provisional else ""
    if out.due.at is not None:
        return words("explain.due_at", due=due, time=f"{out.due.at:%H:%M}") + mark
    return words("explain.latest" if out.is_back else "explain.due", due=due) + mark


def _question(words: Words, out: WorkingOut) -> str:
    amount = _amount(words, out.limit.unit, out.limit.days)
    if isinstance(out.start, datetime):
        start = words.written(out.start.date())
        return words("explain.question_at", start=start, time=f"{out.start:%H:%M}", amount=amount)
    return words("explain.question_before" if out.is_back else "explain.question", start=words.written(out.start),
                 amount=amount)  # fmt: skip


def _amount(words: Words, unit: Unit, count: int) -> str:
    return words(f"amounts.{unit.value}", count=count)


def note_lines(words: Words, calendar: Calendar, explanation: Explanation) -> Iterator[str]:
    """Yield what stands below the table: remarks, the counting rule, the calendar."""
    for stop in explanation.unmoved:
        yield words("explain.unmoved", first=stop.first_date)
    for before, after in explanation.overlapping:
        yield words("explain.overlap", first=before.first_date, second=after.first_date)
    if any(row.provisional for row in explanation.working_out.rows):
        yield words("explain.provisional", day=calendar.provisional_from)
    out = explanation.working_out
    yield words("explain.rule_before" if out.is_back else f"explain.rules.{out.limit.unit.value}")
    yield words("explain.calendar", version=calendar.version)


def day_table(words: Words, calendar: Calendar, explanation: Explanation, *, every_day: bool) -> Table:
    """Return the table of days, runs of three or more days off folded unless `every_day`."""
    out = explanation.working_out
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("date", "weekday", "mark", "running", "reason"):
        title = words(f"explain.columns.{key}")
        table.add_column(title, justify="right" if key == "running" else "left", no_wrap=key != "reason")
    for item in out.rows if every_day else out.folded():
        cells = _row_cells(words, calendar, out, item) if isinstance(item, Row) else _run_cells(words, calendar, item)
        is_due = isinstance(item, Row) and item.date == out.due.date
        table.add_row(*(Text(cell) for cell in cells), style="bold" if is_due else None)
    return table


def as_json(calendar: Calendar, explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as plain data: codes and ISO dates, no sentences."""
    out = explanation.working_out
    return {
        "start": out.start.isoformat(),
        "days": out.limit.days,
        "unit": out.limit.unit.value,
        "direction": "backwards" if out.is_back else "forwards",
        "due": _iso(out.due.date),
        "due_at": out.due.at.isoformat() if out.due.at else None,
        "left_when_resumed": out.due.left_when_resumed,
        "provisional": out.due.provisional,
        "due_without_stops": str(out.due_without_stops),
        "stopped": explanation.stopped,
        "stops": [_plain_stop(stop) for stop in out.stops],
        "stops_that_move_nothing": [_plain_stop(stop) for stop in explanation.unmoved],
        "overlapping_stops": [[_plain_stop(stop) for stop in pair] for pair in explanation.overlapping],
        "calendar_version": out.calendar_version,
        "provisional_from": str(calendar.provisional_from),
        "rows": [_plain_row(row) for row in out.rows],
    }


def _row_cells(words: Words, calendar: Calendar, out: WorkingOut, row: Row) -> tuple[str, ...]:
    return (
        str(row.date),
        words.weekday(row.date),
        words(f"explain.marks.{row.kind.value}"),
        "" if row.running is None else str(row.running),
        _reason(words, calendar, out, row) + (words("explain.provisional_mark") if row.provisional else ""),
    )


def _reason(words: Words, calendar: Calendar, out: WorkingOut, row: Row) -> str:
    params: Mapping[str, str] = row.reason.params
    filled = dict(params)
    if "name" in params:
        filled["name"] = calendar.names[params["name"]][words.language]
    if "ground" in params:
        filled["ground"] = _ground(words, params["ground"])
    key = _reason_key(words, out, row.reason.code)
    return words(key, **filled) if filled else words(key)


def _reason_key(words: Words, out: WorkingOut, code: ReasonCode) -> str:
    table = "explain.reasons_before" if out.is_back else "explain.reasons"
    if code is ReasonCode.LAST:
        return f"{table}.last.{out.limit.unit.value}"
    key = f"{table}.{code.value}"
    return key if words.find(key) else f"explain.reasons.{code.value}"


def _run_cells(words: Words, calendar: Calendar, run: Run) -> tuple[str, ...]:
    first, last = run.rows[0], run.rows[-1]
    names = [calendar.names[name][words.language] for name in run.names]
    if any(row.reason.code is ReasonCode.WEEKEND for row in run.rows):
        names.append(words("explain.run_weekend"))
    reason = words("explain.run", count=len(run.rows), names=words("list_separator").join(names))
    mark = words("explain.provisional_mark") if any(row.provisional for row in run.rows) else ""
    weekdays = f"{words.weekday(first.date)}—{words.weekday(last.date)}"
    return (f"{first.date}—{last.date:%m-%d}", weekdays, words("explain.marks.holiday"), "", reason + mark)


def _stop_line(words: Words, stop: Stop) -> str:
    notice = words("explain.notice", notice=stop.notice) if stop.notice else ""
    ground = _ground(words, stop.ground)
    if stop.last_date is None:
        return words("explain.open_stop", first=words.written(stop.first_date), ground=ground) + notice
    first, last = words.written(stop.first_date), words.written(stop.last_date)
    return words("explain.stop", first=first, last=last, ground=ground) + notice


def _ground(words: Words, ground: str) -> str:
    return words.find(f"grounds.{ground}") or ground


def _plain_stop(stop: Stop) -> dict[str, Any]:
    first, last = str(stop.first_date), _iso(stop.last_date)
    return {"first_date": first, "last_date": last, "ground": stop.ground, "notice": stop.notice}


def _plain_row(row: Row) -> dict[str, Any]:
    return {
        "date": str(row.date),
        "weekday": row.weekday,
        "kind": row.kind.value,
        "running": row.running,
        "reason": {"code": row.reason.code.value, "params": dict(row.reason.params)},
        "provisional": row.provisional,
        "stop": row.stop,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else str(day)
