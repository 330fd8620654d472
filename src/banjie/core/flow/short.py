"""The short form of a flow, as people write it in YAML.

    start: review
    steps:
      - id: review
        role: examiner
        choose: {needed: checks, not_needed: decide}    # an exclusive gateway after the step
      - id: checks
        parallel: [papers, site]                        # both at once ...
        join: decide                                    # ... then this
      - id: papers                                      # no `next`: straight to the join
        role: examiner
      - id: site
        role: inspector
        signers: 2
      - id: decide
        act: decide
        next: end

A branch of several steps comes to its join by `next: checks.join`. `ends` names further ends beside `end`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from banjie.core.flow.merge import Block, with_merges
from banjie.core.flow.spec import (
    ACTS,
    COMPLETE,
    END,
    EXCLUSIVE,
    PARALLEL,
    START,
    TASK,
    Edge,
    FlowError,
    FlowSpec,
    Node,
    Place,
    spec_of,
)

FLOW_KEYS = ("start", "ends", "steps")
STEP_KEYS = ("id", "words", "role", "act", "signers", "next", "choose")
PARALLEL_KEYS = ("id", "parallel", "join")
JOIN = ".join"
CHOICE = ".choice"


def flow_of(plain: Mapping[str, Any]) -> FlowSpec:
    """Return the flow of plain data in either form: `steps` (short) or `nodes` and `edges` (as stored).

    Raises `FlowError` with the place where a key is unknown or missing, or a target does not exist.
    """
    if "nodes" in plain:
        return spec_of(plain)
    _known_keys(plain, FLOW_KEYS, ())
    if not _is_list(plain.get("ends", ())) or not all(isinstance(end, str) for end in plain.get("ends", ())):
        raise FlowError("ends is no list of names", place=("ends",), remedy="write ends: [dropped]")
    steps = _steps(plain)
    return _Reading(plain=plain, steps=steps, joins=_implied_joins(steps)).spec()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """The short form while it is read; `joins` is where a step goes that says nothing."""

    plain: Mapping[str, Any]
    steps: tuple[Mapping[str, Any], ...]
    joins: Mapping[str, str]

    def spec(self) -> FlowSpec:
        nodes = [Node(id=START, kind=START)]
        edges = [Edge(source=START, target=self._target(self.plain.get("start", ""), ("start",)))]
        for index, step in enumerate(self.steps):
            made, leaving = self._parallel(step, index) if "parallel" in step else self._task(step, index)
            nodes += made
            edges += leaving
        nodes += [Node(id=end, kind=END) for end in self._ends()]
        return with_merges(FlowSpec(nodes=tuple(nodes), edges=tuple(edges)), self._blocks())

    def _blocks(self) -> list[Block]:
        return [
            Block(split=step["id"], join=step["id"] + JOIN, branches=tuple(step["parallel"]))
            for step in self.steps
            if "parallel" in step
        ]

    def _ends(self) -> tuple[str, ...]:
        return ("end", *self.plain.get("ends", ()))

    def _task(self, step: Mapping[str, Any], index: int) -> tuple[list[Node], list[Edge]]:
        place: Place = ("steps", index)
        _known_keys(step, STEP_KEYS, place)
        name = step["id"]
        if "choose" not in step:
            return [_task_node(step, place)], [Edge(source=name, target=self._next(step, "next", place))]
        if "next" in step:
            raise FlowError(f"step {name} has both next and choose", place=(*place, "next"), remedy="keep one of them")
        gateway = name + CHOICE
        nodes = [_task_node(step, place), Node(id=gateway, kind=EXCLUSIVE)]
        return nodes, [Edge(source=name, target=gateway), *self._choices(step, gateway, place)]

    def _choices(self, step: Mapping[str, Any], gateway: str, place: Place) -> list[Edge]:
        choices = step["choose"]
        if not isinstance(choices, Mapping) or len(choices) < 2:
            raise FlowError(
                f"step {step['id']}: choose needs two branches or more",
                place=(*place, "choose"),
                remedy="write choose: {pass: <step>, fail: <step>}, or next: <step> where there is nothing to choose",
            )
        return [
            Edge(source=gateway, target=self._target(target, (*place, "choose", choice)), choice=choice)
            for choice, target in choices.items()
        ]

    def _parallel(self, step: Mapping[str, Any], index: int) -> tuple[list[Node], list[Edge]]:
        place: Place = ("steps", index)
        _known_keys(step, PARALLEL_KEYS, place)
        name, branches = step["id"], step["parallel"]
        if not _is_list(branches) or len(branches) < 2:
            raise FlowError(
                f"{name}: parallel needs two branches or more",
                place=(*place, "parallel"),
                remedy="write parallel: [<step>, <step>]",
            )
        out = [
            Edge(source=name, target=self._target(branch, (*place, "parallel", at)))
            for at, branch in enumerate(branches)
        ]
        join = Edge(source=name + JOIN, target=self._next(step, "join", place))
        return [Node(id=name, kind=PARALLEL), Node(id=name + JOIN, kind=PARALLEL)], [*out, join]

    def _next(self, step: Mapping[str, Any], key: str, place: Place) -> str:
        if key in step:
            return self._target(step[key], (*place, key))
        if step["id"] in self.joins:
            return self.joins[step["id"]]
        raise FlowError(
            f"{step['id']} does not say where it leads",
            place=place,
            remedy=f"write {key}: <step>, or {key}: end",
        )

    def _target(self, target: Any, place: Place) -> str:  # whatever stands in the file
        if isinstance(target, str) and target in (*self._ends(), *self._names()):
            return target
        known = ", ".join((*self._names(), *self._ends()))
        raise FlowError(f"{target!r} is no step of this flow", place=place, remedy=f"write one of {known}")

    def _names(self) -> list[str]:
        names = [step["id"] for step in self.steps]
        return names + [step["id"] + JOIN for step in self.steps if "parallel" in step]


def _steps(plain: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    steps = plain.get("steps")
    if not _is_list(steps) or not steps:
        raise FlowError("the flow has no steps", place=("steps",), remedy="write steps: with at least one step")
    seen = {START, "end", *plain.get("ends", ())}
    for index, step in enumerate(steps):
        name = step.get("id") if isinstance(step, Mapping) else None
        if not isinstance(name, str) or not name.replace("_", "a").isalnum() or not name.isascii():
            raise FlowError(
                "a step needs an id of letters, digits and _", place=("steps", index), remedy="write id: review"
            )
        if name in seen:
            raise FlowError(f"the id {name} stands twice", place=("steps", index, "id"), remedy="give it another id")
        seen.add(name)
    return tuple(steps)


def _implied_joins(steps: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {
        branch: step["id"] + JOIN
        for step in steps
        if _is_list(step.get("parallel"))
        for branch in step["parallel"]
        if isinstance(branch, str)
    }


def _task_node(step: Mapping[str, Any], place: Place) -> Node:
    act, signers, role = step.get("act", COMPLETE), step.get("signers", 1), step.get("role", "")
    if not isinstance(role, str):
        raise FlowError(f"role {role!r} is no name", place=(*place, "role"), remedy="write role: examiner")
    if not isinstance(step.get("words", {}), Mapping):
        raise FlowError("words is no mapping", place=(*place, "words"), remedy="leave it out; words stand in words/")
    if act not in ACTS:
        raise FlowError(f"act {act!r} is not known", place=(*place, "act"), remedy=f"write one of {', '.join(ACTS)}")
    if not isinstance(signers, int) or signers < 1:
        raise FlowError(
            f"signers {signers!r} is no number from 1", place=(*place, "signers"), remedy="write signers: 2"
        )
    return Node(id=step["id"], kind=TASK, words=step.get("words", {}), role=role, act=act, signers=signers)


def _known_keys(plain: Mapping[str, Any], known: tuple[str, ...], place: Place) -> None:
    for key in plain:
        if key not in known:
            raise FlowError(
                f"the key {key!r} is not known here", place=(*place, key), remedy=f"write one of {', '.join(known)}"
            )


def _is_list(value: Any) -> bool:  # whatever stands in the file
    return isinstance(value, list | tuple)
