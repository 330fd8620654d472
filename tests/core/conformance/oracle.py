"""Alignments worked out the slow way, by trying every way through the flow up to a length."""

from collections.abc import Iterator, Sequence

from banjie.core.flow.net import Marking, Net


def walks(net: Net, longest: int) -> Iterator[tuple[str, ...]]:
    """Yield every sequence of at most `longest` steps that brings a case to its end."""
    waiting: list[tuple[Marking, tuple[str, ...]]] = [(net.initial(), ())]
    while waiting:
        marking, done = waiting.pop()
        if net.finished(marking):
            yield done
        elif len(done) < longest:
            waiting += [
                (net.complete(marking, step, choice), (*done, step))
                for step in net.enabled(marking)
                for choice in net.choices(step) or ("",)
            ]


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many steps must be left out of one and put in from the other (no exchange)."""
    row = list(range(len(other) + 1))
    for at, step in enumerate(one, 1):
        before, row = row, [at]
        for to, wanted in enumerate(other, 1):
            row.append(before[to - 1] if step == wanted else 1 + min(before[to], row[to - 1]))
    return row[-1]
