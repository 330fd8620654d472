"""The flow that a log is to be held to, read from the flow.yaml of a pack or one that stands by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.soundness import soundness
from banjie.core.flow.spec import TASK, FlowError, FlowSpec
from banjie.core.pack.dated import entries
from banjie.core.pack.read import labels_of, short_flow
from banjie.core.pack.source import LANGUAGES, WORDS, PackSource, SourceFile


class FlowUnreadable(Exception):
    """A file that gives no flow to hold a log to; the message names the file and says what to do."""


class FlowFiles(Protocol):
    """What reads YAML files."""

    def read(self, path: Path) -> SourceFile:
        """Return the data of a file; raise `FlowUnreadable` where it cannot be read."""
        ...

    def there(self, path: Path) -> bool:
        """Say whether there is such a file."""
        ...


def read_flow(files: FlowFiles, named: str) -> FlowSpec:
    """Return the flow of `flow.yaml`, or of `flow.yaml#name`: the law of the latest day, of the first flow that has it.

    The words of its steps are those in the file and those of the pack around it. A file may also hold one flow alone.
    Raises `FlowUnreadable` where there is no such flow, or where no case could come to its end in it.
    """
    file, _, name = named.partition("#")
    path = Path(file)
    data = files.read(path).data
    if not isinstance(data, Mapping):
        raise FlowUnreadable(f"{path}: the file holds no flow; write flows: or start: and steps:")
    try:
        spec = flow_of(_chosen(path, data, name))
        _check(path, spec)
    except FlowError as error:
        raise FlowUnreadable(f"{path}: {error}") from None
    return _worded(spec, _labels(files, path.parent))


def _chosen(path: Path, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    if "flows" not in data and not name:
        return data
    flows = data.get("flows")
    if not isinstance(flows, Mapping) or not flows or (name and name not in flows):
        known = ", ".join(flows) if isinstance(flows, Mapping) else ""
        raise FlowUnreadable(f"{path}: there is no flow {name!r}; its flows are {known or 'none'}")
    dated = list(_dated(path, {name: flows[name]} if name else flows))
    _, entry = max(dated, key=lambda one: one[0])  # the first of equals
    return short_flow(entry)


def _dated(path: Path, flows: Mapping[str, Any]) -> Iterator[tuple[date, Mapping[str, Any]]]:
    for name, value in flows.items():
        for entry in entries(value):
            try:
                yield date.fromisoformat(entry["from"]), entry
            except (KeyError, TypeError, ValueError):
                raise FlowUnreadable(f"{path}: the flow {name} has no day; write from: 2004-07-01") from None


def _check(path: Path, spec: FlowSpec) -> None:
    problems = [problem for problem in soundness(compile_flow(spec)) if problem.kind != "too_large"]
    if problems:
        raise FlowUnreadable(f"{path}: {'; '.join(problem.message for problem in problems)}")


def _labels(files: FlowFiles, folder: Path) -> Mapping[str, Mapping[str, str]]:
    names = [f"{WORDS}{language}.yaml" for language in LANGUAGES]
    found = {name: files.read(folder / name) for name in names if files.there(folder / name)}
    return labels_of(PackSource(folder=str(folder), files=found))


def _worded(spec: FlowSpec, labels: Mapping[str, Mapping[str, str]]) -> FlowSpec:
    nodes = (
        replace(node, words={**node.words, **labels.get(f"step.{node.id}", {})}) if node.kind == TASK else node
        for node in spec.nodes
    )
    return replace(spec, nodes=tuple(nodes))
