"""Other lists that a log is held against, read and matched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from banjie.bulk.log.against import KEYS, HeldAgainst, hold_against, key_of
from banjie.bulk.log.source import LogSource, LogUnreadable
from banjie.core.facts.quality import Doubt, Kept
from banjie.services.files.watch.roles_found import find_roles

_EXAMPLES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """A list read from a file: its keys under the names of their roles, and `row`."""

    name: str
    entries: pl.DataFrame


def read_register(source: LogSource) -> Register:
    """Return the list of a file; raises `LogUnreadable` where it has no column to match by."""
    parts = list(source.frames())
    raw = pl.concat(parts, how="diagonal") if parts else pl.DataFrame()
    roles = {role: name for role, name in find_roles(raw.columns).items() if role in KEYS}
    if not roles:
        columns = ", ".join(raw.columns[:20])
        raise LogUnreadable(
            f"{source.name}: no column tells a case, a serial or a receipt number; columns: {columns}. "
            "Rename one to case, serial or receipt_number"
        )
    columns_ = [pl.col(name).cast(pl.String).alias(role) for role, name in roles.items()]
    return Register(name=source.name, entries=raw.select(*columns_).with_row_index("row", offset=1))


def match(register: Register, cases: pl.DataFrame) -> HeldAgainst:
    """Return the list held against the cases; raises `LogUnreadable` where the log has none of its keys."""
    by = key_of(register.entries, cases)
    if by is None:
        keys = ", ".join(name for name in register.entries.columns if name != "row")
        raise LogUnreadable(f"{register.name}: is matched by {keys}, which the log does not have; name it with --map")
    return hold_against(register.entries, cases, by)


def with_proved(cases: pl.DataFrame, held: Sequence[HeldAgainst]) -> pl.DataFrame:
    """Return the cases with what was proved of them; what two lists prove must stand in both."""
    for one in held:
        fact = one.cases.columns[1]
        joined = cases.join(one.cases.rename({fact: "proved"}), on="case", how="left", maintain_order="left")
        before = pl.col(fact) if fact in cases.columns else pl.lit(None, pl.Boolean)
        both = (
            pl.when(before.is_null()).then(pl.col("proved")).otherwise(before & pl.col("proved").fill_null(value=True))
        )
        cases = joined.with_columns(both.alias(fact)).drop("proved")
    return cases


def entries_of(register: Register, held: HeldAgainst) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the entries as cases of the register, and as events, so that rules can look at them."""
    events = held.entries.select(
        "case",
        pl.col("row").cast(pl.Int64),
        at=pl.lit(None, pl.Datetime("us")),
        activity=pl.lit(register.name),
    )
    return held.entries.select("case", "result_has_case").unique().sort("case"), events


def section(register: Register, held: HeldAgainst) -> dict[str, Any]:
    """Return what a report says of the list."""
    fact = held.cases.columns[1]
    return {
        "name": register.name,
        "by": held.by,
        "entries": held.entries.height,
        "entries_without_case": int((~held.entries["result_has_case"]).sum()),
        "cases_held": held.cases.height,
        "cases_without_entry": int((~held.cases[fact]).sum()),
    }


def doubts(register: Register, held: HeldAgainst) -> list[Doubt]:
    """Return what is doubtful in the list itself."""
    if not held.doubles:
        return []
    examples = tuple(f"{register.name}: {key}" for key in held.doubles[:_EXAMPLES])
    return [Doubt(code="register_double", count=len(held.doubles), kept=Kept.KEPT, examples=examples)]
