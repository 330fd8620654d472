"""Due days by limits, for the cases whose log gives none: counted as every clock of the office is."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import polars as pl

from banjie.bulk.clocks import clock_dates_array
from banjie.bulk.columns import ClockColumns
from banjie.bulk.log.stopped import stop_columns
from banjie.bulk.terms import Terms
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit

_DAY = np.dtype("datetime64[D]")


def due_days(
    cases: pl.DataFrame, stops: pl.DataFrame, calendar: Calendar, *, promised: Limit | None, legal: Limit | None
) -> pl.DataFrame:
    """Return `case`, `due_by_limit` and `legal_by_limit` of every case that the calendar can count.

    A case's own `promised_days` and `legal_days` come before the limits given for all. A day is null where no limit is
    known or an open stop holds it.
    """
    inside = pl.col("start_day").is_between(calendar.first_day, date(calendar.last_day.year - 20, 12, 31))
    counted = cases.filter(inside.fill_null(value=False))
    terms = _terms(counted, promised, legal)
    known = [place for place, one in enumerate(terms) if one is not None]
    counted = counted[known]
    if counted.is_empty():
        return pl.DataFrame(schema={"case": pl.String, "due_by_limit": pl.Date, "legal_by_limit": pl.Date})
    mine = [one for one in terms if one is not None]
    places: Mapping[Terms, int] = {one: place for place, one in enumerate(dict.fromkeys(mine))}
    columns = ClockColumns(
        starts=counted["start_day"].to_numpy().astype(_DAY),
        terms=tuple(places),
        which=np.array([places[one] for one in mine], np.int64),
        stops=stop_columns(counted, _inside(stops, calendar)),
    )
    dates = clock_dates_array(calendar, columns, threads=2)
    has_legal = pl.Series([one.legal is not None and one.legal is not one.promised for one in mine])
    legal_day = pl.Series(dates.legal_date).cast(pl.Date)
    return pl.DataFrame(
        {
            "case": counted["case"],
            "due_by_limit": pl.Series(dates.due_date).cast(pl.Date),
            "legal_by_limit": legal_day.set(~has_legal, None),
        }
    )


def _terms(cases: pl.DataFrame, promised: Limit | None, legal: Limit | None) -> list[Terms | None]:
    own = [_own(cases, "promised_days"), _own(cases, "legal_days")]
    made: dict[tuple[int | None, int | None], Terms | None] = {}
    rows = list(zip(*own, strict=True))
    for key in set(rows):
        made[key] = _one(Limit(days=key[0]) if key[0] else promised, Limit(days=key[1]) if key[1] else legal)
    return [made[row] for row in rows]


def _own(cases: pl.DataFrame, name: str) -> list[int | None]:
    return cases[name].to_list() if name in cases.columns else [None] * cases.height


def _one(promised: Limit | None, legal: Limit | None) -> Terms | None:
    if promised is None and legal is None:
        return None
    # Where the law's limit is not known the promise stands in for it while counting, and its day is left out after.
    return Terms(legal=legal or promised, promised=promised or legal)


def _inside(stops: pl.DataFrame, calendar: Calendar) -> pl.DataFrame:
    known = stops.filter(pl.col("first_day") >= calendar.first_day) if stops.height else stops
    return (
        known.filter(pl.col("last_day").is_null() | (pl.col("last_day") >= pl.col("first_day")))
        if known.height
        else known
    )
