"""Tokens put through a net, step by step, and the fitness they give (Rozinat and van der Aalst).

A step that is not open is done all the same: its token is missing and is put in. What is left over when the log has
ended remains. The log does not name the branches taken, so all of them are followed side by side, up to a bound.
A log that fits brings its case to an end; one of an open case fits but in part.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from banjie.core.flow.net import Marking, Net

WIDTH = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Replay:
    """Tokens counted; `bounded` says that branches were dropped and fewer tokens might be missing or remain."""

    produced: int = 0
    consumed: int = 0
    missing: int = 0
    remaining: int = 0
    bounded: bool = False

    @property
    def fitness(self) -> tuple[int, int]:
        """Return ½(1 - missing/consumed) + ½(1 - remaining/produced) as numerator and denominator."""
        fits = (self.consumed - self.missing) * self.produced + (self.produced - self.remaining) * self.consumed
        return fits, 2 * self.consumed * self.produced

    @property
    def fits(self) -> bool:
        """Say whether the fitness is 1."""
        return not self.missing and not self.remaining

    def times(self, cases: int) -> "Replay":
        """Return the tokens of so many cases of this kind."""
        return Replay(
            produced=self.produced * cases,
            consumed=self.consumed * cases,
            missing=self.missing * cases,
            remaining=self.remaining * cases,
            bounded=self.bounded,
        )


def added(replays: Iterable[Replay]) -> Replay:
    """Return the tokens of all replays together; with no replay at all there is no fitness."""
    every = list(replays)
    return Replay(
        produced=sum(one.produced for one in every),
        consumed=sum(one.consumed for one in every),
        missing=sum(one.missing for one in every),
        remaining=sum(one.remaining for one in every),
        bounded=any(one.bounded for one in every),
    )


def replay(net: Net, steps: Sequence[str], *, width: int = WIDTH) -> Replay:
    """Return the replay with the fewest tokens missing and remaining; at most `width` markings are kept beside.

    What is no step of the flow consumes one token that is missing.
    """
    beside = {net.initial(): Replay(produced=len(net.initial()))}
    bounded = False
    for step in steps:
        beside = _done(net, beside, step)
        if len(beside) > width:
            bounded = True
            beside = dict(sorted(beside.items(), key=lambda item: (item[1].missing + len(item[0]), item[0]))[:width])
    ended = [_ended(net, marking, so_far) for marking, so_far in beside.items()]
    best = min(ended, key=lambda one: (one.missing + one.remaining, one.missing))
    return replace(best, bounded=bounded)


def _done(net: Net, beside: dict[Marking, Replay], step: str) -> dict[Marking, Replay]:
    if step not in net.steps:
        return {
            marking: replace(so_far, consumed=so_far.consumed + 1, missing=so_far.missing + 1)
            for marking, so_far in beside.items()
        }
    found: dict[Marking, Replay] = {}
    for marking, so_far in beside.items():
        for choice in net.choices(step) or ("",):
            after, counted = _completed(net, marking, so_far, step, choice)
            if after not in found or counted.missing < found[after].missing:
                found[after] = counted
    return found


def _completed(net: Net, marking: Marking, so_far: Replay, step: str, choice: str) -> tuple[Marking, Replay]:
    missing = step not in marking
    held = tuple(sorted((*marking, step))) if missing else marking
    after = net.complete(held, step, choice)
    gives = net.outcomes[step][choice]
    # A join takes and gives tokens of its own at once; one that sets off another counts with it as one.
    before_joins = Counter(held) + Counter(gives)
    before_joins[step] -= 1
    taken = (before_joins - Counter(after)).total()
    given = (Counter(after) - before_joins).total()
    return after, replace(
        so_far,
        produced=so_far.produced + len(gives) + given,
        consumed=so_far.consumed + 1 + taken,
        missing=so_far.missing + missing,
    )


def _ended(net: Net, marking: Marking, so_far: Replay) -> Replay:
    ended = any(token in net.ends for token in marking)
    return replace(
        so_far,
        consumed=so_far.consumed + 1,
        missing=so_far.missing + (not ended),
        remaining=len(marking) - ended,
    )
