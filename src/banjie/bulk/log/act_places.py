"""Where the acts of every case stand among its events: the first, the last, how many."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ActPlaces:
    """The acts of whole cases; a place is the number of an event in `events`, null where a case has none.

    `acts` are those that occur in the whole log, of which the events may be a part. All columns returned stand in the
    order of the cases asked for.
    """

    events: pl.DataFrame
    acts: frozenset[str]
    _table: pl.DataFrame

    @classmethod
    def of(cls, events: pl.DataFrame, cases: pl.DataFrame, acts: frozenset[str]) -> "ActPlaces":
        """Return where the acts stand; `events` are sorted by case, moment and row, `cases` by case."""
        known = sorted(acts) if "act" in events.columns else []
        numbered = events.select("case", *(["act"] if known else []), place=pl.int_range(pl.len(), dtype=pl.Int64))
        masked = numbered.select("case", "place", *(_mask(act) for act in known))
        table = masked.group_by("case").agg(
            pl.col("place").min().alias("first_event"),
            *(pl.col(act).min().alias(f"first_{act}") for act in known),
            *(pl.col(act).max().alias(f"last_{act}") for act in known),
            *(pl.col(act).count().cast(pl.Int64).alias(f"count_{act}") for act in known),
        )
        joined = cases.select("case").join(table, on="case", how="left", maintain_order="left")
        return cls(events=events, acts=frozenset(known), _table=joined)

    def has(self, *acts: str) -> bool:
        """Whether one of the acts occurs in the log."""
        return bool(self.acts & {*acts})

    def first(self, *acts: str) -> pl.Series:
        """Return the place of the first of the acts."""
        return self._one(pl.min_horizontal(self._columns("first", acts)))

    def last(self, *acts: str) -> pl.Series:
        """Return the place of the last of the acts."""
        return self._one(pl.max_horizontal(self._columns("last", acts)))

    def begun(self) -> pl.Series:
        """Return the place of the submission, else of the first event."""
        return self._one(pl.coalesce(*self._columns("first", ("submit",)), "first_event"))

    def count(self, act: str) -> pl.Series:
        """Return how often an act occurs."""
        return self._table[f"count_{act}"].fill_null(0)

    def at(self, places: pl.Series) -> pl.Series:
        """Return the instants of events."""
        return self.events["at"].gather(places)

    def day(self, places: pl.Series) -> pl.Series:
        """Return the days of events."""
        return self.events["day"].gather(places)

    def act(self, places: pl.Series) -> pl.Series:
        """Return the acts of events."""
        return self.events["act"].gather(places)

    def _columns(self, which: str, acts: Iterable[str]) -> list[str]:
        return [f"{which}_{act}" for act in acts if act in self.acts]

    def _one(self, told: pl.Expr) -> pl.Series:
        return self._table.select(told.alias("place"))["place"]


def _mask(act: str) -> pl.Expr:
    return pl.when(pl.col("act") == act).then(pl.col("place")).alias(act)


def is_given(name: str) -> pl.Expr:
    """Return which cells of a text column give something: neither nothing nor a word for no."""
    word = pl.col(name).str.strip_chars().str.to_lowercase()
    return word.is_not_null() & ~word.is_in(_NOTHING)


_NOTHING = ("", "-", "/", "no", "none", "false", "0", "否", "无", "無", "没有", "沒有", "未")
