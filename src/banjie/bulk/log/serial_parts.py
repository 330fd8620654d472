"""Serial numbers taken apart: what stands before the running number, the number, what stands behind."""

import polars as pl

_LAST = r"(?s)^(.*?)([0-9]+)([^0-9]*)$"
_BEFORE_YEAR = r"(?s)^(.*?)([0-9]+)([^0-9]+(?:19|20)[0-9]{2}[^0-9]*)$"
_DAY = r"^((?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))([0-9]{2,})$"
_YEAR = r"^((?:19|20)[0-9]{2})([0-9]{3,})$"
_LONGEST = 15
_NEARLY_ALL = 0.99


def serial_parts(serials: pl.Series) -> pl.DataFrame:
    """Return `series` (the words around the number, a line break between) and `number`; null where none is numbered.

    The number is the last run of digits, without a year or date at its head (2024000123, 20240115007); where nearly all
    serials end in a year of their own (12/2024) it is the run before. Zeros alone are no number.
    """
    plain = serials.str.normalize("NFKC").str.strip_chars().rename("serial").to_frame()
    written = plain.select(pl.col("serial").str.contains(_BEFORE_YEAR).mean().fill_null(0.0)).item()
    runs = plain.select(
        pl.col("serial")
        .str.extract_groups(_BEFORE_YEAR if written >= _NEARLY_ALL else _LAST)
        .struct.rename_fields(["before", "run", "behind"])
        .alias("parts")
    ).unnest("parts")
    dated = pl.coalesce(pl.col("run").str.extract(_DAY, 1), pl.col("run").str.extract(_YEAR, 1), pl.lit(""))
    digits = pl.col("run").str.slice(dated.str.len_chars())
    number = pl.when(digits.str.len_chars() <= _LONGEST).then(digits).cast(pl.Int64, strict=False)
    series = pl.concat_str(pl.col("before"), dated, pl.lit("\n"), pl.col("behind"))
    is_number = (number > 0).fill_null(value=False)
    return runs.select(
        series=pl.when(is_number).then(series), number=pl.when(is_number).then(number)
    )  # fmt: skip
