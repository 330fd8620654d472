"""Doubtful events: what cannot be an event is left out, what is merely odd is kept, and both are told."""

from collections.abc import Iterator
from datetime import datetime

import polars as pl

from banjie.core.facts.quality import Doubt, Kept

EARLIEST = datetime(1990, 1, 1)  # noqa: DTZ001 - instants in UTC stand without zone in frames
"""No office kept its cases by computer before; a moment before it is a default that somebody's system wrote."""
_EXAMPLES = 5
_SUMMER_TIME = 60


def sound_events(events: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Doubt, ...]]:
    """Return the events that are ones, sorted by case, moment and row, and what is doubtful about all.

    Left out are rows without a case, without events (a case that has none), without an activity, without a moment that
    can be read, and with one before 1990. Kept are events told twice, begun after their end, and with moments of
    several zones.
    """
    doubts = [*_left_out(events)]
    sound = events.filter(_is_sound()).sort("case", "at", "row")
    return sound, (*doubts, *_kept(sound))


def caseless() -> pl.Expr:
    """Return which rows are events that name no case."""
    return pl.col("case").is_null() & pl.col("activity").is_not_null() & pl.col("at").is_not_null()


def _is_sound() -> pl.Expr:
    return pl.all_horizontal(~doubtful for _, doubtful in _REASONS)


def _reasons() -> tuple[tuple[str, pl.Expr], ...]:
    case, activity, at = (pl.col(name) for name in ("case", "activity", "at"))
    return (
        ("no_case", case.is_null()),
        ("case_without_events", case.is_not_null() & activity.is_null() & at.is_null()),
        ("no_activity", case.is_not_null() & activity.is_null() & at.is_not_null()),
        ("no_moment", case.is_not_null() & activity.is_not_null() & at.is_null()),
        ("before_computers", case.is_not_null() & (at < EARLIEST).fill_null(value=False)),
    )


_REASONS = _reasons()


def _left_out(events: pl.DataFrame) -> Iterator[Doubt]:
    for code, doubtful in _REASONS:
        found = events.filter(doubtful)
        if found.height:
            yield Doubt(code=code, count=found.height, kept=Kept.LEFT_OUT, examples=_rows(found))


def _kept(events: pl.DataFrame) -> Iterator[Doubt]:
    same = [name for name in events.columns if name != "row"]
    double = events.filter(~pl.struct(same).is_first_distinct()) if events.height else events
    if double.height:
        yield Doubt(code="duplicate_events", count=double.height, kept=Kept.KEPT, examples=_rows(double))
    if "start_at" in events.columns:
        negative = events.filter(pl.col("start_at") > pl.col("at"))
        if negative.height:
            yield Doubt(code="negative_duration", count=negative.height, kept=Kept.KEPT, examples=_rows(negative))
    yield from _zones(events)


def _zones(events: pl.DataFrame) -> Iterator[Doubt]:
    found = events.group_by("offset").len().sort("offset")
    offsets = [minutes for minutes in found["offset"].to_list() if minutes is not None]
    without = events["offset"].null_count()
    if len(offsets) > 1 and max(offsets) - min(offsets) > _SUMMER_TIME:
        names = tuple(offset_text(minutes) for minutes in offsets[:_EXAMPLES])
        yield Doubt(code="mixed_zones", count=events.height, kept=Kept.KEPT, examples=names)
    if offsets and without:
        yield Doubt(code="zone_missing", count=without, kept=Kept.KEPT, examples=())


def offset_text(minutes: int) -> str:
    """Return an offset as it is written in a moment: +01:00."""
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    return f"{sign}{size // 60:02d}:{size % 60:02d}"


def _rows(found: pl.DataFrame) -> tuple[str, ...]:
    shown = found.head(_EXAMPLES)
    return tuple(f"row {row}: {case or '?'}" for row, case in shown.select("row", "case").iter_rows())
