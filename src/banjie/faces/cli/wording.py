"""Words of the command line, by language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from banjie.core.calendar.errors import CodedError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEFAULT_LANGUAGE = LANGUAGES[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The words of one language; calling it with a dotted key fills in the values."""

    language: str
    table: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key`; a missing key is an error of ours and says so."""
        found = self.find(key)
        if found is None:
            raise KeyError(f"words/{self.language}.yaml has no {key!r}")
        return found.format_map(values) if values else found

    def find(self, key: str) -> str | None:
        """Return the text of `key`, unfilled, or None."""
        found: Any = self.table
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found if isinstance(found, str) else None

    def written(self, day: date) -> str:
        """Return a date with its weekday, as this language writes it."""
        return self("date", year=day.year, month=day.month, day=day.day, iso=str(day), weekday=self.weekday(day))

    def moment(self, at: datetime) -> str:
        """Return a moment with its day, as this language writes it."""
        return self("moment", day=self.written(at.date()), time=f"{at:%H:%M}")

    def weekday(self, day: date) -> str:
        """Return the short name of a day of the week."""
        return self(f"weekdays.d{day.isoweekday()}")

    def error(self, error: CodedError) -> str:
        """Return what an error says in this language; the core's own sentence where it has none."""
        return self.problem(error.code, error.params, str(error))

    def problem(self, code: str, params: Mapping[str, object], otherwise: str) -> str:
        """Return the sentence of an error code, or `otherwise` where this language has none."""
        text = self.find(f"errors.{code}")
        return otherwise if text is None else text.format_map(params)


@cache
def words_of(language: str) -> Words:
    """Return the words of `language`, or of the default language where it is not one of ours."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    text = (files("banjie.faces.cli") / "words" / f"{known}.yaml").read_text(encoding="utf-8")
    return Words(language=known, table=yaml.safe_load(text))
