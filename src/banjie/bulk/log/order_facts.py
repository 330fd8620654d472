"""Acts in an order that cannot be: recorded before another that must come first."""

import polars as pl

from banjie.bulk.log.act_places import ActPlaces

MUST_COME_AFTER = (
    (("accept",), ("submit",)),
    (("grant", "refuse"), ("accept",)),
    (("issue", "deliver"), ("grant", "refuse", "refuse_acceptance")),  # a refusal is delivered too
    (("resume",), ("stop",)),
    (("finish",), ("accept", "refuse_acceptance")),
)
"""Acts, and those of which one must come before; what was not recorded at all is no order."""


def impossible_orders(places: ActPlaces) -> pl.Series | None:
    """Return how many kinds of such orders a case shows; None where the log has no two acts to compare.

    Acts of one instant are in no order: many systems record the day alone.
    """
    found = None
    for later, earlier in MUST_COME_AFTER:
        if not (places.has(*later) and places.has(*earlier)):
            continue
        first, before = places.at(places.first(*later)), places.at(places.first(*earlier))
        wrong = (first < before).fill_null(value=False).cast(pl.Int64)
        found = wrong if found is None else found + wrong
    return found
