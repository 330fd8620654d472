"""A compiled flow: which steps are open, and what completing one of them opens.

A marking holds one text for each token: the id of an open step, `join<branch` for a branch that waits at a join,
or the id of an end. Everything between two steps is worked out once, when the net is made, so that completing a step
is a few operations on a short tuple.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from banjie.core.flow.spec import COMPLETE, END, EXCLUSIVE, PARALLEL, START, TASK, FlowError, FlowSpec, Node

Marking = tuple[str, ...]


class NotEnabled(ValueError):
    """A step that is not open in this marking."""


class UnknownChoice(ValueError):
    """A branch that does not leave this step, or a branch that was not named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What a person does: its words by language, who does it (`role`), by which act, and how many sign."""

    id: str
    words: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    act: str = COMPLETE
    signers: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Join:
    needs: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Net:
    """The flow, ready to run. Make it with `compile_flow`; it never changes."""

    steps: Mapping[str, Step]
    ends: frozenset[str]
    first: Marking
    outcomes: Mapping[str, Mapping[str, tuple[str, ...]]]
    joins: Mapping[str, _Join]

    def initial(self) -> Marking:
        """Return the marking of a case that has just begun."""
        return self.first

    def enabled(self, marking: Marking) -> tuple[str, ...]:
        """Return the ids of the steps that are open, in the order of the flow."""
        return tuple(step for step in self.steps if step in marking)

    def step(self, step: str) -> Step:
        """Return the step; raise `NotEnabled` where the flow has none of this id."""
        if step not in self.steps:
            raise NotEnabled(f"the flow has no step {step!r}; its steps are {', '.join(self.steps)}")
        return self.steps[step]

    def choices(self, step: str) -> tuple[str, ...]:
        """Return the branches of which one must be chosen when `step` is completed; () where there is no choice."""
        self.step(step)
        return tuple(choice for choice in self.outcomes[step] if choice)

    def complete(self, marking: Marking, step: str, choice: str = "") -> Marking:
        """Return the marking after `step`; raise `NotEnabled` or `UnknownChoice` where that cannot be."""
        if step not in marking or step not in self.steps:
            raise NotEnabled(self._not_enabled(marking, step))
        gives = self.outcomes[step].get(choice)
        if gives is None:
            raise UnknownChoice(self._unknown_choice(step, choice))
        tokens = list(marking)
        tokens.remove(step)
        tokens += gives
        for place in gives:
            if place in self.joins:
                self._join(tokens, place)
        tokens.sort()
        return tuple(tokens)

    def finished(self, marking: Marking) -> bool:
        """Say whether nothing is left to do."""
        return all(token in self.ends for token in marking)

    def _join(self, tokens: list[str], place: str) -> None:
        waiting = [place]
        while waiting:
            join = self.joins.get(waiting.pop())
            if join is not None and all(need in tokens for need in join.needs):
                for need in join.needs:
                    tokens.remove(need)
                tokens += join.gives
                waiting += join.gives

    def _not_enabled(self, marking: Marking, step: str) -> str:
        self.step(step)
        open_steps = ", ".join(self.enabled(marking)) or "none"
        return f"step {step} is not open; open now: {open_steps}"

    def _unknown_choice(self, step: str, choice: str) -> str:
        choices = ", ".join(self.choices(step))
        if not choices:
            return f"step {step} leaves nothing to choose; leave the choice {choice!r} out"
        if not choice:
            return f"step {step} needs a choice; choose one of {choices}"
        return f"step {step} has no branch {choice!r}; choose one of {choices}"


def compile_flow(spec: FlowSpec) -> Net:
    """Return the net of a flow; raise `FlowError` where its nodes and edges cannot be run."""
    return _Compiling(
        nodes={node.id: node for node in spec.nodes},
        leaving=_by_end(spec, "source"),
        entering=_by_end(spec, "target"),
    ).net()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Compiling:
    """A flow while it is compiled: its nodes, and the numbers of (source, target, choice) at both ends of each."""

    nodes: Mapping[str, Node]
    leaving: Mapping[str, list[tuple[str, str, str]]]
    entering: Mapping[str, list[tuple[str, str, str]]]

    def net(self) -> Net:
        self._check_shape()
        tasks = [node for node in self.nodes.values() if node.kind == TASK]
        start = next(node.id for node in self.nodes.values() if node.kind == START)
        return Net(
            steps={node.id: _step(node) for node in tasks},
            ends=frozenset(node.id for node in self.nodes.values() if node.kind == END),
            first=tuple(sorted(self._after(start, ()))),
            outcomes={node.id: self._outcomes(node.id) for node in tasks},
            joins=self._joins(),
        )

    def _check_shape(self) -> None:
        starts = [node.id for node in self.nodes.values() if node.kind == START]
        if len(starts) != 1:
            raise FlowError(f"a flow has one start, this one has {len(starts)}", remedy="name one step as start")
        for source in self.leaving:
            for _, target, _ in self.leaving[source]:
                if source not in self.nodes or target not in self.nodes:
                    raise FlowError(f"the edge {source} -> {target} leads to no node", remedy="name a node of the flow")
        for node in self.nodes.values():
            self._check_node(node)

    def _check_node(self, node: Node) -> None:
        out = len(self.leaving.get(node.id, ()))
        if node.kind == END and out:
            raise FlowError(f"the end {node.id} leads on", remedy="let nothing follow an end")
        if node.kind in (START, TASK) and out != 1:
            raise FlowError(f"{node.id} leads to {out} nodes instead of one", remedy="put a gateway after it")
        if node.kind in (EXCLUSIVE, PARALLEL) and not out:
            raise FlowError(f"the gateway {node.id} leads nowhere", remedy="name what follows it")

    def _outcomes(self, task: str) -> dict[str, tuple[str, ...]]:
        gateway = self._choosing(self.leaving[task][0][1], (task,))
        if gateway is None:
            return {"": tuple(sorted(self._after(task, ())))}
        return {edge[2]: tuple(sorted(self._arrive(edge, (gateway,)))) for edge in self._named(gateway)}

    def _choosing(self, node: str, seen: tuple[str, ...]) -> str | None:
        if self.nodes[node].kind != EXCLUSIVE or node in seen:
            return None
        if len(self.leaving[node]) > 1:
            return node
        return self._choosing(self.leaving[node][0][1], (*seen, node))

    def _named(self, gateway: str) -> list[tuple[str, str, str]]:
        edges = self.leaving[gateway]
        names = [choice for _, _, choice in edges]
        if "" in names or len(set(names)) < len(names):
            raise FlowError(f"the branches of {gateway} need names of their own", remedy="write {pass: ..., fail: ...}")
        return edges

    def _after(self, node: str, seen: tuple[str, ...]) -> tuple[str, ...]:
        if node in seen:
            raise FlowError(f"the flow runs in a circle without a step at {node}", remedy="put a step into the circle")
        return tuple(place for edge in self.leaving[node] for place in self._arrive(edge, (*seen, node)))

    def _arrive(self, edge: tuple[str, str, str], seen: tuple[str, ...]) -> tuple[str, ...]:
        node = self.nodes[edge[1]]
        if node.kind in (TASK, END):
            return (node.id,)
        if node.kind == PARALLEL and len(self.entering[node.id]) > 1:
            return (_waiting(edge),)
        if node.kind == EXCLUSIVE and len(self.leaving[node.id]) > 1:
            raise FlowError(f"the choice at {node.id} follows no step", remedy="let a step lead straight to it")
        return self._after(node.id, seen)

    def _joins(self) -> dict[str, _Join]:
        joins: dict[str, _Join] = {}
        for node in self.nodes.values():
            edges = self.entering.get(node.id, [])
            if node.kind == PARALLEL and len(edges) > 1:
                needs = tuple(_waiting(edge) for edge in edges)
                joins |= dict.fromkeys(needs, _Join(needs=needs, gives=self._after(node.id, ())))
        return joins


def _by_end(spec: FlowSpec, end: str) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for edge in spec.edges:
        found.setdefault(getattr(edge, end), []).append((edge.source, edge.target, edge.choice))
    return found


def _waiting(edge: tuple[str, str, str]) -> str:
    source, target, choice = edge
    return f"{target}<{source}:{choice}" if choice else f"{target}<{source}"


def _step(node: Node) -> Step:
    return Step(id=node.id, words=node.words, role=node.role, act=node.act, signers=node.signers)
