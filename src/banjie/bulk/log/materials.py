"""Materials that several applicants handed in alike, licences and papers of identity apart."""

from collections.abc import Sequence

import polars as pl

LAWFULLY_SHARED = (
    "执照", "執照", "许可证", "許可證", "许可证书", "资质", "資質", "资格证", "資格證", "登记证", "登記證",
    "产权证", "產權證", "不动产权", "不動產權", "身份证", "身份證", "居民证", "户口", "戶口", "护照", "護照",
    "通行证", "通行證", "居住证", "居住證", "驾驶证", "駕駛證", "行驶证", "行駛證", "法人证书", "法人證書",
    "信用代码", "信用代碼", "结婚证", "結婚證", "licence", "license", "permit", "passport", "identity",
    "id card", "id_card", "residence", "registration certificate",
)  # fmt: skip
"""Words in the names of papers that are one and the same for everybody who has a right to show them."""
_DIGEST = r"^(?:[a-z0-9]+:)?[0-9a-fA-F]{16,}$"


def materials_facts(
    cases: pl.DataFrame, *, apart: Sequence[str] = LAWFULLY_SHARED, form_from: int = 20, form_share: int = 20
) -> pl.DataFrame:
    """Return `case` and `materials_shared` of all cases of the log, in their order.

    `materials` are names=digests separated by semicolons; what has no digest is only a name. The fact is how many other
    applicants handed in the same as one of the case's materials, the most of any; null without a digest or applicant.
    Materials with a word of `apart` in their name do not count, nor does what more than `form_from` applicants and more
    than `form_share` thousandths of all handed in: that is a printed form.
    """
    if not {"materials", "applicant"} <= {*cases.columns}:
        return cases.select("case")
    known = cases.select("case", "applicant", "materials").drop_nulls()
    single = _single(known, [word.lower() for word in apart])
    applicants = known["applicant"].n_unique()
    counted = single.with_columns(others=pl.col("applicant").n_unique().cast(pl.Int64).over("digest") - 1)
    is_form = (pl.col("others") >= form_from) & ((pl.col("others") + 1) * 1000 > applicants * form_share)
    others = pl.when(pl.col("is_apart") | is_form).then(0).otherwise("others").max()
    found = counted.group_by("case").agg(others.alias("materials_shared"))
    return cases.select("case").join(found, on="case", how="left", maintain_order="left")


def _single(known: pl.DataFrame, apart: Sequence[str]) -> pl.DataFrame:
    """Return `case`, `applicant`, `digest` and `is_apart` of every material that has a digest."""
    one = known.with_columns(pl.col("materials").str.replace_all("；", ";").str.split(";")).explode("materials")
    one = one.with_columns(pl.col("materials").str.strip_chars())
    told = one.select(
        "case",
        "applicant",
        name=pl.col("materials").str.extract(r"(?s)^(.*)=").fill_null("").str.to_lowercase(),
        digest=pl.coalesce(
            pl.col("materials").str.extract(r"=\s*([^=\s]+)\s*$"),
            pl.when(pl.col("materials").str.contains(_DIGEST)).then("materials"),
        ).str.to_lowercase(),
    ).drop_nulls("digest")
    is_apart = pl.col("name").str.contains_any(list(apart)) if apart else pl.lit(value=False)
    return told.select("case", "applicant", "digest", is_apart=is_apart)
