"""What a report says of the flow that its cases are held to."""

from typing import Any

import polars as pl

from banjie.core.flow.spec import FlowSpec
from banjie.core.indicators.figure import Figure
from banjie.services.files.watch.flow_held import log_conformance


def flow_section(flow: FlowSpec, events: pl.DataFrame) -> dict[str, Any]:
    """Return how many cases fit the flow, the fitness of the log by token replay, and what deviates at which step."""
    found = log_conformance(flow, events)
    fits = Figure(formula="flow_fits", numerator=found.fitting, denominator=found.cases)
    fitness = Figure(formula="flow_fitness", numerator=found.tokens.fitness[0], denominator=found.tokens.fitness[1])
    return {
        "cases": {"num": fits.numerator, "den": fits.denominator, "rate": fits.rate},
        "fitness": {"num": fitness.numerator, "den": fitness.denominator, "rate": fitness.rate},
        "unknown": found.unknown,
        **{kind: dict(sorted(getattr(found, kind).items())) for kind in ("skipped", "repeated", "disordered", "extra")},
    }
