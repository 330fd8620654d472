"""Raw rows as events: every role a column of its own kind, moments as instants in UTC and as the office's dates."""

from collections.abc import Callable, Mapping

import polars as pl

from banjie.bulk.log.reading import Reading
from banjie.bulk.log.roles import ROLES, Holds
from banjie.bulk.log.times import Written, moments, typed_moments

_YES = ("true", "yes", "y", "1", "t", "是", "有", "齐全", "齊全", "即办", "即办件", "即辦件")
_NO = ("false", "no", "n", "0", "f", "否", "无", "無", "不齐全", "不齊全", "承诺件", "承諾件")
_ISO = Written(format="%Y-%m-%d %H:%M:%S%.f")
_FEN = 100


def events_of(raw: pl.DataFrame, reading: Reading, first_row: int) -> pl.DataFrame:
    """Return the rows of `raw` as events, in their order, numbered from `first_row` on.

    Every role of the reading is a column of its name; moments have a second one, the office's date (`day` for `at`,
    else the role's name with `_day`). `offset` are the minutes that `at` was written ahead of UTC. What cannot be read
    is null: nothing is left out here.
    """
    columns = [pl.int_range(first_row, first_row + raw.height, dtype=pl.Int64, eager=True).alias("row")]
    for role, name in reading.columns.items():
        cells = raw[name] if name in raw.columns else pl.Series(name, [None] * raw.height, pl.String)
        columns += _READ[ROLES[role].holds](cells, role, reading)
    events = pl.DataFrame(columns)
    if reading.acts and "act" not in reading.columns:
        act = pl.col("activity").replace_strict(reading.acts, default=None, return_dtype=pl.String)
        events = events.with_columns(act.alias("act"))
    return events


def _text(cells: pl.Series, role: str, _: Reading) -> list[pl.Series]:
    text = cells.cast(pl.String).str.strip_chars()
    return [text.set(text == "", None).alias(role)]


def _moment(cells: pl.Series, role: str, reading: Reading) -> list[pl.Series]:
    if cells.dtype == pl.String:
        found = moments(cells, reading.written.get(role, _ISO))
    elif cells.dtype in (pl.Date, pl.Datetime) or isinstance(cells.dtype, pl.Datetime):
        found = typed_moments(cells, reading.zone)
    else:
        found = moments(cells.cast(pl.String), _ISO)
    whole = [found["at"].alias(role), found["day"].alias("day" if role == "at" else f"{role}_day")]
    return [*whole, found["offset"]] if role == "at" else whole


def _number(cells: pl.Series, role: str, _: Reading) -> list[pl.Series]:
    digits = cells.cast(pl.String).str.extract(r"^\s*(\d{1,6})(?:\.0*)?\D*$")
    return [digits.cast(pl.Int64, strict=False).alias(role)]


def _money(cells: pl.Series, role: str, _: Reading) -> list[pl.Series]:
    plain = cells.cast(pl.String).str.replace_all(r"[,，\s¥￥元圆圓]", "")
    amount = plain.str.extract(r"^(-?\d{1,12}(?:\.\d{1,4})?)$").cast(pl.Float64, strict=False)
    return [(amount * _FEN).round().cast(pl.Int64).alias(role)]


def _flag(cells: pl.Series, role: str, _: Reading) -> list[pl.Series]:
    known: Mapping[str, bool] = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
    word = cells.cast(pl.String).str.strip_chars().str.to_lowercase()
    return [word.replace_strict(known, default=None, return_dtype=pl.Boolean).alias(role)]


_READ: Mapping[Holds, Callable[[pl.Series, str, Reading], list[pl.Series]]] = {
    Holds.TEXT: _text,
    Holds.MOMENT: _moment,
    Holds.NUMBER: _number,
    Holds.MONEY: _money,
    Holds.FLAG: _flag,
}
