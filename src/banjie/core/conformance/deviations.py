"""What was done otherwise than the flow says, read from an alignment.

An alignment takes every case to its end, and so may find it cheaper to leave out the first step of a second round than
to go around once more. A case that is on its way as the flow has it is therefore looked at first: it deviates in none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from banjie.core.conformance.align import BOTH, LOG, MODEL, Alignment, align
from banjie.core.flow.net import Marking, Net

_Placed = list[tuple[str, int]]  # steps, and how many steps of the log were behind each


@dataclass(frozen=True, kw_only=True, slots=True)
class Deviations:
    """Steps, in the order in which they were or should have been done; a step stands once for each time.

    `skipped`: had to be done before one that came. `repeated`: done again where the flow had it once.
    `disordered`: done when the flow did not have it open (at another time, or on a branch not taken).
    `extra`: no step of the flow. `undone`: what would still bring the case to its end; an open case has not got there.
    """

    skipped: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    disordered: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


def deviations(net: Net, steps: Sequence[str], alignment: Alignment) -> Deviations | None:
    """Return how `steps` deviate, by their alignment; None where its search reached the bound and nothing is known."""
    reached = _reached(net, steps)
    if reached:
        ways = [align(replace(net, first=marking), ()) for marking in sorted(reached)]
        nearest = min(ways, key=lambda way: way.cost)
        return Deviations(undone=tuple(move.step for move in nearest.moves))
    return None if alignment.bounded else _told(net, alignment)


def _reached(net: Net, steps: Sequence[str]) -> set[Marking]:
    """Return the markings a case may be in that did exactly these steps; none where the flow does not allow them."""
    markings = {net.initial()}
    for step in steps:
        markings = {
            net.complete(marking, step, choice)
            for marking in markings
            if step in net.enabled(marking)
            for choice in net.choices(step) or ("",)
        }
    return markings


def _told(net: Net, alignment: Alignment) -> Deviations:
    moves = alignment.moves
    alone = [(move.step, move.at) for move in moves if move.kind == LOG]
    known = [(step, at) for step, at in alone if step in net.steps]
    put_in = [(move.step, move.at) for move in moves if move.kind == MODEL]
    kept = {move.step for move in moves if move.kind == BOTH}
    # A step done at the wrong time is one deviation, not two: it stands for the one put in at the right time.
    moved = Counter(step for step, _ in known) & Counter(step for step, _ in put_in)
    disordered, repeated = _parted(known, moved | Counter({step for step, _ in known} - kept))
    _, missing = _parted(put_in, moved)
    last = max((move.at for move in moves if move.kind == BOTH), default=-1)
    return Deviations(
        skipped=tuple(step for step, at in missing if at <= last),
        repeated=tuple(step for step, _ in repeated),
        disordered=tuple(step for step, _ in disordered),
        extra=tuple(step for step, _ in alone if step not in net.steps),
        undone=tuple(step for step, at in missing if at > last),
    )


def _parted(steps: _Placed, counts: Counter[str]) -> tuple[_Placed, _Placed]:
    """Part the first so many of each step from the rest."""
    left = counts.copy()
    first: _Placed = []
    rest: _Placed = []
    for step, at in steps:
        (first if left[step] > 0 else rest).append((step, at))
        left[step] -= 1
    return first, rest
