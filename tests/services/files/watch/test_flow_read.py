"""The flow that a log is to be held to."""

from pathlib import Path

import pytest

from banjie.adapters.flow_files import FlowFilesOnDisk
from banjie.core.conformance.names import step_names
from banjie.core.flow.spec import TASK, FlowSpec
from banjie.services.files.watch.flow_read import FlowUnreadable, read_flow

PACK = Path(__file__).parents[4] / "packs/cn/licensing/general/flow.yaml"
TWO = """
flows:
  old: {from: 2004-07-01, start: a, steps: [{id: a, next: end}]}
  ordinary:
    - {from: 2004-07-01, start: b, steps: [{id: b, next: end}]}
    - {from: 2019-04-23, start: c, steps: [{id: c, words: {en: See}, next: end}]}
  other: {from: 2019-04-23, start: d, steps: [{id: d, next: end}]}
"""


def steps(spec: FlowSpec) -> list[str]:
    return [node.id for node in spec.nodes if node.kind == TASK]


def read(folder: Path, text: str, name: str = "") -> FlowSpec:
    (folder / "flow.yaml").write_text(text, encoding="utf-8")
    return read_flow(FlowFilesOnDisk(), f"{folder / 'flow.yaml'}{name}")


def test_the_first_flow_of_the_latest_day_is_taken(tmp_path: Path) -> None:
    assert steps(read(tmp_path, TWO)) == ["c"]


@pytest.mark.parametrize(("name", "expected"), [("#old", ["a"]), ("#ordinary", ["c"]), ("#other", ["d"])])
def test_a_flow_is_named_behind_the_file(tmp_path: Path, name: str, expected: list[str]) -> None:
    assert steps(read(tmp_path, TWO, name)) == expected


def test_a_file_may_hold_one_flow_alone(tmp_path: Path) -> None:
    assert steps(read(tmp_path, "start: a\nsteps: [{id: a, next: end}]")) == ["a"]


def test_words_come_from_the_file_and_from_the_pack_around_it(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/zh-Hans.yaml").write_text("step: {c: 看}", encoding="utf-8")
    assert step_names(read(tmp_path, TWO)) == {"c": "c", "See": "c", "看": "c"}


def test_the_flow_of_a_pack_is_read_with_its_words() -> None:
    spec = read_flow(FlowFilesOnDisk(), f"{PACK}#ordinary")
    assert "review" in steps(spec)
    assert all(node.words for node in spec.nodes if node.kind == TASK)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("[]", "", "holds no flow"),
        ("flows: {}", "", "its flows are none"),
        (TWO, "#none", "its flows are old, ordinary, other"),
        ("flows: {a: {start: a, steps: []}}", "", "has no day"),
        ("flows: {a: [1]}", "", "has no day"),
        ("start: a\nsteps: [{id: a, next: b}]", "", "is no step of this flow"),
        ("start: a\nsteps: [{id: a, next: a}]", "", "no case can come to an end"),
        ("a: *b", "", "flow.yaml:1:4"),
    ],
)
def test_a_file_that_gives_no_flow_is_refused(tmp_path: Path, text: str, name: str, message: str) -> None:
    with pytest.raises(FlowUnreadable, match=message.replace(".", r"\.")):
        read(tmp_path, text, name)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FlowUnreadable, match="cannot be read"):
        read_flow(FlowFilesOnDisk(), str(tmp_path / "none.yaml"))
