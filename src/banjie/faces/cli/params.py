"""Argument types of the commands: texts that are read, or refused in the language that is spoken."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from banjie.core.calendar.errors import CodedError
from banjie.faces.cli.wording import Words, words_of
from banjie.services.files.clock_texts import TextWrong, read_day

T = TypeVar("T")
_MOST_DAYS = 366


class Typed(click.ParamType[T]):
    """A text that `read` makes a value of, or refuses with a coded error."""

    def __init__(self, name: str, read: Callable[[str], T], words: Words) -> None:
        self.name = name
        self._read = read
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]  # click hands a value on that is read already
        try:
            return self._read(value)
        except CodedError as error:
            self.fail(_spoken(self._words, ctx).error(error), param, ctx)


class IsoDate(Typed[date]):
    """A date as YYYY-MM-DD."""

    def __init__(self, words: Words) -> None:
        super().__init__("date", read_day, words)


class DaySpan(Typed[tuple[date, ...]]):
    """A day as YYYY-MM-DD, or several in a row as FIRST..LAST."""

    def __init__(self, words: Words) -> None:
        super().__init__("days", _span, words)


def _span(text: str) -> tuple[date, ...]:
    first_text, _, last_text = text.strip().partition("..")
    try:
        first = read_day(first_text)
        last = read_day(last_text) if last_text else first
    except TextWrong:
        raise _span_wrong(text) from None
    if not 0 <= (last - first).days < _MOST_DAYS:
        raise _span_wrong(text)
    return tuple(date.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1))


def _span_wrong(text: str) -> TextWrong:
    return TextWrong("span_text", f"{text!r} is not a day or a span; write YYYY-MM-DD or FIRST..LAST", text=text)


def _spoken(words: Words, ctx: click.Context | None) -> Words:
    # --lang is read before the other options, so that what is wrong with them is said in the language asked for.
    return words_of(ctx.params["lang"]) if ctx and "lang" in ctx.params else words
