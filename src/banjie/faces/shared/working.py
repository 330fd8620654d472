"""The working-out of a date as lines a reader can check: `core.clock`'s rows with their codes put into words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.day import DayKind
from banjie.core.clock.working_out import ReasonCode, Row, Run, WorkingOut
from banjie.faces.shared.formats import date_short, date_spoken, weekday
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say

HolidayNames = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingLine:
    """One line: a day, or a run of days off. `looks` is the class of its row, `count` empty where nothing counts."""

    date: str
    weekday: str
    tag: str
    is_makeup: bool
    count: str
    why: str
    looks: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingView:
    """The whole table: caption, lines, sentences on how days are counted, the calendar's version."""

    caption: str
    lines: tuple[WorkingLine, ...]
    rules: tuple[str, ...]
    calendar_version: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    names: HolidayNames
    today: date
    language: str
    out: WorkingOut
    start_word: str

    def say(self, key: str, **values: object) -> str:
        return say(f"shared.working.{key}", self.language, **values)

    def name(self, key: str) -> str:
        return self.names.get(key, {}).get(self.language, key)


def working_view(
    out: WorkingOut,
    *,
    names: HolidayNames,
    today: date,
    rules: tuple[str, ...] = (),
    language: str = DEFAULT_LANGUAGE,
    start_word: str = "start",
) -> WorkingView:
    """Return the table of `out`; `names` are the calendar's holiday names, `rules` the sentences below the table.

    `start_word` is the key, below `shared.working.why_text`, of what the first day is called.
    """
    reader = _Reader(names=names, today=today, language=language, out=out, start_word=start_word)
    return WorkingView(
        caption=_caption(reader),
        lines=tuple(_lines(reader)),
        rules=rules,
        calendar_version=out.calendar_version,
    )


def _caption(reader: _Reader) -> str:
    out = reader.out
    first = next((row.date for row in out.rows if row.running), out.start)
    start = date_spoken(first, reader.language)
    if out.due.date is None:
        return reader.say("caption_open", days=out.limit.days, start=start)
    return reader.say("caption", days=out.limit.days, start=start, end=date_spoken(out.due.date, reader.language))


def _lines(reader: _Reader) -> Iterator[WorkingLine]:
    for part in reader.out.folded():
        yield _run_line(part, reader) if isinstance(part, Run) else _row_line(part, reader)


def _run_line(run: Run, reader: _Reader) -> WorkingLine:
    first, last = run.rows[0], run.rows[-1]
    days = len(run.rows)
    name = reader.say("and").join(reader.name(key) for key in run.names)
    why = reader.say("fold.holiday", name=name, days=days) if name else reader.say("fold.off", days=days)
    return WorkingLine(
        date=reader.say("to", first=date_short(first.date), last=date_short(last.date)),
        weekday="",
        tag=reader.say("off"),
        is_makeup=False,
        count="",
        why=why,
        looks="is-off",
    )


def _row_line(row: Row, reader: _Reader) -> WorkingLine:
    makeup = row.kind in (DayKind.MAKE_UP, DayKind.ORDERED)
    return WorkingLine(
        date=date_short(row.date),
        weekday=weekday(row.date, reader.language),
        tag=reader.say("makeup") if makeup else reader.say("off") if row.is_off else "",
        is_makeup=makeup,
        count=_count(row, reader),
        why=reader.say("comma").join(part for part in _why(row, reader) if part),
        looks=_looks(row, reader),
    )


def _count(row: Row, reader: _Reader) -> str:
    if row.running is not None:
        return reader.say("day", count=row.running)
    return "—" if row.reason.code is ReasonCode.STOPPED else ""


def _looks(row: Row, reader: _Reader) -> str:
    looks = []
    if row.reason.code is ReasonCode.LAST:
        looks.append("is-due")
    elif row.reason.code is ReasonCode.STOPPED:
        looks.append("is-stop")
    elif row.is_off:
        looks.append("is-off")
    if row.date == reader.today:
        looks.append("is-today")
    return " ".join(looks)


def _why(row: Row, reader: _Reader) -> Iterator[str]:
    code = row.reason.code
    if row.running == 1:
        yield reader.say("why_text.first")
    if code is ReasonCode.STOPPED:
        yield reader.say(f"why_text.{_stop_word(row, reader.out)}")
    elif code in (ReasonCode.HOLIDAY, ReasonCode.CLOSED):
        yield reader.say(f"why_text.{code}", name=reader.name(row.reason.params["name"]))
    elif code is ReasonCode.START:
        yield reader.say(f"why_text.{reader.start_word}")
    elif code in (ReasonCode.WEEKEND, ReasonCode.LATE):
        yield reader.say(f"why_text.{code}")
    if row.kind in _WORKED and row.running:
        yield reader.say(f"why_text.{_WORKED[row.kind]}", name=reader.name(row.reason.params.get("name", "")))
    if code is ReasonCode.LAST:
        yield reader.say("why_text.due")
    if row.date == reader.today:
        yield reader.say("why_text.today")
    if row.provisional:
        yield reader.say("why_text.provisional")


_WORKED = {DayKind.MAKE_UP: "makeup", DayKind.ORDERED: "ordered"}


def _stop_word(row: Row, out: WorkingOut) -> str:
    stop = None if row.stop is None else out.stops[row.stop]
    if stop is not None and row.date == stop.first_date:
        return "stopped_first"
    return "stopped_last" if stop is not None and row.date == stop.last_date else "stopped"
