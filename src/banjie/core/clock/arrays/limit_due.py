"""The days columns of limits fall due, whatever their units."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Dates, Integers
from banjie.core.calendar.table import Calendar
from banjie.core.clock.arrays.hours import INSTANT, Instants, due_instant_array, hour_spans
from banjie.core.clock.arrays.last_day import carried_on, moved_back
from banjie.core.clock.arrays.limits import LAST_DAYS, LimitTable, Places, Rows, chosen
from banjie.core.clock.arrays.months import months_end_array
from banjie.core.clock.arrays.rulers import (
    BEYOND,
    NO_NUMBER,
    WorkingDays,
    calendar_day_spans,
    day_number,
    refuse,
    working_days,
)
from banjie.core.clock.arrays.stops import Stops
from banjie.core.clock.arrays.used_up import Spans, used_up
from banjie.core.clock.limit import LastDay, Unit
from banjie.core.values.office_time import DEFAULT_ZONE

_DAY = np.dtype("datetime64[D]")
_WORKING, _OTHERS = (Unit.WORKING_DAY,), (Unit.CALENDAR_DAY, Unit.MONTH)
_STAYS, _BACK = LAST_DAYS.index(LastDay.STAYS), LAST_DAYS.index(LastDay.PREVIOUS_WORKING_DAY)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class DueColumns:
    """`Due` of every clock: `dates` is NaT where an open stop holds it, `left` what is then left (else -1).

    `at` are the ends of limits in hours as instants in UTC, NaT for all others; None where no limit is in hours.
    """

    dates: Dates
    left: npt.NDArray[np.int32]
    provisional: npt.NDArray[np.bool_]
    at: Instants | None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class StartedClocks:
    """When clocks started and what stopped them, ready to be counted by any limit.

    `starts` are the office's dates. `starts_at` are the instants in UTC, NaT where only the date is known: limits
    in hours need them. Stops are worked out once for each ruler that is asked for.
    """

    calendar: Calendar
    starts: Dates
    stops: Stops
    starts_at: Instants | None = None
    zone: ZoneInfo = DEFAULT_ZONE
    _spans: dict[Unit, Spans] = field(default_factory=dict)

    @property
    def working(self) -> WorkingDays:
        """The ruler of working days."""
        return working_days(self.calendar.arrays)

    def spans(self, unit: Unit) -> Spans:
        """Return the stops as limits in `unit` see them; months see calendar days."""
        if unit not in self._spans:
            self._spans[unit] = self._spans_of(unit)
        return self._spans[unit]

    def _spans_of(self, unit: Unit) -> Spans:
        if unit is Unit.HOUR:
            return hour_spans(self.calendar.arrays, self.stops, self.zone)
        return self.working.spans(self.stops) if unit is Unit.WORKING_DAY else calendar_day_spans(self.stops)


class _Part(NamedTuple):
    """The clocks of one kind: their rows, limits and starts, and the day after which each count begins."""

    rows: Rows
    limits: LimitTable
    which: Places
    starts: Integers
    before: Integers

    @property
    def days(self) -> Integers:
        return self.limits.days[self.which]


class _Answers(NamedTuple):
    """Days ("no date" where held), what is left (-1 where not held) and whether a notice may still move the day."""

    days: Integers
    left: npt.NDArray[Any]
    provisional: npt.NDArray[np.bool_]


def limit_due_array(clocks: StartedClocks, limits: LimitTable, which: Places) -> DueColumns:
    """Return `limit_due` of every clock under the limit that `which` gives it; NaT where it gives none.

    Raises `LimitWrong` or `DateOutOfRange` naming the first bad row.
    """
    starts = clocks.calendar.arrays.numbers(clocks.starts)
    limits.check(which, starts.size)
    found = DueColumns(
        dates=np.full(starts.size, "NaT", _DAY),
        left=np.full(starts.size, -1, np.int32),
        provisional=np.zeros(starts.size, np.bool_),
        at=np.full(starts.size, "NaT", INSTANT) if Unit.HOUR in {limit.unit for limit in limits.limits} else None,
    )
    for units, answer in ((_WORKING, _working_days), (_OTHERS, _other_days)):
        part = _part(clocks, limits, which, starts, limits.rows(which, *units))
        if part.starts.size:
            _write(found, part.rows, answer(clocks, part))
    if found.at is not None:
        _write_hours(clocks, limits, which, found)
    return found


def _part(clocks: StartedClocks, limits: LimitTable, which: Places, starts: Integers, rows: Rows) -> _Part:
    limit, begun = which[rows], starts[rows]
    before = begun - limits.is_counted[limit]
    refuse(clocks.calendar.arrays, before < clocks.calendar.arrays.first, begun, "the count from", rows)
    return _Part(rows, limits, limit, begun, before)


def _write(found: DueColumns, rows: Rows, answers: _Answers) -> None:
    found.dates.view(np.int64)[rows] = answers.days
    found.left[rows] = answers.left
    found.provisional[rows] = answers.provisional


def _working_days(clocks: StartedClocks, part: _Part) -> _Answers:
    working, spans = clocks.working, clocks.spans(Unit.WORKING_DAY).of_clocks(part.rows)
    target = used_up(np.take(working.rank, part.before, mode="clip"), part.days, spans)
    is_held = target >= working.open_until
    reached = np.where(is_held, 1, target)
    refuse(working.arrays, reached >= len(working.arrays.days), part.starts, "the limit from", part.rows)
    days = np.take(working.arrays.days, reached, mode="clip")
    left = np.where(is_held, target - working.open_until, -1)
    held_from = clocks.stops.first_open(chosen(part.rows, is_held))
    from_day = day_number(clocks.calendar.provisional_from)
    provisional = days >= from_day
    days[is_held], provisional[is_held] = NO_NUMBER, held_from >= from_day
    return _Answers(days, left, provisional)


def _other_days(clocks: StartedClocks, part: _Part) -> _Answers:
    """Return the answers for calendar days and months."""
    amounts = part.days
    months = part.limits.rows(part.which, Unit.MONTH)
    is_counted = part.limits.is_counted[part.which[months]]
    ends = months_end_array(part.starts[months], amounts[months], is_counted)
    amounts[months] = ends - part.before[months]
    target = used_up(part.before, amounts, clocks.spans(Unit.CALENDAR_DAY).of_clocks(part.rows))
    is_held = target >= BEYOND
    raw = np.where(is_held, part.starts, target)
    refuse(clocks.calendar.arrays, raw > clocks.calendar.arrays.last, part.starts, "the limit from", part.rows)
    settled = _settled(clocks, part, raw)
    return _Answers(
        np.where(is_held, NO_NUMBER, settled.days),
        np.where(is_held, target - BEYOND, settled.left),
        settled.provisional & ~is_held,
    )


def _settled(clocks: StartedClocks, part: _Part, raw: Integers) -> _Answers:
    """Return where limits end whose days run out on `raw`."""
    rules, arrays = part.limits.last_days[part.which], clocks.calendar.arrays
    is_carried, is_back = (rules != _STAYS) & (rules != _BACK), rules == _BACK
    on = carried_on(clocks.working, raw, clocks.stops, part.rows)
    is_held = is_carried & (on.held_from >= 0)
    is_outside = is_carried & ~is_held & (on.days > arrays.last)
    refuse(arrays, is_outside, part.starts, "the working day after the limit from", part.rows)
    days = np.where(is_carried, on.days, raw)
    decides = np.where(is_held, on.held_from, days)  # whether it is provisional; one that moves back, by its raw day
    provisional = (rules != _STAYS) & (decides >= day_number(clocks.calendar.provisional_from))
    if is_back.any():
        days = np.where(is_back, moved_back(clocks.working, raw, part.before), days)
    return _Answers(np.where(is_held, NO_NUMBER, days), np.where(is_held, 0, -1), provisional)


def _write_hours(clocks: StartedClocks, limits: LimitTable, which: Places, found: DueColumns) -> None:
    rows = limits.rows(which, Unit.HOUR)
    hours = limits.days[which[rows]]
    if not hours.size or found.at is None:
        return
    starts = np.full(hours.size, NO_NUMBER) if clocks.starts_at is None else clocks.starts_at.view(np.int64)[rows]
    spans = clocks.spans(Unit.HOUR).of_clocks(rows)
    answers = due_instant_array(clocks.calendar.arrays, starts, hours, spans, clocks.zone, rows)
    _write(found, rows, _Answers(answers.days, answers.left, np.zeros(hours.size, np.bool_)))
    found.at.view(np.int64)[rows] = answers.instants
