"""Attributes of cases and events, as they come one after another, become columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
CASE = "case:"
MOST_COLUMNS, MOST_CELLS = 2_000, 20_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Attributes:
    """Attribute number i says `values[i]` under the key `keys[codes[i]]` of the case or event number `owners[i]`.

    Owners rise. Neither keys nor values are empty; some keys may be those of nobody. Where an owner has a key twice,
    the later one counts.
    """

    owners: Numbers
    codes: Numbers
    keys: list[str]
    values: pl.Series

    def of(self, first: int, end: int) -> "Attributes":
        """Return those of the owners from `first` to before `end`, which are numbered from 0 again."""
        begin, stop = (int(place) for place in np.searchsorted(self.owners, [first, end]))
        codes, owners, values = self.codes[begin:stop], self.owners[begin:stop] - first, self.values[begin:stop]
        return Attributes(owners=owners, codes=codes, keys=self.keys, values=values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Some successive cases of a log, numbered from 0, with their events; `case_of[e]` rises with the event e."""

    cases: int
    case_of: Numbers
    of_cases: Attributes
    of_events: Attributes

    @property
    def cells(self) -> int:
        """About how many cells its frame has."""
        keys = sum(np.count_nonzero(np.bincount(said.codes)) for said in (self.of_cases, self.of_events))
        return max(self.cases, len(self.case_of)) * min(int(keys), MOST_COLUMNS)

    def halves(self) -> tuple["Part", "Part"] | None:
        """Return the part in two, a single case as two with the same attributes; None where there is but one row."""
        cases, events = self.cases, len(self.case_of)
        if cases > 1:
            event = int(np.searchsorted(self.case_of, cases // 2))
            return self._slice(0, cases // 2, 0, event), self._slice(cases // 2, cases, event, events)
        if events > 1:
            return self._slice(0, 1, 0, events // 2), self._slice(0, 1, events // 2, events)
        return None

    def _slice(self, case: int, end_case: int, event: int, end_event: int) -> "Part":
        return Part(
            cases=end_case - case,
            case_of=self.case_of[event:end_event] - case,
            of_cases=self.of_cases.of(case, end_case),
            of_events=self.of_events.of(event, end_event),
        )


@dataclass(kw_only=True, slots=True)
class Tally:
    """Cells of one kind of doubt, and the names of at most five of their columns."""

    cells: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str, cells: int) -> None:
        """Add cells of a column."""
        self.cells += cells
        if cells and len(self.names) < 5 and name not in self.names:
            self.names.append(name)


class Columns:
    """Makes frames of parts, and holds the log to `MOST_COLUMNS` columns: those that come first.

    `left_out` tells what was beyond, `repeated` what was said again of the same case or event and so not kept.
    """

    def __init__(self, *, most: int = MOST_COLUMNS, most_cells: int = MOST_CELLS) -> None:
        self.left_out, self.repeated = Tally(), Tally()
        self._most, self._most_cells = most, most_cells
        self._names: set[str] = set()

    def frames(self, part: Part) -> Iterator[pl.DataFrame]:
        """Yield one row per event and one per case without events, in the order of the file, all columns text.

        Columns of the case come first. Where an event itself has a key that looks like one of its case
        (`case:concept:name`), it stands only where the case says nothing. Columns in which nothing is said are not
        there; where the cells are very many, there is more than one frame.
        """
        halves = part.halves() if part.cells > self._most_cells else None
        if halves:
            for half in halves:
                yield from self.frames(half)
        else:
            yield self._frame(part)

    def _frame(self, part: Part) -> pl.DataFrame:
        without = np.setdiff1d(np.arange(part.cases, dtype=np.int64), part.case_of)
        cases = np.concatenate([part.case_of, without])
        order = np.argsort(cases, kind="stable")
        row_of_event = np.empty(len(order), dtype=np.int64)
        row_of_event[order] = np.arange(len(order))
        columns = {
            name: values.gather(places[cases[order]])
            for name, values, places in self._placed(part.of_cases, CASE, np.arange(part.cases))
        }
        for name, values, places in self._placed(part.of_events, "", row_of_event):
            column = values.gather(places)
            columns[name] = columns[name].fill_null(column) if name in columns else column
        return pl.DataFrame(columns) if columns else pl.DataFrame(height=len(order))

    def _placed(
        self, attributes: Attributes, prefix: str, place_of: Numbers
    ) -> Iterator[tuple[str, pl.Series, Numbers]]:
        """Yield each column's name and values, and which value stands at each place; the last value is null."""
        values = pl.concat([attributes.values, pl.Series([None], dtype=pl.String)], rechunk=True)
        nothing = len(attributes.values)
        by_key = np.argsort(attributes.codes.astype(np.int32), kind="stable")
        counts = np.bincount(attributes.codes, minlength=len(attributes.keys))
        for key, count, end in zip(attributes.keys, counts.tolist(), np.cumsum(counts).tolist(), strict=True):
            if not count or not self._admits(prefix + key, count):
                continue
            numbers = by_key[end - count : end]
            places = np.full(len(place_of), nothing)
            places[place_of[attributes.owners[numbers]]] = numbers
            self.repeated.add(prefix + key, count - int(np.count_nonzero(places != nothing)))
            yield prefix + key, values, places

    def _admits(self, name: str, cells: int) -> bool:
        if name in self._names or len(self._names) < self._most:
            self._names.add(name)
            return True
        self.left_out.add(name, cells)
        return False
