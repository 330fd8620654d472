"""One line of a table of questions: which column is which part, and the parts in a line."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.services.files.clock_parts import FROM_WHERE, Parts
from banjie.services.files.clock_question import Question
from banjie.services.files.clock_texts import (
    TextWrong,
    in_zone,
    read_day,
    read_extension,
    read_limit,
    read_start,
    read_stop,
    read_zone,
)

_NUMBER = re.compile(r"[0-9]{1,9}")
_KEPT = 4096
_LIST = re.compile("[;；]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where the parts of a question stand in a line; `names` are the parts by column, "" for what is not read."""

    names: tuple[str, ...]
    place: int | None  # of the one column that says from where to count; None where several may

    @classmethod
    def of(cls, *names: str) -> "Columns":
        """Return the columns of these names."""
        places = [place for place, name in enumerate(names) if name in FROM_WHERE]
        return cls(names=names, place=places[0] if len(places) == 1 else None)

    def parts(self, cells: Sequence[str]) -> Parts:
        """Return the parts in the cells of a line; raise `TextWrong` or another coded error for the first wrong one."""
        held: dict[str, Any] = {}
        for name, cell in zip(self.names, cells, strict=False):
            if name and cell.strip():
                held |= COLUMNS[name](cell.strip())
        return Parts(**held)


@dataclass(kw_only=True, slots=True)
class AskedBefore:
    """Keeps what lines ask beside their first day: in a long table most ask the same."""

    kept: dict[tuple[str, ...], tuple[Question, ZoneInfo | None]] = field(default_factory=dict)

    def question(self, columns: Columns, cells: Sequence[str], otherwise: Parts) -> Question:
        """Return the question of a line; what it leaves open is taken from `otherwise`. Raises coded errors."""
        place = columns.place
        if place is None or place >= len(cells) or not cells[place].strip():
            return columns.parts(cells).over(otherwise).question()
        beside = (*cells[:place], *cells[place + 1 : len(columns.names)])
        held = self.kept.get(beside)
        if held is None:
            parts = columns.parts(cells).over(otherwise)
            question = parts.question()
            if len(self.kept) < _KEPT:
                self.kept[beside] = question, parts.zone
            return question
        question, zone = held
        read = read_start if columns.names[place] == "start" else read_day
        return question.starting(in_zone(read(cells[place]), zone))


def columns_of(header: Sequence[str]) -> Columns | None:
    """Return the columns that a header names, None where it names no day to count from."""
    names = tuple(cell.strip().lower().replace("-", "_").replace(" ", "_") for cell in header)
    if not any(name in FROM_WHERE for name in names):
        return None
    return Columns.of(*(name if name in COLUMNS else "" for name in names))


def cells_of(text: str, separator: str) -> list[str]:
    """Return the cells of a line; those of a comma may be in quotes."""
    if separator == "\t" or '"' not in text:
        return text.split(separator)
    return next(csv.reader([text]), [])


def _limit(text: str) -> Mapping[str, Any]:
    return {"days": int(text)} if _NUMBER.fullmatch(text) else {"limit": _whole_limit(text)}


@lru_cache(maxsize=256)
def _whole_limit(text: str) -> Limit:
    try:
        return read_limit(text)
    except TextWrong:
        message = f"{text!r} is not a limit; write a whole number of working days, or 20wd, 15d, 3m, 48h"
        raise TextWrong("row_limit", message, text=text) from None


def _one(name: str, read: Callable[[str], Any]) -> Callable[[str], Mapping[str, Any]]:
    return lambda text: {name: read(text)}


def _many(name: str, read: Callable[[str], Any]) -> Callable[[str], Mapping[str, Any]]:
    return lambda text: {name: tuple(read(one) for one in _LIST.split(text) if one.strip())}


def _word(name: str, options: Mapping[str, Any]) -> Callable[[str], Mapping[str, Any]]:
    def read(text: str) -> Mapping[str, Any]:
        if text not in options:
            known = ", ".join(options)
            raise TextWrong(
                "row_word", f"{text!r} is not known in {name}; write one of {known}", text=text, known=known
            )
        return {name: options[text]}

    return read


COLUMNS: Mapping[str, Callable[[str], Mapping[str, Any]]] = {
    "start": _one("start", read_start),
    "before": _one("before", read_day),
    "after": _one("after", read_day),
    "only_after": _one("only_after", read_day),
    "limit": _limit,
    "days": _limit,
    "unit": _word("unit", {unit.value: unit for unit in Unit}),
    "promised": _one("promised", read_limit),
    "start_day": _word("start_day", {rule.value: rule for rule in StartDay}),
    "last_day": _word("last_day", {rule.value: rule for rule in LastDay}),
    "stops": _many("stops", read_stop),
    "extensions": _many("extensions", read_extension),
    "restarts": _many("restarts", read_start),
    "today": _one("until", read_day),
    "zone": _one("zone", read_zone),
}
