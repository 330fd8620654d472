"""What DuckDB finds in the made-up log, in SQL as one would write it; its tables are filled beforehand."""

from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.rulers import day_number
from benchmarks.log_events import AS_OF, WARN_DAYS, Found

_TOLD = """
create or replace temp table told as
with ends as (
    select "case", min(day) filter (kind = 1) as start, max(day) filter (kind = 2) as finish from events group by "case"
), spans as (
    select cases.*, finish, coalesce(finish, {as_of}) as until, a.rank as after_rank, u.rank as until_rank
    from cases join ends using ("case")
    join ranks a on a.day = start
    join ranks u on u.day = coalesce(finish, {as_of})
), in_order as (
    select "case", day, kind, lag(kind, 1, 4) over (partition by "case" order by day, kind) as previous
    from events where kind >= 3
), stops as (
    select "case", day as first, kind, lead(day) over (partition by "case" order by day, kind) as last
    from in_order where (kind = 3) != (previous = 3)
), held as (
    select "case", sum(greatest(0, least(coalesce(l.rank, until_rank), until_rank) - greatest(f.before, after_rank)))
        as held
    from stops join spans using ("case")
    join ranks f on f.day = first
    left join ranks l on l.day = last
    where kind = 3 group by "case"
), used as (
    select spans.*, greatest(0, until_rank - after_rank) - coalesce(held, 0) as used
    from spans left join held using ("case")
)
select "case", office, until, finish is null as is_open, cast(used as integer) as used, cast(case
    when used > promised and used > legal then 3
    when used > promised then 2
    when finish is null and used >= promised - {warn_days} then 1
    else 0 end as tinyint) as classed
from used
"""
_ON_TIME = """
select office, (year(d) - 1970) * 12 + month(d) - 1 as m, count(*) filter (classed < 2), count(*)
from (select *, date '1970-01-01' + until as d from told where not is_open or classed >= 2)
group by all
"""


class DuckDB:
    """DuckDB with the log in tables of its own."""

    def __init__(self, calendar: Calendar, events: pl.DataFrame, cases: pl.DataFrame) -> None:
        self._connection = import_module("duckdb").connect()
        ranks = calendar.arrays.ranks.astype(np.int32)
        days = np.arange(1, ranks.size, dtype=np.int32)
        columns = {
            "events": _columns(events),
            "cases": _columns(cases),
            "ranks": {"day": days, "rank": ranks[1:], "before": ranks[:-1]},
        }
        for name, given in columns.items():
            self._connection.register("given", given)
            self._connection.execute(f"create table {name} as select * from given")
            self._connection.unregister("given")

    def ask(self) -> Found:
        """Return what is asked."""
        self._connection.execute(_TOLD.format(as_of=day_number(AS_OF), warn_days=WARN_DAYS))
        on_time = self._connection.execute(_ON_TIME).fetchall()
        told = self._connection.execute('select "case", used, classed from told').fetchnumpy()
        return Found(cases=told["case"], used=told["used"], classed=told["classed"], on_time=on_time)


def _columns(frame: pl.DataFrame) -> dict[str, npt.NDArray[Any]]:
    return {column.name: column.to_numpy() for column in frame}
