"""For every aspect of a pack: what must be found, and where."""

from typing import Any

import pytest

from tests.core.pack.demo import Changed, said

ENTRY = {"from": "2020-01-01", "citation": {"law": "示例条例", "article": "1"}}


def test_the_demo_pack_is_right() -> None:
    assert Changed().findings() == []


def test_a_finding_names_file_line_and_column() -> None:
    [found] = Changed().set("clocks.yaml", "clocks", "decision", "limit", 1, "days", to="five").law_findings()
    assert str(found) == "stall/clocks.yaml:9:28: 'five' is no whole number; write a number from 1 to 3650"
    assert found.aspect == "structure"


@pytest.mark.parametrize("name", ["pack.yaml", "clocks.yaml", "flow.yaml", "words/en.yaml"])
def test_a_missing_file_is_named(name: str) -> None:
    assert f"stall/{name}:1:1: the file is missing" in said(Changed().drop(name).law_findings())


def test_a_file_a_pack_does_not_have_is_named() -> None:
    assert "a pack has no such file" in said(Changed().set("clock.yaml", to={}).law_findings())


STRUCTURE: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("pack.yaml", "pack"), 1, 'put it in quotes: "1"'),
    (("pack.yaml", "colour"), "red", "the key 'colour' is not known here; write one of matter, pack"),
    (("pack.yaml", "acts"), [], "is no mapping"),
    (("pack.yaml", "acts", "grant", "roles"), ["clerk"], "write one of officer, party, system"),
    (("pack.yaml", "acts", "grant", "applies_to"), "all", "write one of new_cases, pending_from_effect_date"),
    (("pack.yaml", "covers", "types"), [], "the list is too short"),
    (("clocks.yaml", "clocks", "decision", "promisable"), "yes", "write true or false"),
    (("clocks.yaml", "leading"), "decision", "is no list"),
    (("words/en.yaml", "matter.name"), "", "a text is missing here"),
    (("pack.yaml",), None, "the file is empty"),
    (("pack.yaml",), "text", "is no mapping"),
]


@pytest.mark.parametrize(("path", "value", "message"), STRUCTURE)
def test_structure(path: tuple[str, ...], value: object, message: str) -> None:
    assert message in said(Changed().set(*path, to=value).law_findings())


LAW: list[tuple[str, tuple[str | int, ...], Any, str]] = [
    ("dates", ("pack.yaml", "acts", "grant", "from"), "2020-02-30", "2020-02-30 is no day"),
    ("dates", ("clocks.yaml", "clocks", "decision", "limit", 1, "from"), "2020-01-01", "does not begin after"),
    ("citations", ("pack.yaml", "acts", "grant", "citation", "law"), "《示例条例》", "write law: 示例条例"),
    ("citations", ("pack.yaml", "acts", "grant", "citation", "article"), "第四条", "is no article"),
    ("citations", ("pack.yaml", "acts", "grant", "local"), "各区", "exclude each other"),
    ("citations", ("pack.yaml", "acts", "grant"), {"from": "2020-01-01"}, "does not say where it comes from"),
    ("limits", ("pack.yaml", "acts", "allow"), ENTRY, "allow is no act; write one of submit"),
    ("limits", ("pack.yaml", "acts", "stop"), ENTRY, "there is the act stop but not stop_grounds"),
    (
        "limits",
        ("pack.yaml", "children"),
        {**ENTRY, "stops_children": False},
        "there is children but not the act refer",
    ),
    ("limits", ("pack.yaml", "acts", "request_supplement"), ENTRY, "supplement_times is missing"),
    ("clocks", ("clocks.yaml", "clocks", "decision", "starts"), ["agreed"], "agreed is no event"),
    (
        "clocks",
        ("clocks.yaml", "clocks", "decision", "starts"),
        ["resumed"],
        "never happens: the pack has no act resume",
    ),
    ("clocks", ("clocks.yaml", "leading"), ["delivery"], "delivery is no clock; write one of decision"),
    ("limits", ("pack.yaml", "parameters", "tea"), {**ENTRY, "value": 1}, "tea is no parameter"),
    ("limits", ("pack.yaml", "parameters", "red_days"), {**ENTRY, "value": 9, "most": 3}, "not within least and most"),
    ("limits", ("pack.yaml", "parameters", "red_days"), [{**ENTRY, "value": "x"}], "is no number of days"),
    ("words", ("words/en.yaml", "step", "wait"), "Wait", "the words step.wait belong to nothing"),
]


@pytest.mark.parametrize(
    ("aspect", "path", "value", "message"), [case for case in LAW if case[3] and case[0] != "flow"]
)
def test_aspects_of_the_law(aspect: str, path: tuple[str, ...], value: object, message: str) -> None:
    findings = Changed().set(*path, to=value).law_findings()
    assert message in said(findings)
    assert aspect in {found.aspect for found in findings}


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("steps", 2, "next"), "decde", "'decde' is no step of this flow"),
        (("start",), "decide", "no case ever comes to step look"),
        (("steps", 1, "next"), "measure", "from measure no case can come to an end"),
        (("ends",), 5, "ends is no list"),
        (("steps", 1), {"id": "measure", "role": 5, "next": "end"}, "role 5 is no name"),
    ],
)
def test_flows(path: tuple[str, ...], value: object, message: str) -> None:
    assert message in said(Changed().set("flow.yaml", "flows", "ordinary", *path, to=value).law_findings())


def test_a_flow_of_another_name_is_found() -> None:
    flow = Changed().data["flow.yaml"]["flows"]["ordinary"]
    assert "usual is no flow" in said(Changed().set("flow.yaml", "flows", "usual", to=flow).law_findings())


def test_a_flow_without_a_decision_is_found() -> None:
    changed = Changed().set("flow.yaml", "flows", "ordinary", "steps", 2, "act", to="complete")
    assert "flow.yaml:6:5: no step decides; write act: decide in one step" in said(changed.law_findings())


def test_a_step_without_a_role_is_found_at_its_line() -> None:
    changed = Changed().drop("flow.yaml", "flows", "ordinary", "steps", 1, "role")
    assert "flow.yaml:8:9: step measure does not say who does it; write role: examiner" in said(changed.law_findings())


def test_a_fault_is_told_once() -> None:
    changed = Changed().drop("flow.yaml", "flows", "ordinary", "steps", 0, "role")
    assert {found.aspect for found in changed.law_findings()} == {"flow"}


def test_words_missing_in_one_language_are_found_there() -> None:
    [found] = Changed().drop("words/zh-Hant.yaml", "step", "measure").law_findings()
    assert str(found).startswith("stall/words/zh-Hant.yaml:3:19: the words step.measure are missing")


def test_a_pack_without_a_worked_case_is_found() -> None:
    changed = Changed().drop("cases/before_2026.yaml").drop("cases/from_2026.yaml")
    assert "the pack has no worked case" in said(changed.findings())
