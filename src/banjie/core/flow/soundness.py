"""Can every case come to its end? All markings a net can reach, explored up to a bound.

Three questions (van der Aalst): from every marking the end can be reached (option to complete); when the end is
reached nothing else is still open (proper completion); every step can be done in some case (no dead step).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from banjie.core.flow.net import Marking, Net

BOUND = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is unsound: `kind` is `stuck`, `left_over`, `twice`, `dead_step` or `too_large`; `node` is where."""

    kind: str
    node: str
    message: str


def soundness(net: Net, bound: int = BOUND) -> tuple[Problem, ...]:
    """Return the problems of a net, none where it is sound; markings beyond `bound` are not looked at, and said so."""
    after = _explore(net, bound)
    problems = [*_twice(after), *_left_over(net, after), *_stuck(net, after), *_dead_steps(net, after)]
    if len(after) >= bound:
        problems.append(Problem(kind="too_large", node="", message=f"over {bound} markings; make the flow smaller"))
    return tuple(problems)


def successors(net: Net, marking: Marking) -> tuple[Marking, ...]:
    """Return every marking that one more step can lead to."""
    return tuple(
        net.complete(marking, step, choice)
        for step in net.enabled(marking)
        for choice in net.choices(step) or ("",)
    )  # fmt: skip


def _explore(net: Net, bound: int) -> dict[Marking, tuple[Marking, ...]]:
    after: dict[Marking, tuple[Marking, ...]] = {}
    waiting = [net.initial()]
    while waiting and len(after) < bound:
        marking = waiting.pop()
        if marking not in after:
            # A step open twice can be open any number of times: it is named, and not followed further.
            after[marking] = () if _repeated(marking) else successors(net, marking)
            waiting += after[marking]
    return after


def _repeated(marking: Marking) -> str:
    return next((token for token, other in pairwise(marking) if token == other), "")


def _twice(markings: Iterable[Marking]) -> list[Problem]:
    nodes = sorted({token for marking in markings if (token := _repeated(marking))})
    return [
        Problem(kind="twice", node=node, message=f"{node} can be open twice at once; join the branches before it")
        for node in nodes
    ]


def _left_over(net: Net, markings: Iterable[Marking]) -> list[Problem]:
    nodes = sorted({token for marking in markings if len(marking) > 1 for token in marking if token in net.ends})
    return [
        Problem(kind="left_over", node=node, message=f"{node} can be reached while other branches are still open")
        for node in nodes
    ]


def _stuck(net: Net, after: dict[Marking, tuple[Marking, ...]]) -> list[Problem]:
    before: dict[Marking, list[Marking]] = {}
    for marking, followers in after.items():
        for follower in followers:
            before.setdefault(follower, []).append(marking)
    # Beyond the bound, and where a problem was already named, nothing can be said: taken as able to finish.
    waiting = [one for one in (*after, *before) if net.finished(one) or one not in after or _repeated(one)]
    able: set[Marking] = set()
    while waiting:
        marking = waiting.pop()
        if marking not in able:
            able.add(marking)
            waiting += before.get(marking, ())
    nodes = sorted({_first(marking) for marking in after if marking not in able})
    return [
        Problem(kind="stuck", node=node, message=f"from {node} no case can come to an end; lead a branch to end")
        for node in nodes
    ]


def _first(marking: Marking) -> str:
    return marking[0].split("<")[0] if marking else ""


def _dead_steps(net: Net, markings: Iterable[Marking]) -> list[Problem]:
    seen = {token for marking in markings for token in marking}
    return [
        Problem(kind="dead_step", node=step, message=f"no case ever comes to step {step}; lead a step to it or drop it")
        for step in net.steps
        if step not in seen
    ]
