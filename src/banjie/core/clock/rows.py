"""The rows of a working-out: every day, what it is, its number, and why.

Reasons are codes with parameters; words files turn them into sentences in each language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from banjie.core.calendar.day import DayKind

SHORTEST_RUN = 3


class ReasonCode(StrEnum):
    """Why a day has a number or has none."""

    START = "start"  # the day it began, or of the event counted back from, is not counted
    START_AT = "start_at"  # hours run from this moment of the day: param at
    COUNTED = "counted"
    COUNTED_MAKE_UP = "counted_make_up"  # a weekend day worked by a notice: param name
    WEEKEND = "weekend"
    COUNTED_ORDERED = "counted_ordered"  # a day off worked by an order for this part of the tree: param name
    HOLIDAY = "holiday"  # param name
    CLOSED = "closed"  # closed by such an order: param name
    STOPPED = "stopped"  # params ground, notice
    LAST = "last"  # the last day of the limit: params days, unit; at (the time of day) for hours
    LAST_OFF = "last_off"  # the last counted day is a day off and the end is carried on: params days, unit
    LAST_CARRIED = "last_carried"  # the working day to which the end was carried on
    LAST_EARLIER = "last_earlier"  # the working day before a last day that is a day off: params days, unit, ended
    FIRST_LAWFUL = "first_lawful"  # what must last so long may end from this day on: params days, unit
    LATE = "late"  # counted, after the due date


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """A code and the values its sentence needs (`name`: key of a holiday or an order; `ground`: key of a ground)."""

    code: ReasonCode
    params: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One day. `running` is its number in the count, None where it is not counted; `weekday` 1 is Monday.

    For a limit in hours `running` are the full hours over at the end of the day, or when the limit ends.
    `stop` is the place, in `WorkingOut.stops`, of the stop that holds this day, also on days off; else None.
    """

    date: date
    weekday: int
    kind: DayKind
    running: int | None
    reason: Reason
    provisional: bool
    stop: int | None = None

    @property
    def is_off(self) -> bool:
        """Whether offices are closed on this day."""
        return not self.kind.is_working


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Three or more days off in a row that a page may fold into one line."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of the holidays in the run, in order, each once."""
        return tuple(dict.fromkeys(row.reason.params["name"] for row in self.rows if "name" in row.reason.params))


_OFF = (ReasonCode.WEEKEND, ReasonCode.HOLIDAY, ReasonCode.CLOSED)


def folded(rows: tuple[Row, ...]) -> Iterator[Row | Run]:
    """Yield the rows with every run of three or more days off that are not counted as one `Run`."""
    first = rows[0]
    yield first  # the start is always shown
    for is_off, group in groupby(rows[1:], key=lambda row: row.reason.code in _OFF):
        members = tuple(group)
        if is_off and len(members) >= SHORTEST_RUN:
            yield Run(rows=members)
        else:
            yield from members
