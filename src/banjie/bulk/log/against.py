"""A log held against another list of the same doings: serials, seals, receipts, tickets, a platform above."""

from dataclasses import dataclass

import polars as pl

KEYS = ("fee_ticket", "serial", "case")
"""By what entries and cases are matched, the first that both sides have."""
_FACT = {"fee_ticket": "fee_has_receipt", "serial": "case_has_result", "case": "case_has_result"}


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldAgainst:
    """What came of it: matched `by` a key; `cases` with the fact that was proved, `entries` with `result_has_case`.

    `doubles` are keys that the register holds more than once.
    """

    by: str
    cases: pl.DataFrame
    entries: pl.DataFrame
    doubles: tuple[str, ...]


def key_of(register: pl.DataFrame, cases: pl.DataFrame) -> str | None:
    """Return the key by which the two can be matched, None where they share none."""
    return next((key for key in KEYS if key in register.columns and key in cases.columns), None)


def hold_against(register: pl.DataFrame, cases: pl.DataFrame, by: str) -> HeldAgainst:
    """Return the entries without a case and the cases without an entry.

    `register` has the key and `row`. An entry of nothing but spaces is left out. A case must have an entry where it
    took a fee (by `fee_ticket`), or is finished and was not refused, withdrawn or not accepted.
    """
    entries = register.select("row", key=_key(by)).filter(pl.col("key").is_not_null()).sort("row")
    keyed = cases.with_columns(key=_key(by))
    has_case = entries.with_columns(result_has_case=pl.col("key").is_in(keyed["key"].drop_nulls().implode()))
    stands = pl.col("key").is_in(entries["key"].implode()).fill_null(value=False)
    proved = keyed.filter(_must_stand(cases, by)).select("case", stands.alias(_FACT[by]))
    doubles = entries.group_by("key").len().filter(pl.col("len") > 1).sort("key")["key"]
    return HeldAgainst(
        by=by, cases=proved.sort("case"), entries=has_case.rename({"key": "case"}), doubles=tuple(doubles.to_list())
    )


def _key(by: str) -> pl.Expr:
    text = pl.col(by).cast(pl.String).str.normalize("NFKC").str.replace_all(r"\s", "").str.to_uppercase()
    return pl.when(text != "").then(text)


def _must_stand(cases: pl.DataFrame, by: str) -> pl.Expr:
    if by == "fee_ticket":
        return pl.col("fee") > 0 if "fee" in cases.columns else pl.col("key").is_not_null()
    if "outcome" not in cases.columns:
        return ~pl.col("is_open")
    without = pl.col("outcome").is_in(("refused", "withdrawn", "not_accepted")).fill_null(value=False)
    return ~pl.col("is_open") & ~without
