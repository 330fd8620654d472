"""The clocks of a piece whose date would move: counted in columns, told one by one only as far as they are shown."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import numpy as np

from banjie.bulk.recount import Anew
from banjie.bulk.standing import NOTHING, Standing
from banjie.core.calendar.arrays import Integers
from banjie.records.calendars.pieces import MovedRow
from banjie.records.log.rows import ClockRow
from banjie.services.calendar.counting import Card, card
from banjie.services.calendar.recounting import CaseCounted, Recounted

_EPOCH = date(1970, 1, 1).toordinal()
_CARDS = (None, Card.WARN, Card.LATE, Card.RED)


class Only(StrEnum):
    """Which moves are looked at."""

    ALL = "all"
    LATER = "later"
    EARLIER = "earlier"
    WARNINGS = "warnings"  # those by which a warning appears, vanishes or becomes another


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A clock whose date would move, and the warning it shows today before and after."""

    office: str
    moved: MovedRow
    before: Card | None
    after: Card | None

    @property
    def key(self) -> tuple[UUID, str]:
        """The place of the move in a list."""
        return self.moved.case_id, self.moved.clock

    def is_one(self, only: Only) -> bool:
        """Whether the move is one of those looked at."""
        if only is Only.WARNINGS:
            return self.before is not self.after
        return only is Only.ALL or only.value in _signs(self)


def moves_of(found: Recounted, today: date) -> tuple[Counter[str], Iterator[Move]]:
    """Return the sums of what moves (`moved`, `later`, `earlier`, `appear …`, `vanish …`), and the moves by case."""
    rows = np.flatnonzero(_moved(found.columns.standing, found.columns.anew))
    before, after = (_cards(one, rows, today) for one in (found.columns.standing, found.columns.anew))
    singly = [move for one in found.singly for move in _singly(one, today)]
    sums = _column_sums(found, rows, before, after)
    for move in singly:
        sums.update(_signs(move))
    return sums, _in_order(found, rows, before, after, singly)


def _moved(standing: Standing, anew: Anew) -> Integers:
    moved: Integers = (standing.due != anew.due) | (standing.legal != anew.legal)
    return moved


def _cards(dates: Standing | Anew, rows: Integers, today: date) -> Integers:
    """Return the place, in `_CARDS`, of the warning that each clock shows."""
    day = today.toordinal() - _EPOCH
    shown = [(column[rows] != NOTHING) & (column[rows] <= day) for column in (dates.warn, dates.late, dates.red)]
    found: Integers = np.where(shown[2], 3, np.where(shown[1], 2, np.where(shown[0], 1, 0)))
    return found


def _column_sums(found: Recounted, rows: Integers, before: Integers, after: Integers) -> Counter[str]:
    standing, anew = found.columns.standing, found.columns.anew
    by = np.where(standing.due[rows] == anew.due[rows], anew.legal[rows] - standing.legal[rows], 0)
    held = (standing.due[rows] == NOTHING) | (anew.due[rows] == NOTHING)
    by = np.where(held | (by != 0), by, anew.due[rows] - standing.due[rows])
    sums = Counter({"moved": rows.size, "later": int((by > 0).sum()), "earlier": int((by < 0).sum())})
    changed = before != after
    for place, one in enumerate(_CARDS):
        if one:
            sums[f"vanish {one}"] = int((changed & (before == place)).sum())
            sums[f"appear {one}"] = int((changed & (after == place)).sum())
    return sums


def _signs(move: Move) -> Iterator[str]:
    yield "moved"
    row = move.moved
    legal_only = row.from_date == row.to_date
    first, last = (row.from_legal_date, row.to_legal_date) if legal_only else (row.from_date, row.to_date)
    if first and last and first != last:
        yield "later" if last > first else "earlier"
    if move.before is not move.after:
        yield from (f"{sign} {one}" for sign, one in (("vanish", move.before), ("appear", move.after)) if one)


def _in_order(
    found: Recounted, rows: Integers, before: Integers, after: Integers, singly: list[Move]
) -> Iterator[Move]:
    """Yield the moves by case and clock; those in columns are made only when they are asked for."""
    columns = found.columns
    keys = [(found.ids[columns.standing.case[row]], columns.kinds[columns.standing.kind[row]].clock) for row in rows]
    makers = [(key, place, None) for place, key in enumerate(keys)] + [(one.key, 0, one) for one in singly]
    for key, place, move in sorted(makers, key=lambda one: one[0]):
        yield move or Move(
            office=columns.kinds[columns.standing.kind[rows[place]]].scope_path,
            moved=_column_row(found, int(rows[place]), *key),
            before=_CARDS[before[place]],
            after=_CARDS[after[place]],
        )


def _column_row(found: Recounted, row: int, case_id: UUID, clock: str) -> MovedRow:
    standing, anew = found.columns.standing, found.columns.anew
    return MovedRow(
        case_id=case_id,
        clock=clock,
        leads=bool(anew.leads[row]),
        from_date=_date(standing.due[row]),
        to_date=_date(anew.due[row]),
        from_legal_date=_date(standing.legal[row]),
        to_legal_date=_date(anew.legal[row]),
        told_date=_date(anew.told[row]),
    )


def _singly(one: CaseCounted, today: date) -> Iterator[Move]:
    stands = {row.clock: row for row in one.case.clocks}
    for row in one.counted.changed:
        if (row.due_date, row.legal_date) != (stands[row.clock].due_date, stands[row.clock].legal_date):
            yield Move(
                office=one.case.scope_path,
                moved=_moved_row(one, stands[row.clock], row),
                before=card(stands[row.clock], today),
                after=card(row, today),
            )


def _moved_row(one: CaseCounted, before: ClockRow, after: ClockRow) -> MovedRow:
    leading = one.counted.leading
    return MovedRow(
        case_id=one.case.id,
        clock=after.clock,
        leads=leading is not None and leading.clock == after.clock,
        from_date=before.due_date,
        to_date=after.due_date,
        from_legal_date=before.legal_date,
        to_legal_date=after.legal_date,
        told_date=after.told_date,
    )


def _date(number: int) -> date | None:
    return None if number == NOTHING else date.fromordinal(int(number) + _EPOCH)
