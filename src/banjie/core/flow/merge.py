"""Exclusive merges put in where the short form leaves them out.

A parallel gateway waits for all its incoming edges. Where several ways lead to a split, or several ways of one branch
lead to its join, only one of them is ever taken: they are merged in front of the gateway.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from banjie.core.flow.spec import EXCLUSIVE, Edge, FlowSpec, Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A parallel block: its split, its join and the first node of each branch."""

    split: str
    join: str
    branches: tuple[str, ...]


def with_merges(spec: FlowSpec, blocks: Sequence[Block]) -> FlowSpec:
    """Return the flow with a merge in front of each split and of each branch's way into its join, where needed."""
    for block in blocks:
        spec = _merge(spec, block.split, f"{block.split}.in", {node.id for node in spec.nodes})
        for branch in block.branches:
            inside = _reachable(spec, branch, block.join)
            spec = _merge(spec, block.join, f"{block.join}.{branch}", inside)
    return spec


def _merge(spec: FlowSpec, into: str, name: str, sources: set[str]) -> FlowSpec:
    together = [edge for edge in spec.edges if edge.target == into and edge.source in sources]
    if len(together) < 2:
        return spec
    edges = tuple(replace(edge, target=name) if edge in together else edge for edge in spec.edges)
    return FlowSpec(nodes=(*spec.nodes, Node(id=name, kind=EXCLUSIVE)), edges=(*edges, Edge(source=name, target=into)))


def _reachable(spec: FlowSpec, first: str, without: str) -> set[str]:
    seen: set[str] = set()
    waiting = [first]
    while waiting:
        node = waiting.pop()
        if node not in seen and node != without:
            seen.add(node)
            waiting += [edge.target for edge in spec.edges if edge.source == node]
    return seen
