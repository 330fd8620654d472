"""Can every case come to its end, and through a decision?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.flow.net import Net, compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.soundness import soundness
from banjie.core.flow.spec import DECIDE, FlowError
from banjie.core.pack.read import short_flow
from banjie.core.pack.source import FLOW, PACK, Finding, PackSource, Path, finding
from banjie.core.procedure.resolve import ORDINARY_FLOW, SPOT_FLOW

NAMES = (ORDINARY_FLOW, SPOT_FLOW)


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield flows that cannot be run, are unsound, or decide nothing."""
    flows = pack.data(FLOW)["flows"]
    for name in flows:
        if name not in NAMES:
            yield finding(pack, FLOW, ("flows", name), f"{name} is no flow", f"write one of {', '.join(NAMES)}")
    if ORDINARY_FLOW not in flows:
        yield finding(pack, FLOW, ("flows",), f"the flow {ORDINARY_FLOW} is missing", f"write {ORDINARY_FLOW}: ...")
    for path, entry in flow_entries(pack):
        yield from _flow(pack, path, entry)


def flow_entries(pack: PackSource) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every dated flow with its place."""
    for name, value in pack.data(FLOW)["flows"].items():
        if isinstance(value, list):
            yield from ((("flows", name, index), entry) for index, entry in enumerate(value))
        else:
            yield ("flows", name), value


def _flow(pack: PackSource, path: Path, entry: Mapping[str, Any]) -> Iterator[Finding]:
    try:
        net = compile_flow(flow_of(short_flow(entry)))
    except FlowError as error:
        yield finding(pack, FLOW, (*path, *error.place), error.message, error.remedy or "look at the flow")
        return
    for problem in soundness(net):
        what, _, remedy = problem.message.partition("; ")
        yield finding(pack, FLOW, (*path, *_place(entry, problem.node)), what, remedy)
    if "grant" in pack.data(PACK)["acts"]:
        yield from _decision(pack, path, entry, net)
    for step in net.steps.values():
        if not step.role:
            where = (*path, *_place(entry, step.id))
            yield finding(pack, FLOW, where, f"step {step.id} does not say who does it", "write role: examiner")


def _decision(pack: PackSource, path: Path, entry: Mapping[str, Any], net: Net) -> Iterator[Finding]:
    decisions = [step.id for step in net.steps.values() if step.act == DECIDE]
    if not decisions:
        yield finding(pack, FLOW, (*path, "steps"), "no step decides", "write act: decide in one step")
    for step in decisions:
        if net.choices(step):
            where = (*path, *_place(entry, step))
            yield finding(
                pack, FLOW, where, f"step {step} decides and chooses at once", "write next: instead of choose:"
            )


def _place(entry: Mapping[str, Any], node: str) -> Path:
    name = node.split(".", maxsplit=1)[0]
    return next((("steps", at) for at, step in enumerate(entry["steps"]) if step["id"] == name), ("steps",))
