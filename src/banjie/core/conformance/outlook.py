"""What is still to come from each token of a net: the steps that must be done, and those that may be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from banjie.core.flow.net import Marking, Net

_Steps = frozenset[str]
_NONE: _Steps = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """For each token: `must` holds the steps on every way from it to an end, `may` those on any way."""

    must: Mapping[str, _Steps]
    may: Mapping[str, _Steps]

    def least(self, marking: Marking, left: Sequence[str]) -> int:
        """Return a bound that no alignment of `left` from this marking costs less than.

        A step that must come and does not has to be put in; one that came and may not has to be left out.
        """
        must = _NONE.union(*(self.must.get(token, _NONE) for token in marking))
        may = _NONE.union(*(self.may.get(token, _NONE) for token in marking))
        return len(must.difference(left)) + sum(step not in may for step in left)


def outlook(net: Net) -> Outlook:
    """Return the outlook of every token of the net, worked out once."""
    every = frozenset(net.steps)
    # What may come grows from nothing; what must come shrinks from everything: a circle settles on what is certain.
    may = _settle(net, _NONE, _union)
    must = _settle(net, every, _shared)
    return Outlook(must=must, may=may)


def _settle(net: Net, first: _Steps, of_branches: Callable[[Sequence[_Steps]], _Steps]) -> dict[str, _Steps]:
    found = dict.fromkeys((*net.steps, *net.joins), first)
    while True:
        after = {step: of_branches([_union([found.get(token, _NONE) for token in gives])
                                    for gives in net.outcomes[step].values()]) | {step}
                 for step in net.steps}  # fmt: skip
        after |= {place: _union([found.get(token, _NONE) for token in join.gives]) for place, join in net.joins.items()}
        if after == found:
            return found
        found = after


def _union(sets: Sequence[_Steps]) -> _Steps:
    return _NONE.union(*sets)


def _shared(sets: Sequence[_Steps]) -> _Steps:
    return sets[0].intersection(*sets[1:])
