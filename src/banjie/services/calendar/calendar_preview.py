"""What would move if everything that waits were taken into use today. A query: nothing is changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from banjie.records.calendars.pieces import MovedRow
from banjie.records.calendars.reading import START
from banjie.records.calendars.uses import calendar_turn
from banjie.services.calendar.counting import Card, card
from banjie.services.calendar.planning import Plan, plan_for
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.calendar.walking import CaseCounted, walk

PAGE = 50
Watch = Callable[[int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveLine:
    """A clock whose date would move, and the warning it shows today before and after."""

    number: str
    office: str
    moved: MovedRow
    before: Card | None
    after: Card | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What the plan would do: `cases` and `clocks` looked at, dates moved later and earlier, warnings that appear and
    vanish today, cases that cannot be counted (number and why), and the first moves. `after` leads to the next ones.
    """

    plan: Plan
    cases: int
    clocks: int
    moved: int
    later: int
    earlier: int
    appear: Mapping[Card, int]
    vanish: Mapping[Card, int]
    left: tuple[tuple[str, str], ...]
    lines: tuple[MoveLine, ...]
    after: str


def calendar_preview(path: str, today: date, watch: Watch = lambda _: None, most: int = PAGE) -> Preview:
    """Return what taking everything that waits at and below `path` into use today would move.

    It sees the cases of this connection's scope. `watch` is told the number of cases looked at. Raises
    `CalendarDataWrong` where the entries make no calendar.
    """
    plan = plan_for(path, today, calendar_turn())
    sums, left, lines = Counter[str](), list[tuple[str, str]](), list[MoveLine]()
    for one in walk(plan, START) if plan.nodes else ():
        sums["cases"] += 1
        sums["clocks"] += len(one.case.clocks)
        left += [(one.case.number, one.fault)] if one.fault else []
        for line in _lines(one, today):
            sums.update(_signs(line))
            lines += [line] if len(lines) <= most else []
        watch(sums["cases"])
    return Preview(
        plan=plan,
        cases=sums["cases"],
        clocks=sums["clocks"],
        moved=sums["moved"],
        later=sums["later"],
        earlier=sums["earlier"],
        appear={one: sums[f"appear {one}"] for one in Card},
        vanish={one: sums[f"vanish {one}"] for one in Card},
        left=tuple(left),
        lines=tuple(lines[:most]),
        after=_cursor(lines, most),
    )


def preview_page(path: str, today: date, after: str, most: int = PAGE) -> tuple[tuple[MoveLine, ...], str]:
    """Return the moves after a cursor of ours, and the cursor of the next; raise `CalendarRefused` where it is none."""
    case_id, _, clock = after.partition("~")
    try:
        start = UUID(case_id)
    except ValueError:
        message = f"{after!r} is no page marker of ours; open the preview again"
        raise CalendarRefused("page_marker", message, text=after) from None
    plan = plan_for(path, today, calendar_turn())
    before = UUID(int=max(0, start.int - 1))  # the case itself again: it may have further clocks
    found = (line for one in walk(plan, before) for line in _lines(one, today))
    rest = (line for line in found if (line.moved.case_id, line.moved.clock) > (start, clock))
    lines = list(islice(rest, most + 1))
    return tuple(lines[:most]), _cursor(lines, most)


def _lines(one: CaseCounted, today: date) -> Iterator[MoveLine]:
    stands = {row.clock: row for row in one.case.clocks}
    made = {write.row.clock: write.row for write in one.counted.changed}
    for moved in sorted(one.counted.moved, key=lambda row: row.clock):
        yield MoveLine(
            number=one.case.number,
            office=one.case.scope_path,
            moved=moved,
            before=card(stands[moved.clock], today),
            after=card(made[moved.clock], today),
        )


def _signs(line: MoveLine) -> Iterator[str]:
    yield "moved"
    before = line.moved.from_date or line.moved.from_legal_date or date.min
    after = line.moved.to_date or line.moved.to_legal_date or date.min
    if before != after:
        yield "later" if after > before else "earlier"
    if line.before is not line.after:
        yield from (f"{sign} {one}" for sign, one in (("vanish", line.before), ("appear", line.after)) if one)


def _cursor(lines: list[MoveLine], most: int) -> str:
    last = lines[most - 1].moved if len(lines) > most else None
    return f"{last.case_id}~{last.clock}" if last else ""
