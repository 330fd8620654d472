"""A whole log held against a flow: each distinct sequence once, its cases counted, everything added up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from banjie.core.conformance.align import BOUND, align
from banjie.core.conformance.deviations import Deviations, deviations
from banjie.core.conformance.outlook import outlook
from banjie.core.conformance.replay import Replay, added, replay
from banjie.core.flow.net import Net

Variant = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """One variant held against the flow; `deviations` is None where the search reached its bound."""

    steps: Variant
    cases: int
    cost: int
    deviations: Deviations | None
    replay: Replay


@dataclass(frozen=True, kw_only=True, slots=True)
class Conformance:
    """A log against a flow. `fitting` counts the cases that go from start to end as the flow says, `unknown` those
    whose search reached its bound; they are in no other count but `cases` and `tokens`.

    `skipped`, `repeated`, `disordered` and `extra` count by step the cases in which it happened.
    """

    variants: tuple[Held, ...]
    cases: int
    fitting: int
    unknown: int
    tokens: Replay
    skipped: Mapping[str, int]
    repeated: Mapping[str, int]
    disordered: Mapping[str, int]
    extra: Mapping[str, int]


def conformance(net: Net, variants: Mapping[Variant, int], *, bound: int = BOUND) -> Conformance:
    """Return how a log, given as its sequences of steps and how many cases each has, holds against the flow.

    `tokens.fitness` is the fitness of the log. Variants keep the order in which they were given.
    """
    ahead = outlook(net)
    held = []
    for steps, cases in variants.items():
        alignment = align(net, steps, ahead=ahead, bound=bound)
        found = deviations(net, steps, alignment)
        tokens = replay(net, steps)
        held.append(Held(steps=steps, cases=cases, cost=alignment.cost, deviations=found, replay=tokens))
    return Conformance(
        variants=tuple(held),
        cases=sum(one.cases for one in held),
        fitting=sum(one.cases for one in held if one.deviations is not None and not one.cost),
        unknown=sum(one.cases for one in held if one.deviations is None),
        tokens=added(one.replay.times(one.cases) for one in held),
        **{kind: _by_step(held, kind) for kind in ("skipped", "repeated", "disordered", "extra")},
    )


def _by_step(held: list[Held], kind: str) -> dict[str, int]:
    cases: Counter[str] = Counter()
    for one in held:
        for step in sorted(set(getattr(one.deviations, kind, ()))):
            cases[step] += one.cases
    return dict(sorted(cases.items()))
