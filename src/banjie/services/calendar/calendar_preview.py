"""What would move if everything that waits were taken into use today. A query: nothing is changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from banjie.core.case.law import Law
from banjie.records.calendars.moved import numbers_of
from banjie.records.calendars.pieces import MovedRow
from banjie.records.calendars.reading import START, Walk, case_ids
from banjie.records.calendars.uses import calendar_turn
from banjie.services.calendar.counting import Card
from banjie.services.calendar.moves import Move, Only, moves_of
from banjie.services.calendar.planning import Plan, plan_for
from banjie.services.calendar.recounting import Recounted, recounted
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.law.laws import law_by

PAGE, PIECE = 50, 5000
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


def calendar_preview(
    path: str, today: date, watch: Watch = lambda _: None, most: int = PAGE, only: Only = Only.ALL
) -> Preview:
    """Return what taking everything that waits at and below `path` into use today would move.

    `only` narrows the moves that are listed, never the sums. It sees the cases of this connection's scope. `watch` is
    told the number of cases looked at. Raises `CalendarDataWrong` where the entries make no calendar.
    """
    plan = plan_for(path, today, calendar_turn())
    sums, left, shown = Counter[str](), list[tuple[str, str]](), list[Move]()
    for found in _pieces(plan, START):
        sums["cases"] += len(found.ids)
        sums["clocks"] += found.clocks
        left += [(one.case.number, one.fault) for one in found.singly if one.fault]
        moves, lines = moves_of(found, today)
        sums.update(moves)
        shown += islice((move for move in lines if move.is_one(only)), most + 1 - len(shown))
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
        lines=_lines(shown[:most]),
        after=_cursor(shown, most),
    )


def preview_page(
    path: str, today: date, after: str, most: int = PAGE, only: Only = Only.ALL
) -> tuple[tuple[MoveLine, ...], str]:
    """Return the moves after a cursor of ours, and the cursor of the next; raise `CalendarRefused` where it is none."""
    case_id, _, clock = after.partition("~")
    try:
        start = UUID(case_id)
    except ValueError:
        message = f"{after!r} is no page marker of ours; open the preview again"
        raise CalendarRefused("page_marker", message, text=after) from None
    plan = plan_for(path, today, calendar_turn())
    before = UUID(int=max(0, start.int - 1))  # the case itself again: it may have further clocks
    found = (move for piece in _pieces(plan, before) for move in moves_of(piece, today)[1])
    shown = list(islice((move for move in found if move.key > (start, clock) and move.is_one(only)), most + 1))
    return _lines(shown[:most]), _cursor(shown, most)


def _pieces(plan: Plan, after: UUID) -> Iterator[Recounted]:
    """Yield the cases that the plan may move, counted by it, from the one after `after`."""
    nodes = tuple(node.path for node in plan.nodes)
    over = Walk(scope_path=plan.scope_path, nodes=nodes, ended_from=plan.ended_from)
    while nodes and (ids := case_ids(over, after, PIECE)):
        yield recounted(ids, lambda procedure, office: _law(plan, procedure, office), plan.ended_from)
        after = ids[-1]


def _law(plan: Plan, procedure: str, office: str) -> Law:
    node = plan.node_of(office)
    assert node is not None, "only cases at and below these nodes are walked over"
    return law_by(procedure, node.after)


def _lines(moves: list[Move]) -> tuple[MoveLine, ...]:
    numbers = numbers_of([move.moved.case_id for move in moves])
    return tuple(
        MoveLine(
            number=numbers.get(move.moved.case_id, ""),
            office=move.office,
            moved=move.moved,
            before=move.before,
            after=move.after,
        )
        for move in moves
    )


def _cursor(moves: list[Move], most: int) -> str:
    last = moves[most - 1].moved if len(moves) > most else None
    return f"{last.case_id}~{last.clock}" if last else ""
