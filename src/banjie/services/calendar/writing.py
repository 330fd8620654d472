"""From cases counted again to the columns that are written back."""

from datetime import date

import numpy as np

from banjie.bulk.recount import Anew
from banjie.bulk.standing import NOTHING
from banjie.core.calendar.arrays import Integers
from banjie.records.calendars.pieces import NONE, ClockDatesWrite, WorkDatesWrite
from banjie.records.log.rows import ClockRow
from banjie.services.calendar.recounting import CaseCounted, Recounted

_EPOCH = date(1970, 1, 1).toordinal()


def dates_write(found: Recounted) -> ClockDatesWrite:
    """Return the dates of all clocks that were counted, as they should be."""
    columns, anew = found.columns, found.columns.anew
    kinds = columns.standing.kind.tolist()
    rows = [(one, row) for one in found.singly for row in one.counted.changed]
    return ClockDatesWrite(
        case_id=[found.ids[place] for place in columns.standing.case.tolist()] + [one.case.id for one, _ in rows],
        clock=[columns.kinds[kind].clock for kind in kinds] + [row.clock for _, row in rows],
        leads=anew.leads.tolist() + [_leads(one, row) for one, row in rows],
        due_date=_days(anew.due) + [_day(row.due_date) for _, row in rows],
        legal_date=_days(anew.legal) + [_day(row.legal_date) for _, row in rows],
        warn_date=_days(anew.warn) + [_day(row.warn_date) for _, row in rows],
        late_date=_days(anew.late) + [_day(row.late_date) for _, row in rows],
        red_date=_days(anew.red) + [_day(row.red_date) for _, row in rows],
        told_date=_days(anew.told) + [_day(row.told_date) for _, row in rows],
        falls_date=_days(anew.falls) + [_day(row.falls_date) for _, row in rows],
        left_days=_days(anew.left) + [_left(row) for _, row in rows],
        stopped=anew.stopped.tolist() + [row.stopped for _, row in rows],
        calendar_version=[columns.versions[kind] for kind in kinds] + [row.calendar_version for _, row in rows],
        due_at=[*(None for _ in kinds), *(row.due_at for _, row in rows)],
    )


def work_write(found: Recounted) -> WorkDatesWrite:
    """Return what the open steps of the cases should show."""
    anew = found.columns.anew
    places = found.columns.standing.case[anew.leads]
    without = np.setdiff1d(found.columns.standing.case, places)  # a case of which no clock leads shows no date
    none = [NONE] * without.size
    singly = [(one.case.id, one.counted.leading) for one in found.singly if not one.fault]
    return WorkDatesWrite(
        case_id=[found.ids[place] for place in [*places.tolist(), *without.tolist()]] + [case for case, _ in singly],
        due_date=[*_days(_fair(anew)[anew.leads]), *none, *(_fair_day(row) for _, row in singly)],
        left_days=[*_days(anew.left[anew.leads]), *none, *(_left(row) for _, row in singly)],
    )


def _days(column: Integers) -> list[int]:
    days: list[int] = np.where(column == NOTHING, NONE, column).tolist()
    return days


def _fair(anew: Anew) -> Integers:
    """Return the days that a list waits for: the told one where it stands, for it is the later."""
    fair: Integers = np.where(anew.told == NOTHING, anew.due, anew.told)
    return fair


def _fair_day(row: ClockRow | None) -> int:
    return NONE if row is None else _day(row.told_date or row.due_date)


def _day(day: date | None) -> int:
    return NONE if day is None else day.toordinal() - _EPOCH


def _left(row: ClockRow | None) -> int:
    return NONE if row is None or row.left_days is None else row.left_days


def _leads(one: CaseCounted, row: ClockRow) -> bool:
    return one.counted.leading is not None and one.counted.leading.clock == row.clock
