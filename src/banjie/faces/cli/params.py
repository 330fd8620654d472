"""Argument types of the commands: dates and stops as people type them."""

import re
from datetime import date
from typing import Any

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.stop import Stop
from banjie.faces.cli.wording import Words, words_of

_DATE = r"\d{4}-\d{2}-\d{2}"
_MOST_DAYS = 366
_STOP = re.compile(rf"(?P<first>{_DATE})\.\.(?P<last>{_DATE})?:(?P<ground>[^:\s][^:]*)(?::(?P<notice>.+))?")


class IsoDate(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        day = _date(str(value))
        if day is None:
            self.fail(_spoken(self._words, ctx)("errors.date_text", text=value), param, ctx)
        return day


class DaySpan(click.ParamType[tuple[date, ...]]):
    """A day as YYYY-MM-DD, or several in a row as FIRST..LAST."""

    name = "days"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, ...]:
        if isinstance(value, tuple):
            return value
        first_text, _, last_text = str(value).strip().partition("..")
        first = _date(first_text)
        last = _date(last_text) if last_text else first
        if first is None or last is None or not 0 <= (last - first).days < _MOST_DAYS:
            self.fail(_spoken(self._words, ctx)("errors.span_text", text=value), param, ctx)
        return tuple(date.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1))


class StopText(click.ParamType[Stop]):
    """A stop as FIRST..LAST:GROUND, LAST left out while it is open, with :NOTICE after it where there is one."""

    name = "stop"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Stop:
        if isinstance(value, Stop):
            return value
        found = _STOP.fullmatch(str(value).strip())
        first = _date(found["first"]) if found else None
        last = _date(found["last"]) if found and found["last"] else None
        if not found or first is None or (found["last"] and last is None):
            self.fail(_spoken(self._words, ctx)("errors.stop_text", text=value), param, ctx)
        try:
            return Stop(first_date=first, last_date=last, ground=found["ground"], notice=found["notice"] or "")
        except CodedError as error:
            self.fail(_spoken(self._words, ctx).error(error), param, ctx)


def _spoken(words: Words, ctx: click.Context | None) -> Words:
    # --lang is read before the other options, so that what is wrong with them is said in the language asked for.
    return words_of(ctx.params["lang"]) if ctx and "lang" in ctx.params else words


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(_DATE, text) else None
    except ValueError:
        return None
