"""Rules held against all cases of a log at once: the conditions of the core as expressions on columns.

A null is an unknown fact, and so is a column that is not there; the answers are those of `core.rules` case by case.
"""

from collections.abc import Callable, Collection, Mapping
from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_

import polars as pl

from banjie.core.rules.condition import (
    Compared,
    Comparison,
    Condition,
    Denied,
    Every,
    OtherFact,
    Param,
    Params,
    Some,
    Threshold,
    facts_needed,
    missing,
)
from banjie.core.rules.rule import Rule

_HELD: Mapping[Comparison, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    Comparison.ABOVE: gt,
    Comparison.BELOW: lt,
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
    Comparison.IS: eq,
    Comparison.IS_NOT: ne,
}


def expression(condition: Condition, params: Params, columns: Collection[str]) -> pl.Expr:
    """Return the condition on a frame of these columns: true, false, or null where the known facts do not decide."""
    match condition:
        case Compared():
            return _compared(condition, params, columns)
        case Every(of=parts):
            return reduce(and_, (expression(part, params, columns) for part in parts))
        case Some(of=parts):
            return reduce(or_, (expression(part, params, columns) for part in parts))
        case Denied(of=part):
            return ~expression(part, params, columns)


def checked(rule: Rule, cases: pl.DataFrame) -> tuple[str, ...]:
    """Return the facts for want of which the rule can never fire on these cases; none: it was checked."""
    return tuple(sorted(missing(rule.condition, cases.columns)))


def fired(rule: Rule, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the cases for which the rule fires: `case` and the facts it tells, as far as the log knows them."""
    if checked(rule, cases):
        return cases.clear().select(_told(rule, cases))
    held = expression(rule.condition, rule.params, cases.columns)
    return cases.filter(held).select(_told(rule, cases))


def undecided(rule: Rule, cases: pl.DataFrame) -> int:
    """Return for how many cases the known facts do not decide whether the rule fires."""
    held = expression(rule.condition, rule.params, cases.columns)
    return cases.filter(held.is_null()).height


def _told(rule: Rule, cases: pl.DataFrame) -> list[str]:
    return ["case", *(name for name in rule.told if name in cases.columns)]


def _compared(condition: Compared, params: Params, columns: Collection[str]) -> pl.Expr:
    if condition.comparison is Comparison.KNOWN:
        return _known(condition, columns)
    if not facts_needed(condition) <= set(columns):
        return pl.lit(None, pl.Boolean)
    fact, than = pl.col(condition.fact), _threshold(condition.than, params)
    return _HELD[condition.comparison](fact, than)


def _known(condition: Compared, columns: Collection[str]) -> pl.Expr:
    if condition.fact not in columns:
        return pl.lit(value=not condition.than)
    held = pl.col(condition.fact)
    return held.is_not_null() if condition.than else held.is_null()


def _threshold(than: Threshold, params: Params) -> pl.Expr:
    match than:
        case Param(name=name):
            return pl.lit(params[name])
        case OtherFact(name=name):
            return pl.col(name)
        case _:
            return pl.lit(than)
