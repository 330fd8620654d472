"""Pack folders read from disk: YAML with the line and column of every value, and none of YAML's surprises.

Dates stay text, `no` stays text; only whole numbers, true, false and null are more than text. A key that stands twice,
an anchor, an alias or a tag is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from banjie.core.pack.source import Finding, PackSource, Position, SourceFile
from banjie.core.pack.source import Path as Place

LARGEST = 200_000  # bytes of one file
DEEPEST = 20
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same nodes ten times as fast, where libyaml is there
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,15}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in
              ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"))  # fmt: skip


class YamlWrong(ValueError):
    """A file that is no plain YAML; `position` is where, `remedy` what to write."""

    def __init__(self, message: str, position: Position, remedy: str) -> None:
        super().__init__(f"{position[0]}:{position[1]}: {message}; {remedy}")
        self.message = message
        self.position = position
        self.remedy = remedy


def pack_folders(path: Path) -> list[Path]:
    """Return the pack folders at or below `path` (those with a pack.yaml), in order."""
    return sorted(found.parent for found in path.rglob("pack.yaml"))


class FoldersOnDisk:
    """Finds and reads packs on this machine."""

    def below(self, path: Path) -> list[Path]:
        """Return the folders of packs at or below `path`, in order."""
        return pack_folders(path)

    def read(self, folder: Path) -> tuple[PackSource, tuple[Finding, ...]]:
        """Return a pack with a finding for each file that could not be read."""
        return read_folder(folder)


def read_folder(folder: Path) -> tuple[PackSource, tuple[Finding, ...]]:
    """Return the files of a pack, with a finding for each that could not be read."""
    files: dict[str, SourceFile] = {}
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            files[name] = read_yaml(path.read_bytes())
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            findings.append(_unreadable(folder, name, YamlWrong(message, (1, 1), "look at its permissions")))
        except YamlWrong as wrong:
            findings.append(_unreadable(folder, name, wrong))
    return PackSource(folder=str(folder), files=files), tuple(findings)


def _unreadable(folder: Path, name: str, wrong: YamlWrong) -> Finding:
    line, column = wrong.position
    return Finding(file=f"{folder}/{name}", line=line, column=column, message=wrong.message, remedy=wrong.remedy)


def read_yaml(raw: bytes) -> SourceFile:
    """Return the plain data and positions of a YAML text; raise `YamlWrong` naming the place."""
    if len(raw) > LARGEST:
        raise YamlWrong(f"the file has {len(raw)} bytes", (1, 1), f"keep it below {LARGEST}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise YamlWrong("the file is not UTF-8", (line, 1), "save it as UTF-8") from None
    positions: dict[Place, Position] = {}
    root = _compose(text)
    data = None if root is None else _plain(root, (), positions)
    return SourceFile(data=data, positions=positions)


def _compose(text: str) -> yaml.Node | None:
    try:
        return _node(text, _FAST)
    except yaml.YAMLError:
        return _compose_slowly(text)  # libyaml tells the place of a fault less well


def _compose_slowly(text: str) -> yaml.Node | None:
    try:
        return _node(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlWrong(error.problem or "not YAML", _at(mark), "look at the indents, colons and brackets") from None
    except yaml.YAMLError as error:
        raise YamlWrong(str(error).splitlines()[0], (1, 1), "save the file as plain text") from None


def _node(text: str, loader: Any) -> yaml.Node | None:  # one of two classes that share no type
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        _refuse_event(event, depth)
    node: yaml.Node | None = yaml.compose(text, Loader=loader)
    return node


def _refuse_event(event: yaml.Event, depth: int) -> None:
    if depth > DEEPEST:
        raise YamlWrong("the values are nested too deeply", _at(event.start_mark), "keep a pack flat")
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlWrong("anchors and aliases are not for packs", _at(event.start_mark), "write the value out")


def _plain(node: yaml.Node, place: Place, positions: dict[Place, Position]) -> Any:  # whatever the file holds
    positions[place] = _at(node.start_mark)
    if node.tag not in _TAGS:
        raise YamlWrong(f"the tag {node.tag} is not for packs", positions[place], "leave the tag out")
    if isinstance(node, yaml.MappingNode):
        return {key: _plain(value, (*place, key), positions) for key, value in _pairs(node, place, positions)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, (*place, index), positions) for index, one in enumerate(node.value)]
    return _scalar(node)


def _pairs(
    node: yaml.MappingNode, place: Place, positions: dict[Place, Position]
) -> Iterator[tuple[str, yaml.Node]]:  # fmt: skip
    seen: dict[str, int] = {}
    for key, value in node.value:
        at = _at(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise YamlWrong("a key must be a text", at, "write name: value")
        if key.value in seen:
            raise YamlWrong(
                f"the key {key.value} stands twice, first in line {seen[key.value]}", at, "keep one of them"
            )
        seen[key.value] = at[0]
        yield key.value, value
        positions[(*place, key.value)] = at  # a value is shown where its key begins


def _scalar(node: Any) -> str | int | bool | None:  # a yaml.ScalarNode; the stubs leave its fields open
    text = str(node.value)
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _WHOLE.fullmatch(text) else text


def _at(mark: Any) -> Position:  # a mark of either of PyYAML's two parsers, or None
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
