"""Moments as they are written: the instant in UTC, and the office's date.

A moment with an offset is an instant, and its date is the one written, unless the office's zone is given. A moment
without any is the office's own wall clock: in the zone that is given, or, where none is, as if that zone had no name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

_OFFSET = r"(Z|[+-]\d{2}:?\d{2})$"
_HAS_TIME = r"\d:\d"
_SAMPLE = 2_000
_DATES = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%m/%d/%Y",
    "%m-%d-%Y", "%d-%m-%y", "%d/%m/%y",
)  # fmt: skip
_TIMES = ("", "%H:%M:%S%.f", "%H:%M", "%H%M%S", "%I:%M:%S %p", "%I:%M %p")
_DAY_FIRST, _MONTH_FIRST = ("%d/%m/%Y", "%d-%m-%Y"), ("%m/%d/%Y", "%m-%d-%Y")
UTC_OFFSET = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """How the moments of a column are written: a format of Polars; `zone` is the office's where it was given.

    `is_ambiguous` says that day and month could be changed about without any cell telling.
    """

    format: str
    zone: str = ""
    is_ambiguous: bool = False


def how_written(texts: pl.Series, zone: str = "", given: str = "") -> Written | None:
    """Return how a column of texts writes moments, by its first cells; None where that cannot be told.

    `given` is a format to take as it is.
    """
    if given:
        return Written(format=given, zone=zone)
    cells = texts.drop_nulls().head(_SAMPLE)
    if cells.is_empty():
        return None
    bodies = _bodies(cells)
    read = {form: int(_parsed(bodies, form).is_not_null().sum()) for form in _formats(bodies)}
    best = max(read, key=lambda form: read[form], default="")
    if not best or read[best] * 2 < len(cells):
        return None
    return Written(format=best, zone=zone, is_ambiguous=_swapped(best) in read and read[_swapped(best)] == read[best])


def moments(texts: pl.Series, how: Written) -> pl.DataFrame:
    """Return `at` (UTC, Datetime us), `day` (the office's Date) and `offset` (minutes; null where none is written).

    A cell that cannot be read is null in all of them.
    """
    signs = texts.str.extract(_OFFSET).set(~texts.str.contains(_HAS_TIME).fill_null(value=False), None)
    wall = _parsed(_bodies(texts), how.format)
    offset = _minutes(signs).alias("offset")
    frame = pl.DataFrame({"wall": wall, "offset": offset})
    shifted = pl.col("wall") - pl.duration(minutes=pl.col("offset").fill_null(UTC_OFFSET))
    if not how.zone:
        return frame.select(at=shifted, day=pl.col("wall").dt.date(), offset="offset")
    local = pl.col("wall").dt.replace_time_zone(how.zone, ambiguous="earliest", non_existent="null")
    instant = pl.when(pl.col("offset").is_null()).then(_naive(local)).otherwise(shifted)
    return _in_zone(frame.select(at=instant, offset="offset"), how.zone)


def typed_moments(values: pl.Series, zone: str = "") -> pl.DataFrame:
    """Return the same for a column of Polars dates or moments, whose zone is its own where it has one."""
    if values.dtype == pl.Date:
        values = values.cast(pl.Datetime("us"))
    own = getattr(values.dtype, "time_zone", None)
    if own:
        naive = values.dt.convert_time_zone("UTC").dt.replace_time_zone(None).cast(pl.Datetime("us"))
        offset = (values.dt.base_utc_offset() + values.dt.dst_offset()).dt.total_minutes()
        return _in_zone(pl.DataFrame({"at": naive, "offset": offset}), zone or own)
    wall = values.cast(pl.Datetime("us")).alias("wall")
    nothing = pl.lit(None, pl.Int64).alias("offset")
    if not zone:
        return pl.DataFrame({"wall": wall}).select(at="wall", day=pl.col("wall").dt.date(), offset=nothing)
    local = pl.col("wall").dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return _in_zone(pl.DataFrame({"wall": wall}).select(_naive(local).alias("at"), nothing), zone)


def _in_zone(frame: pl.DataFrame, zone: str) -> pl.DataFrame:
    day = pl.col("at").dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.date()
    return frame.select("at", day.alias("day"), pl.col("offset").cast(pl.Int64))


def _naive(local: pl.Expr) -> pl.Expr:
    return local.dt.convert_time_zone("UTC").dt.replace_time_zone(None).cast(pl.Datetime("us"))


def _bodies(texts: pl.Series) -> pl.Series:
    has_time = texts.str.contains(_HAS_TIME).fill_null(value=False)
    bare = texts.str.replace(r"\s*" + _OFFSET, "")
    return (
        pl.select(pl.when(has_time).then(bare).otherwise(texts))
        .to_series()
        .str.replace("T", " ", literal=True)
        .str.strip_chars()
    )


def _formats(bodies: pl.Series) -> Sequence[str]:
    has_time = bool(bodies.str.contains(_HAS_TIME).any())
    return [f"{day} {time}".strip() for day in _DATES for time in (_TIMES if has_time else _TIMES[:1])]


def _parsed(bodies: pl.Series, form: str) -> pl.Series:
    day = form.partition(" ")[0]
    dates = bodies.str.to_date(day, strict=False, exact=True).cast(pl.Datetime("us"))
    if day == form:
        return dates
    whole = bodies.str.to_datetime(form, strict=False, time_unit="us", exact=True)
    return whole.zip_with(whole.is_not_null(), dates)  # a cell may tell the day alone


def _minutes(signs: pl.Series) -> pl.Series:
    digits = pl.col("sign").str.replace(":", "", literal=True)
    hours, minutes = (digits.str.slice(place, 2).cast(pl.Int64, strict=False) for place in (1, 3))
    west = pl.when(digits.str.starts_with("-")).then(-1).otherwise(1)
    found = pl.when(digits == "Z").then(0).otherwise((hours * 60 + minutes) * west)
    return pl.DataFrame({"sign": signs}).select(found.alias("offset")).to_series()


def _swapped(form: str) -> str:
    for one, other in (*zip(_DAY_FIRST, _MONTH_FIRST, strict=True), *zip(_MONTH_FIRST, _DAY_FIRST, strict=True)):
        if form.startswith(one):
            return form.replace(one, other)
    return ""
