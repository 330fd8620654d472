"""Fees that never differ where the standards do: written down by rote, not taken."""

import polars as pl


def fee_facts(cases: pl.DataFrame, *, least: int = 20) -> pl.DataFrame:
    """Return `case` and `fee_is_regular` of all cases of the log, in their order.

    It is so for the cases with a fee of an office all of whose fees are the same, `least` of them or more, although
    their standards are not. Null for cases without a fee or without a standard. Without any office in the log it is
    one.
    """
    if not {"fee", "fee_standard"} <= {*cases.columns}:
        return cases.select("case")
    office = pl.col("office").fill_null("") if "office" in cases.columns else pl.lit("")
    taken = cases.select("case", "fee", "fee_standard", fee_office=office).drop_nulls().filter(pl.col("fee") > 0)
    by_office = taken.group_by("fee_office").agg(
        fee_is_regular=(pl.len() >= least)
        & (pl.col("fee").n_unique() == 1)
        & (pl.col("fee_standard").n_unique() > 1)
    )  # fmt: skip
    found = taken.join(by_office, on="fee_office").select("case", "fee_is_regular")
    return cases.select("case").join(found, on="case", how="left", maintain_order="left")
