"""The table of days of a working-out."""

from collections.abc import Mapping

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from banjie.core.calendar.table import Calendar
from banjie.core.clock.working_out import ReasonCode, Row, Run, WorkingOut
from banjie.faces.cli.clock_text import ground_word
from banjie.faces.cli.wording import Words


def day_table(words: Words, calendar: Calendar, out: WorkingOut, *, every_day: bool) -> Table:
    """Return the table of days, runs of three or more days off folded unless `every_day`."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("date", "weekday", "mark", "running", "reason"):
        title = words(f"explain.columns.{key}")
        table.add_column(title, justify="right" if key == "running" else "left", no_wrap=key != "reason")
    for item in out.rows if every_day else out.folded():
        cells = _row_cells(words, calendar, out, item) if isinstance(item, Row) else _run_cells(words, calendar, item)
        is_due = isinstance(item, Row) and item.date == out.due.date
        table.add_row(*(Text(cell) for cell in cells), style="bold" if is_due else None)
    return table


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
        filled["ground"] = ground_word(words, params["ground"])
    key = _reason_key(words, out, row.reason.code)
    return words(key, **filled) if filled else words(key)


def _reason_key(words: Words, out: WorkingOut, code: ReasonCode) -> str:
    own = "explain.reasons_before" if out.is_back else "explain.reasons"
    if code in {ReasonCode.LAST, ReasonCode.FIRST_LAWFUL}:
        return f"{own}.{code.value}.{out.limit.unit.value}"
    key = f"{own}.{code.value}"
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
