"""Serial numbers that stand at two cases, and numbers missing in a series that otherwise misses none."""

import polars as pl

from banjie.bulk.log.serial_parts import serial_parts

_SERIES = ("series", "by_year", "by_office")
_HALF = 0.5


def serial_facts(
    cases: pl.DataFrame, *, least: int = 50, most_gaps: int = 20, anew: int = 10, most_doubles: int = 200
) -> pl.DataFrame:
    """Return `case`, `serial_is_double` and `serial_gap` of all cases of the log, in their order.

    A series is what stands around the number, of one year or office where the numbers begin anew with each: where one
    of them has `anew` numbers or more, and half of these stand in another one too. Unknown (null) are doubles in a
    series of which more than `most_doubles` thousandths are double, for it numbers no cases; and gaps in a series of
    fewer than `least` numbers, or with more gaps than `most_gaps` thousandths of them (one is always allowed). A gap
    wider than the series is long is none: the numbering went on elsewhere.
    """
    if "serial" not in cases.columns:
        return cases.select("case")
    told = pl.concat(
        [cases.select("case", *_years(cases), *_office(cases)), serial_parts(cases["serial"])], how="horizontal"
    )
    numbered = _in_series(told.drop_nulls("number"), anew)
    found = numbered.join(_gaps(numbered, least, most_gaps), on=[*_SERIES, "number"], how="left", nulls_equal=True)
    found = found.with_columns(_is_double(most_doubles, anew)).select("case", "serial_is_double", "serial_gap")
    return cases.select("case").join(found, on="case", how="left", maintain_order="left")


def _years(cases: pl.DataFrame) -> list[pl.Expr]:
    known = {name: f"{name}_day" in cases.columns for name in ("start", "end")}
    days = {name: pl.col(f"{name}_day").dt.year() if known[name] else pl.lit(None, pl.Int32) for name in known}
    return [year.alias(f"{name}_year") for name, year in days.items()]


def _office(cases: pl.DataFrame) -> list[pl.Expr]:
    return [pl.col("office") if "office" in cases.columns else pl.lit(None, pl.String).alias("office")]


def _in_series(told: pl.DataFrame, anew: int) -> pl.DataFrame:
    """Return the numbered cases with `by_year` and `by_office`: null where their series goes on regardless of it."""
    told = told.with_columns(pl.lit(None, pl.Int32).alias("by_year"), pl.lit(None, pl.String).alias("by_office"))
    years = [_split(told, "by_year", year, anew) for year in ("start_year", "end_year")]
    # A number is given at the beginning or at the end: the right year is the one that leaves fewer doubles.
    yearly = min(years, key=lambda split: int(split.select(_doubled().sum()).item() or 0))
    return _split(yearly, "by_office", "office", anew)


def _split(told: pl.DataFrame, name: str, by: str, anew: int) -> pl.DataFrame:
    """Return the cases with `name` set to `by` in every series whose numbers begin anew with each of its values."""
    single = told.select(*_SERIES, "number", by).drop_nulls(by).unique()
    shared = single.with_columns(elsewhere=pl.len().over(*_SERIES, "number") > 1)
    counted = shared.group_by(*_SERIES, by).agg(pl.len().alias("numbers"), pl.col("elsewhere").mean())
    again = counted.filter((pl.col("numbers") >= anew) & (pl.col("elsewhere") >= _HALF))
    split = again.select(*_SERIES).unique().with_columns(is_anew=True)
    joined = told.join(split, on=_SERIES, how="left", nulls_equal=True, maintain_order="left")
    return joined.with_columns(pl.when("is_anew").then(pl.col(by)).otherwise(pl.col(name)).alias(name)).drop("is_anew")


def _doubled() -> pl.Expr:
    return pl.len().over(*_SERIES, "number") > 1


def _is_double(most: int, anew: int) -> pl.Expr:
    share, count = _doubled().mean().over(*_SERIES), pl.len().over(*_SERIES)
    numbers_cases = (share * 1000 <= most) | (count < 2 * anew)
    return pl.when(numbers_cases).then(_doubled()).alias("serial_is_double")


def _gaps(numbered: pl.DataFrame, least: int, most: int) -> pl.DataFrame:
    """Return, for every number of every series, how many are missing before it."""
    single = numbered.select(*_SERIES, "number").unique().sort(*_SERIES, "number")
    before = pl.col("number").shift(1).over(*_SERIES)
    counted = single.with_columns(
        missing=(pl.col("number") - before - 1).fill_null(0), numbers=pl.len().cast(pl.Int64).over(*_SERIES)
    ).with_columns(missing=pl.when(pl.col("missing") <= pl.col("numbers")).then("missing").otherwise(0))
    gaps = (pl.col("missing") > 0).sum().cast(pl.Int64).over(*_SERIES)
    allowed = pl.max_horizontal(pl.col("numbers") * most // 1000, pl.lit(1))
    is_gapless = (pl.col("numbers") >= least) & (gaps <= allowed)
    return counted.select(*_SERIES, "number", serial_gap=pl.when(is_gapless).then("missing"))
