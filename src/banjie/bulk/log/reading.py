"""How a log is read: which column is what, how its moments are written, which activity is which act."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from banjie.bulk.log.roles import ROLES, Holds
from banjie.bulk.log.times import Written, how_written


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """`columns` is the column of each role; `written` how the texts of moments are written, by role.

    `acts` says which act of the office an activity is; `zone` is the office's zone where it was given, else empty: then
    moments have the dates that are written.
    """

    columns: Mapping[str, str]
    written: Mapping[str, Written] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    zone: str = ""


def moments_of(columns: Mapping[str, str], sample: pl.DataFrame, zone: str, given: str = "") -> dict[str, Written]:
    """Return how the moments of each role are written in `sample`; a role whose cells say nothing is left out."""
    found = dict[str, Written]()
    for role, column in columns.items():
        is_text = column in sample.columns and sample.schema[column] == pl.String
        if ROLES[role].holds is Holds.MOMENT and is_text and (how := how_written(sample[column], zone, given)):
            found[role] = how
    return found
