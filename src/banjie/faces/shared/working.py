"""The working-out of a date as lines a reader can check: `core.clock`'s rows with their codes put into words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Unit
from banjie.core.clock.working_out import ReasonCode, Row, Run, WorkingOut
from banjie.faces.shared.formats import date_short, weekday
from banjie.faces.shared.time_rule.amounts import amount, day_spoken
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say
from banjie.faces.shared.working_why import ENDS, Asking, why

LONGEST = 62  # rows; of a longer table, days on which nothing happens are told together by the month
_MADE_UP = (DayKind.MAKE_UP, DayKind.ORDERED)
_SHORTEST = 3
_PLAIN = (ReasonCode.COUNTED, ReasonCode.STOPPED, ReasonCode.LATE)
Notes = Mapping[date, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingLine:
    """One line: a day, a run of days, or a `note` across the table (a stop, an extension, a new beginning).

    `looks` is the class of its row, `count` empty where nothing counts.
    """

    date: str = ""
    weekday: str = ""
    tag: str = ""
    is_makeup: bool = False
    count: str = ""
    why: str = ""
    looks: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingView:
    """The whole table: caption, lines, sentences on how days are counted, and by which calendar and procedure.

    `notices` say which notice gives the days off of each year that the table touches.
    """

    caption: str
    lines: tuple[WorkingLine, ...]
    rules: tuple[str, ...]
    calendar_version: str
    notices: tuple[str, ...] = ()
    procedure_version: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What stands beside the rows: `rules` below the table, `notes` before the row of their day.

    `start` says why the first day has no number, where that is not acceptance.
    """

    rules: tuple[str, ...] = ()
    notes: Notes = field(default_factory=dict)
    start: str = ""
    procedure_version: str = ""


def working_view(
    out: WorkingOut,
    *,
    calendar: Calendar,
    today: date,
    language: str = DEFAULT_LANGUAGE,
    beside: Beside | None = None,
) -> WorkingView:
    """Return the table of `out`, which was worked out by `calendar`."""
    beside = beside or Beside()
    asking = Asking(out=out, calendar=calendar, today=today, language=language, start=beside.start)
    return WorkingView(
        caption=_caption(asking),
        lines=tuple(_lines(asking, beside.notes)),
        rules=beside.rules,
        calendar_version=out.calendar_version,
        notices=tuple(_notices(asking)),
        procedure_version=beside.procedure_version,
    )


def _caption(asking: Asking) -> str:
    out, unit = asking.out, asking.out.limit.unit
    base = out.base or out.limit
    length = amount(unit, base.days, asking.language, added=out.limit.days - base.days)
    first = next((row.date for row in out.rows if row.running), out.start)
    if out.is_back:
        return asking.say("caption_back", amount=length, event=_day(out.start, asking), end=_day(out.due.date, asking))
    start = _moment(out.start, asking) if isinstance(out.start, datetime) else _day(first, asking)
    if out.due.date is None:
        return asking.say("caption_open", amount=length, start=start)
    end = _moment(out.due.at, asking) if out.due.at else _day(out.due.date, asking)
    return asking.say("caption_least" if out.is_least else "caption", amount=length, start=start, end=end)


def _day(day: date | None, asking: Asking) -> str:
    return day_spoken(day, asking.today, asking.language) if day else ""


def _moment(at: datetime, asking: Asking) -> str:
    local = at.astimezone(asking.zone)
    return say("rule.spoken.at", asking.language, date=_day(local.date(), asking), time=f"{local:%H:%M}")


def _notices(asking: Asking) -> Iterator[str]:
    years = {row.date.year for row in asking.out.rows}
    for notice in asking.calendar.notices:
        if notice.year in years and notice.notice:
            yield asking.say("notice", year=notice.year, notice=notice.notice)


def _lines(asking: Asking, notes: Notes) -> Iterator[WorkingLine]:
    for part in _parts(asking, notes):
        for day in [part.date] if isinstance(part, Row) else [row.date for row in part.rows]:
            yield from (WorkingLine(note=note, looks="is-note") for note in notes.get(day, ()))
        yield _row_line(part, asking) if isinstance(part, Row) else _run_line(part, asking)


def _parts(asking: Asking, notes: Notes) -> Iterator[Row | Run]:
    parts = asking.out.folded()
    if len(asking.out.rows) <= LONGEST:
        yield from parts
        return
    for key, group in groupby(parts, key=lambda part: _together(part, asking, notes)):
        members = list(group)
        rows = tuple(row for row in members if isinstance(row, Row))
        if key and len(rows) == len(members) >= _SHORTEST:
            yield Run(rows=rows)
        else:
            yield from members


def _together(part: Row | Run, asking: Asking, notes: Notes) -> str:
    """Return what plain days must share to be told together; empty for a day on which something happens."""
    if isinstance(part, Run) or part.reason.code not in _PLAIN or part.kind in _MADE_UP:
        return ""
    if part.date == asking.today or part.date in notes or part.running == 1 or asking.is_edge(part):
        return ""
    return f"{part.date:%Y-%m} {part.reason.code} {part.provisional}"


def _run_line(run: Run, asking: Asking) -> WorkingLine:
    first, last = run.rows[0], run.rows[-1]
    code = first.reason.code
    counted = first.running is not None
    told = why(first, asking) if code in _PLAIN else _days_off(run, asking)
    return WorkingLine(
        date=asking.say("to", first=asking.short(first.date), last=date_short(last.date)),
        tag="" if code in _PLAIN else asking.say("off"),
        count=_counts(first, last, asking) if counted else "—" if code is ReasonCode.STOPPED else "",
        why="" if counted else told,
        looks="is-off" if code not in _PLAIN else "is-stop" if code is ReasonCode.STOPPED else "",
    )


def _days_off(run: Run, asking: Asking) -> str:
    days, name = len(run.rows), asking.say("and").join(asking.name(key) for key in run.names)
    return asking.say("fold.holiday", name=name, days=days) if name else asking.say("fold.off", days=days)


def _row_line(row: Row, asking: Asking) -> WorkingLine:
    makeup = row.kind in _MADE_UP
    return WorkingLine(
        date=asking.short(row.date),
        weekday=weekday(row.date, asking.language),
        tag=asking.say("makeup") if makeup else asking.say("off") if row.is_off else "",
        is_makeup=makeup,
        count=_count(row, asking),
        why=why(row, asking),
        looks=_looks(row, asking),
    )


def _count(row: Row, asking: Asking) -> str:
    if row.running is not None:
        return asking.say(_count_word(asking), count=row.running)
    return "—" if row.reason.code is ReasonCode.STOPPED else ""


def _counts(first: Row, last: Row, asking: Asking) -> str:
    return asking.say(_count_word(asking), count=f"{first.running}—{last.running}")


def _count_word(asking: Asking) -> str:
    return "hours" if asking.out.limit.unit is Unit.HOUR else "day"


def _looks(row: Row, asking: Asking) -> str:
    looks: Sequence[str] = ()
    if row.reason.code in ENDS and row.date == asking.out.due.date:
        looks = ("is-due",)
    elif row.reason.code is ReasonCode.STOPPED:
        looks = ("is-stop",)
    elif row.is_off and row.running is None:
        looks = ("is-off",)
    return " ".join((*looks, *(("is-today",) if row.date == asking.today else ())))
