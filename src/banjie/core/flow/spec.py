"""A flow as nodes and edges, and as the plain values that are stored with a procedure.

Whoever reads a flow (short YAML, BPMN) makes a `FlowSpec`; only `net` gives it a meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

START, END, TASK, EXCLUSIVE, PARALLEL = "start", "end", "task", "exclusive", "parallel"
KINDS = (START, END, TASK, EXCLUSIVE, PARALLEL)
COMPLETE, DECIDE = "complete", "decide"
ACTS = (COMPLETE, DECIDE)
DECISIONS = ("grant", "refuse")

Place = tuple[str | int, ...]


class FlowError(ValueError):
    """A flow that has no meaning. `place` is the path to the value within the plain data, `remedy` what to write."""

    def __init__(self, message: str, *, place: Place = (), remedy: str = "") -> None:
        super().__init__(f"{message}; {remedy}" if remedy else message)
        self.message = message
        self.place = place
        self.remedy = remedy


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A place in the flow: `kind` is one of `KINDS`; what follows `kind` is for tasks only.

    `act` says which act does the task: `complete` (complete_step) or `decide` (grant or refuse).
    `signers` is the least number of officers who sign.
    """

    id: str
    kind: str
    words: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    act: str = COMPLETE
    signers: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """A way from one node to another; `choice` names it where it leaves an exclusive gateway."""

    source: str
    target: str
    choice: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FlowSpec:
    """Nodes and edges, in the order in which they were written."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def plain_flow(spec: FlowSpec) -> dict[str, Any]:
    """Return the flow as plain values: `nodes` and `edges`, without defaults."""
    return {"nodes": [_plain_node(node) for node in spec.nodes], "edges": [_plain_edge(edge) for edge in spec.edges]}


def spec_of(plain: Mapping[str, Any]) -> FlowSpec:
    """Return the flow of its plain values (the inverse of `plain_flow`)."""
    return FlowSpec(
        nodes=tuple(Node(**node) for node in plain["nodes"]),
        edges=tuple(Edge(source=edge["from"], target=edge["to"], choice=edge.get("choice", ""))
                    for edge in plain["edges"]),
    )  # fmt: skip


def _plain_node(node: Node) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": node.id, "kind": node.kind}
    for name, default in (("words", {}), ("role", ""), ("act", COMPLETE), ("signers", 1)):
        if (value := getattr(node, name)) != default:
            plain[name] = dict(value) if name == "words" else value
    return plain


def _plain_edge(edge: Edge) -> dict[str, str]:
    plain = {"from": edge.source, "to": edge.target}
    return {**plain, "choice": edge.choice} if edge.choice else plain
