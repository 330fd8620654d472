"""From the plain data of a pack that has passed its checks to `PackLaw`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from banjie.core.flow.short import FLOW_KEYS, flow_of
from banjie.core.flow.spec import TASK, plain_flow
from banjie.core.pack.dated import Data, citation_of, codes, dated
from banjie.core.pack.read_clock import clock_law
from banjie.core.pack.source import CLOCKS, FLOW, FORM, LANGUAGES, PACK, PAPERS, WORDS, PackSource
from banjie.core.procedure.form import FormField, Paper, Words
from banjie.core.procedure.pack_law import ChildrenLaw, PackLaw, Parameter
from banjie.core.procedure.procedure import ActRule, Milestone, StopGround


def pack_law(pack: PackSource) -> PackLaw:
    """Return the law of a pack whose structure has been checked; anything else may raise KeyError or ValueError."""
    data, clocks, labels = pack.data(PACK), pack.data(CLOCKS), labels_of(pack)
    remedy = data.get("remedy", {})
    return PackLaw(
        matter=data["matter"],
        pack=data["pack"],
        types=tuple(data["covers"]["types"]),
        acts={kind: dated(value, _act_of(kind)) for kind, value in data["acts"].items()},
        clocks=tuple(clock_law(name, value) for name, value in clocks["clocks"].items()),
        leading=tuple(clocks["leading"]),
        flows={name: dated(value, _flow_of(labels)) for name, value in pack.data(FLOW)["flows"].items()},
        stop_grounds=dated(data.get("stop_grounds", []), _grounds_of(labels)),
        acceptance_grounds=dated(data.get("acceptance_grounds", []), codes),
        delivery_ways=dated(data.get("delivery_ways", []), codes),
        reconsideration=dated(remedy.get("reconsideration", []), lambda entry: int(entry["days"])),
        litigation=dated(remedy.get("litigation", []), lambda entry: int(entry["months"])),
        supplement_times=dated(data.get("supplement_times", []), lambda entry: int(entry["times"])),
        fields=dated(pack.data(FORM).get("form", []), _fields_of(labels)),
        papers=tuple(_papers(pack, labels)),
        parameters={name: dated(value, _parameter) for name, value in data.get("parameters", {}).items()},
        labels=labels,
        milestones={name: dated(value, _milestone_of(name)) for name, value in data.get("milestones", {}).items()},
        children=dated(data.get("children", []), _children),
    )


def labels_of(pack: PackSource) -> dict[str, Words]:
    """Return every word of the pack: key, joined by dots -> language -> text."""
    labels: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for key, text in flat(pack.data(f"{WORDS}{language}.yaml")):
            labels.setdefault(key, {})[language] = text
    return dict(labels)


def flat(words: Data, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the words of a nested mapping with their keys joined by dots."""
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


def short_flow(entry: Data) -> Data:
    """Return the flow of a dated entry: the entry without its head."""
    return {key: value for key, value in entry.items() if key in FLOW_KEYS}


def _act_of(kind: str) -> Callable[[Data], ActRule]:
    return lambda entry: ActRule(
        kind=kind,
        citation=citation_of(entry),
        roles=tuple(entry.get("roles", ("officer",))),
        signers=entry.get("signers", 1),
    )


def _flow_of(labels: Mapping[str, Words]) -> Callable[[Data], Data]:
    def read(entry: Data) -> Data:
        spec = flow_of(short_flow(entry))
        nodes = (replace(node, words=labels.get(f"step.{node.id}", {})) if node.kind == TASK else node
                 for node in spec.nodes)  # fmt: skip
        return plain_flow(replace(spec, nodes=tuple(nodes)))

    return read


def _grounds_of(labels: Mapping[str, Words]) -> Callable[[Data], tuple[StopGround, ...]]:
    return lambda entry: tuple(
        StopGround(code=code, words=labels.get(f"stop_ground.{code}", {}), citation=citation_of(entry))
        for code in entry["codes"]
    )


def _fields_of(labels: Mapping[str, Words]) -> Callable[[Data], tuple[FormField, ...]]:
    return lambda entry: tuple(_field(one, labels.get(f"field.{one['id']}", {})) for one in entry["fields"])


def _field(one: Data, words: Words) -> FormField:
    return FormField(
        id=one["id"],
        type=one["type"],
        words=words,
        required=one.get("required", True),
        max_length=one.get("max_length", 200),
        pattern=one.get("pattern", ""),
        options=tuple(one.get("options", ())),
        personal=one.get("personal", False),
    )


def _milestone_of(name: str) -> Callable[[Data], Milestone]:
    return lambda entry: Milestone(
        name=name,
        citation=citation_of(entry),
        roles=tuple(entry.get("roles", ("officer",))),
        planned=entry.get("planned", False),
        after=tuple(entry.get("after", ())),
        closes=entry.get("closes", False),
    )


def _children(entry: Data) -> ChildrenLaw:
    return ChildrenLaw(
        stops_children=entry.get("stops_children", True),
        decide_after_children=entry.get("decide_after_children", False),
    )


def _papers(pack: PackSource, labels: Mapping[str, Words]) -> Iterator[Paper]:
    for name, value in pack.data(PAPERS).get("papers", {}).items():
        yield Paper(id=name, words=labels.get(f"paper.{name}", {}), citation=citation_of(value))


def _parameter(entry: Data) -> Parameter:
    return Parameter(value=str(entry["value"]), least=entry.get("least"), most=entry.get("most"))
