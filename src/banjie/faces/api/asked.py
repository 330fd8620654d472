"""What a request asks of a clock: its parameters as the parts of a question."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, QueryDict

from banjie.core.clock.limit import LastDay, StartDay
from banjie.faces.api.answering import Problem
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_question import Question
from banjie.services.files.clock_texts import (
    read_day,
    read_extension,
    read_limit,
    read_start,
    read_stop,
    read_zone,
)

T = TypeVar("T")
Choice = TypeVar("Choice", StartDay, LastDay)
MOST = 50  # stops, extensions or beginnings
_ONCE = ("start", "before", "after", "only_after", "limit", "promised", "start_day", "last_day", "today", "zone",
         "lang", "rows")  # fmt: skip
_OFTEN = ("stop", "extend", "restart")


def question_of(request: HttpRequest) -> Question:
    """Return the question; raise `Problem` or a `CodedError` that names the parameter that cannot be."""
    asked = request.GET
    _check_names(asked)
    return Parts(
        start=_read(asked, "start", _moment),
        before=_read(asked, "before", read_day),
        after=_read(asked, "after", read_day),
        only_after=_read(asked, "only_after", read_day),
        limit=_read(asked, "limit", read_limit),
        promised=_read(asked, "promised", read_limit),
        start_day=_choice(asked, "start_day", StartDay),
        last_day=_choice(asked, "last_day", LastDay),
        stops=tuple(read_stop(text) for text in asked.getlist("stop")),
        extensions=tuple(read_extension(text) for text in asked.getlist("extend")),
        restarts=tuple(_moment(text) for text in asked.getlist("restart")),
        until=_read(asked, "today", read_day),
        zone=_read(asked, "zone", read_zone),
    ).question()


def _check_names(asked: QueryDict) -> None:
    for name, values in asked.lists():
        if name not in (*_ONCE, *_OFTEN):
            known = ", ".join((*_ONCE, *_OFTEN))
            raise Problem(HTTPStatus.BAD_REQUEST, "unknown_parameter", name=name[:40], known=known)
        most = MOST if name in _OFTEN else 1
        if len(values) > most:
            raise Problem(HTTPStatus.BAD_REQUEST, "too_many_times", name=name, most=most)


def _read(asked: QueryDict, name: str, of: Callable[[str], T]) -> T | None:
    text = asked.get(name, "")
    return of(text) if text else None


def _moment(text: str) -> date:
    """Return a day or a moment; the + of an offset that was not escaped arrives as a blank."""
    return read_start(text.replace(" ", "+") if "T" in text else text)


def _choice(asked: QueryDict, name: str, of: type[Choice]) -> Choice | None:
    text = asked.get(name, "")
    if not text:
        return None
    if text not in list(of):
        raise Problem(HTTPStatus.BAD_REQUEST, "no_choice", name=name, known=", ".join(of))
    return of(text)
