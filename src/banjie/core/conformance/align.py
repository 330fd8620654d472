"""The cheapest way to bring a sequence of steps and a flow together.

An alignment walks along both at once: a step is done in both, in the log only, or in the model only; the last two cost
one each. The search (A*) goes over pairs of a marking and a position, so that the branch of every choice is found by
looking ahead. Of ways that cost the same, one that keeps most of what was done is taken (a step done tells the branch),
and of these one that puts fewest steps in before the log has ended: what would come last is not missing yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from banjie.core.conformance.outlook import Outlook, outlook
from banjie.core.flow.net import Marking, Net
from banjie.core.flow.spec import FlowError

BOTH, LOG, MODEL = "both", "log", "model"
BOUND = 20_000

_Node = tuple[Marking, int]
_Spent = tuple[int, int, int]  # the cost, the steps done in the log only, and those put in before the log has ended


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One step of an alignment. `at` is how many steps of the log were behind it; `choice` the branch taken."""

    kind: str
    step: str
    at: int
    choice: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """The moves and what they cost. Where `bounded`, there are none and `cost` is only what it costs at least."""

    moves: tuple[Move, ...]
    cost: int
    bounded: bool = False


def align(net: Net, steps: Sequence[str], *, ahead: Outlook | None = None, bound: int = BOUND) -> Alignment:
    """Return a cheapest alignment of `steps`, the same one each time; at most `bound` pairs are looked at.

    `ahead` is `outlook(net)`, for callers with many sequences. Raises `FlowError` where no case can come to an end.
    """
    return _Search(net, tuple(steps), ahead or outlook(net)).run(bound)


class _Search:
    """One search: the pairs seen with what they cost, and the move that led to each."""

    def __init__(self, net: Net, steps: tuple[str, ...], ahead: Outlook) -> None:
        self._net, self._steps, self._ahead = net, steps, ahead
        self._spent: dict[_Node, _Spent] = {}
        self._came: dict[_Node, tuple[_Node, Move]] = {}
        self._least: dict[_Node, int] = {}
        self._heap: list[tuple[_Spent, int, int, _Node]] = []
        self._pushed = 0

    def run(self, bound: int) -> Alignment:
        self._push((self._net.initial(), 0), (0, 0, 0))
        done: set[_Node] = set()
        while self._heap:
            (least, _, _), _, _, node = heappop(self._heap)
            if node in done:
                continue
            if node[1] == len(self._steps) and self._net.finished(node[0]):
                return Alignment(moves=self._moves(node), cost=least)
            if len(done) >= bound:
                return Alignment(moves=(), cost=least, bounded=True)
            done.add(node)
            self._follow(node)
        raise FlowError("no case of this flow can come to an end", remedy="lead a branch of it to end")

    def _follow(self, node: _Node) -> None:
        cost, alone, early = self._spent[node]
        for after, move in self._next(node):
            before_end = move.kind == MODEL and move.at < len(self._steps)
            spent = (cost + (move.kind != BOTH), alone + (move.kind == LOG), early + before_end)
            if after not in self._spent or spent < self._spent[after]:
                self._came[after] = (node, move)
                self._push(after, spent)

    def _next(self, node: _Node) -> Iterator[tuple[_Node, Move]]:
        marking, at = node
        came = self._steps[at] if at < len(self._steps) else None
        for step in self._net.enabled(marking):
            for choice in self._net.choices(step) or ("",):
                after = self._net.complete(marking, step, choice)
                if step == came:
                    yield (after, at + 1), Move(kind=BOTH, step=step, at=at, choice=choice)
                yield (after, at), Move(kind=MODEL, step=step, at=at, choice=choice)
        if came is not None:
            yield (marking, at + 1), Move(kind=LOG, step=came, at=at)

    def _push(self, node: _Node, spent: _Spent) -> None:
        self._spent[node] = spent
        if node not in self._least:
            self._least[node] = self._ahead.least(node[0], self._steps[node[1] :])
        self._pushed += 1
        cost, alone, early = spent
        # With the rest equal the pair furthest along goes first, then the one found first: the same search each time.
        heappush(self._heap, ((cost + self._least[node], alone, early), -node[1], self._pushed, node))

    def _moves(self, node: _Node) -> tuple[Move, ...]:
        moves: list[Move] = []
        while node in self._came:
            node, move = self._came[node]
            moves.append(move)
        return tuple(reversed(moves))
