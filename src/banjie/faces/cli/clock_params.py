"""Argument types of `banjie clock`: a limit with its unit, and a day or a moment."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import Limit, Unit
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.faces.cli.wording import Words, words_of

UNITS: Mapping[str, Unit] = {
    "working-days": Unit.WORKING_DAY,
    "calendar-days": Unit.CALENDAR_DAY,
    "months": Unit.MONTH,
    "hours": Unit.HOUR,
}
_SHORT = {"wd": Unit.WORKING_DAY, "d": Unit.CALENDAR_DAY, "m": Unit.MONTH, "h": Unit.HOUR}
_LIMIT = re.compile(r"(?P<number>[0-9]{1,9})(?P<unit>wd|d|m|h)")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>[T ][0-9]{2}:[0-9]{2})?")


class LimitText(click.ParamType[Limit]):
    """A limit as a number and its unit: 20wd, 15d, 3m or 48h."""

    name = "limit"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Limit:
        if isinstance(value, Limit):
            return value
        found = _LIMIT.fullmatch(str(value).strip())
        if not found:
            self.fail(_spoken(self._words, ctx)("errors.limit_text", text=value), param, ctx)
        try:
            return Limit(days=int(found["number"]), unit=_SHORT[found["unit"]])
        except CodedError as error:
            self.fail(_spoken(self._words, ctx).error(error), param, ctx)


class DayOrMoment(click.ParamType[date]):
    """A date as YYYY-MM-DD, or a moment of the office's day as YYYY-MM-DDTHH:MM."""

    name = "date"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        found = _read(str(value).strip())
        if found is None:
            self.fail(_spoken(self._words, ctx)("errors.date_text", text=value), param, ctx)
        return found


def _read(text: str) -> date | None:
    found = _MOMENT.fullmatch(text)
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=DEFAULT_ZONE) if found else None
    except ValueError:
        return None
    return moment if moment is None or (found and found["time"]) else moment.date()


def _spoken(words: Words, ctx: click.Context | None) -> Words:
    # --lang is read before the other options, so that what is wrong with them is said in the language asked for.
    return words_of(ctx.params["lang"]) if ctx and "lang" in ctx.params else words
