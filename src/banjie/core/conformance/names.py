"""Which step of a flow an activity of a log is."""

from collections.abc import Mapping

from banjie.core.flow.net import Net
from banjie.core.flow.spec import TASK, FlowSpec


def step_names(flow: Net | FlowSpec) -> Mapping[str, str]:
    """Return step ids by every name they go by: their id and their words in any language.

    An id always means its own step; words that two steps share mean neither.
    """
    steps = {step.id: step.words for step in flow.steps.values()} if isinstance(flow, Net) else _tasks(flow)
    meant: dict[str, set[str]] = {}
    for step, words in steps.items():
        for name in words.values():
            meant.setdefault(name, set()).add(step)
    names = {name: next(iter(ids)) for name, ids in meant.items() if len(ids) == 1}
    return names | {step: step for step in steps}


def _tasks(spec: FlowSpec) -> dict[str, Mapping[str, str]]:
    return {node.id: node.words for node in spec.nodes if node.kind == TASK}
