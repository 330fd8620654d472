"""Cases of a log held to a flow: how many steps were skipped, repeated, or done out of order.

Only distinct sequences are looked at: a log of many cases has few of them.
"""

from collections.abc import Mapping

import polars as pl

from banjie.core.conformance.align import BOUND, align
from banjie.core.conformance.deviations import deviations
from banjie.core.conformance.names import step_names
from banjie.core.conformance.outlook import outlook
from banjie.core.conformance.variants import Conformance, Variant, conformance
from banjie.core.flow.net import compile_flow
from banjie.core.flow.spec import FlowSpec

KINDS = ("skipped_steps", "repeated_steps", "disordered_steps")
_COMPLETE = "complete"


def held_to(flow: FlowSpec, events: pl.DataFrame, *, bound: int = BOUND) -> pl.DataFrame:
    """Return `case`, `skipped_steps`, `repeated_steps` and `disordered_steps` of canonical events, sorted by case.

    The three are null where the search for the nearest way through the flow reached its bound. What is no step of the
    flow counts in none of them. A case that has not yet come to a step has not skipped it.
    """
    net = compile_flow(flow)
    ahead = outlook(net)
    variants = _variants(flow, events)
    counts: dict[str, list[int | None]] = {kind: [] for kind in KINDS}
    for steps in variants["steps"].to_list():
        found = deviations(net, steps, align(net, steps, ahead=ahead, bound=bound))
        for kind in KINDS:
            counts[kind].append(None if found is None else len(getattr(found, kind.removesuffix("_steps"))))
    columns = [pl.Series(kind, values, dtype=pl.Int64) for kind, values in counts.items()]
    return variants.with_columns(columns).explode("case").select("case", *KINDS).sort("case")


def log_conformance(flow: FlowSpec, events: pl.DataFrame, *, bound: int = BOUND) -> Conformance:
    """Return how the whole log holds against the flow; its variants by falling number of cases, then by their steps."""
    found = {tuple(steps): len(cases) for steps, cases in _variants(flow, events).iter_rows()}
    ordered: Mapping[Variant, int] = dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
    return conformance(compile_flow(flow), ordered, bound=bound)


def _variants(flow: FlowSpec, events: pl.DataFrame) -> pl.DataFrame:
    """Return each distinct sequence of `steps` with the list of its cases."""
    names = step_names(flow)
    # An activity that is no step keeps its own name.
    step = pl.col("activity").fill_null("").replace(dict(names))
    by_case = _completed(events).group_by("case", maintain_order=True).agg(step.alias("steps"))
    return by_case.group_by("steps", maintain_order=True).agg("case")


def _completed(events: pl.DataFrame) -> pl.DataFrame:
    """Leave out that a step was begun or assigned, in cases that also tell when one was completed."""
    if "lifecycle" not in events.columns:
        return events
    complete = (pl.col("lifecycle").str.to_lowercase() == _COMPLETE).fill_null(value=False)
    return events.filter(complete | ~complete.any().over("case"))
