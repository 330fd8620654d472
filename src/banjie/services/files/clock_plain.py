"""A question as plain data, as a file or a program holds it, and back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import LastDay, StartDay, Unit
from banjie.core.clock.stop import Stop
from banjie.core.pack.shape import Many, Misfit, OneOf, Record, Shape, Text, Whole
from banjie.core.pack.source import Path, SourceFile
from banjie.services.files.case_file import check_shape, without_nothing, wrong_at
from banjie.services.files.clock_parts import FROM_WHERE, Parts
from banjie.services.files.clock_question import Extending, Question
from banjie.services.files.clock_texts import (
    limit_text,
    read_day,
    read_extension,
    read_limit,
    read_start,
    read_stop,
    read_zone,
)

T = TypeVar("T")
_DAY = Text(example="a date such as 2026-09-28")
_FROM = {runs: name for name, runs in FROM_WHERE.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A mapping, or the same as one line of text."""

    of: Record

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, str):
            yield from self.of.misfits(value, path)


class _Limit(Text):
    """A number with its unit; a bare number says only half."""

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, int) and not isinstance(value, bool):
            yield path, f"{value} has no unit", f"write {value}wd, {value}d, {value}m or {value}h"
        else:
            yield from Text(example="a limit such as 20wd, 15d, 3m or 48h").misfits(value, path)


_STOP = Record(
    required={"first_date": _DAY},
    optional={"last_date": _DAY, "ground": Text(), "notice": Text(), "notified_days": Whole()},
)
_EXTENSION = Record(required={"days": Whole()}, optional={"date": _DAY, "approver": Text()})
_SHAPES: Mapping[str, Shape] = {
    **dict.fromkeys((*FROM_WHERE, "today"), _DAY),
    **dict.fromkeys(("limit", "promised"), _Limit()),
    "words": Text(),
    "zone": Text(),
    "start_day": OneOf(options=tuple(StartDay)),
    "last_day": OneOf(options=tuple(LastDay)),
    "stops": Many(of=_Line(of=_STOP), least=0),
    "extensions": Many(of=_Line(of=_EXTENSION), least=0),
    "restarts": Many(of=_DAY, least=0),
}


def parts_of_file(source: SourceFile) -> Parts:
    """Return the parts of the question that a file holds; raise `PlaceWrong` for the first thing wrong in it."""
    plain = without_nothing(source.data)
    check_shape(source, Record(optional=_SHAPES), plain)

    def read(name: str, of: Callable[[str], T]) -> T | None:
        return _at(source, (name,), of, plain[name]) if name in plain else None

    def each(name: str, of: Callable[[Any], T]) -> tuple[T, ...]:
        return tuple(_at(source, (name, place), of, one) for place, one in enumerate(plain.get(name, ())))

    return Parts(
        start=read("start", read_start),
        before=read("before", read_day),
        after=read("after", read_day),
        only_after=read("only_after", read_day),
        limit=read("limit", read_limit),
        promised=read("promised", read_limit),
        start_day=read("start_day", StartDay),
        last_day=read("last_day", LastDay),
        stops=each("stops", _stop),
        extensions=each("extensions", _extension),
        restarts=each("restarts", read_start),
        until=read("today", read_day),
        zone=read("zone", read_zone),
    )


def question_plain(question: Question) -> dict[str, Any]:
    """Return a question as `parts_of_file` reads it."""
    limit = question.limit
    plain = {
        _FROM[question.runs]: question.start.isoformat(),
        "limit": limit_text(limit),
        "start_day": limit.start_day.value if limit.unit is not Unit.HOUR else None,
        "last_day": limit.last_day.value if limit.last_day else None,
        "promised": limit_text(question.promised) if question.promised else None,
        "stops": [stop_plain(stop) for stop in question.stops],
        "extensions": [extension_plain(one) for one in question.extensions],
        "restarts": [one.isoformat() for one in question.restarts],
        "today": str(question.until) if question.until else None,
        "zone": str(question.zone),
    }
    return {name: value for name, value in plain.items() if value not in (None, [])}


def stop_plain(stop: Stop) -> dict[str, Any]:
    """Return a stop as plain data; what is not known is null."""
    return {
        "first_date": str(stop.first_date),
        "last_date": str(stop.last_date) if stop.last_date else None,
        "ground": stop.ground or None,
        "notice": stop.notice or None,
        "notified_days": stop.notified_days,
    }


def extension_plain(one: Extending) -> dict[str, Any]:
    """Return an extension as plain data; what is not known is null."""
    on = str(one.extended_date) if one.extended_date else None
    return {"days": one.days, "date": on, "approver": one.approver or None}


def _stop(plain: Any) -> Stop:
    if isinstance(plain, str):
        return read_stop(plain)
    return Stop(
        first_date=read_day(plain["first_date"]),
        last_date=read_day(plain["last_date"]) if "last_date" in plain else None,
        ground=plain.get("ground", ""),
        notice=plain.get("notice", ""),
        notified_days=plain.get("notified_days"),
    )


def _extension(plain: Any) -> Extending:
    if isinstance(plain, str):
        return read_extension(plain)
    on = read_day(plain["date"]) if "date" in plain else None
    return Extending(days=plain["days"], extended_date=on, approver=plain.get("approver", ""))


def _at(source: SourceFile, path: Path, of: Callable[[Any], T], plain: Any) -> T:
    try:
        return of(plain)
    except CodedError as error:
        raise wrong_at(source, path, error) from None
