"""Attributes of cases and events, as they come one after another, become columns."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
CASE = "case:"
MOST_COLUMNS = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Attributes:
    """Attribute number i says `values[i]` under the key `keys[codes[i]]` of the case or event number `owners[i]`.

    Neither keys nor values are empty; some keys may be those of nobody. Where an owner has a key twice, the
    later one counts.
    """

    owners: Numbers
    codes: Numbers
    keys: list[str]
    values: pl.Series


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Some successive cases of a log, numbered from 0, with their events; `case_of[e]` rises with the event e."""

    cases: int
    case_of: Numbers
    of_cases: Attributes
    of_events: Attributes


class Columns:
    """Makes frames of parts, and holds the log to `MOST_COLUMNS` columns: those that come first."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self.left_out = 0
        self.left_out_names: list[str] = []

    def frame(self, part: Part) -> pl.DataFrame:
        """Return one row per event and one per case without events, in the order of the file, all columns text.

        Columns of the case come first. Where an event itself has a key that looks like one of its case
        (`case:concept:name`), it stands only where the case says nothing.
        """
        without = np.setdiff1d(np.arange(part.cases, dtype=np.int64), part.case_of)
        cases = np.concatenate([part.case_of, without])
        order = np.argsort(cases, kind="stable")
        row_of_event = np.empty(len(order), dtype=np.int64)
        row_of_event[order] = np.arange(len(order))
        columns = self._columns(part.of_cases, CASE, None, part.cases, cases[order])
        for name, column in self._columns(part.of_events, "", row_of_event, len(order), None).items():
            columns[name] = columns[name].fill_null(column) if name in columns else column
        return pl.DataFrame(columns) if columns else pl.DataFrame(height=len(order))

    def _columns(
        self, attributes: Attributes, prefix: str, place_of: Numbers | None, places: int, spread: Numbers | None
    ) -> dict[str, pl.Series]:
        """Put each attribute of one key at the place of its owner, then spread the places over the rows."""
        nothing = len(attributes.values)
        values = pl.concat([attributes.values, pl.Series([None], dtype=pl.String)], rechunk=True)
        by_key = np.argsort(attributes.codes.astype(np.int32), kind="stable")
        counts = np.bincount(attributes.codes, minlength=len(attributes.keys))
        columns = {}
        for key, count, end in zip(attributes.keys, counts.tolist(), np.cumsum(counts).tolist(), strict=True):
            if not count or not self._admits(prefix + key, count):
                continue
            numbers = by_key[end - count : end]
            owners = attributes.owners[numbers]
            taken = np.full(places, nothing)
            taken[owners if place_of is None else place_of[owners]] = numbers
            columns[prefix + key] = values.gather(taken if spread is None else taken[spread])
        return columns

    def _admits(self, name: str, cells: int) -> bool:
        if name in self._names or len(self._names) < MOST_COLUMNS:
            self._names.add(name)
            return True
        self.left_out += cells
        if len(self.left_out_names) < 5 and name not in self.left_out_names:
            self.left_out_names.append(name)
        return False
