"""A log held against other lists: what stands on one side only is proved, not guessed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.watch import build
from banjie.project.wiring.watch import wire

LOG = """case,activity,time,serial,fee,fee_ticket,end date
1,a,2026-03-02,许字1,5,T1,2026-03-03
2,a,2026-03-02,许字2,5,T9,2026-03-04
3,a,2026-03-02,,0,,2026-03-05
4,a,2026-03-02,,5,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    return tmp_path


def asked(folder: Path, *registers: str) -> Result:
    options = [f"--against={folder / name}" for name in registers]
    return CliRunner().invoke(build(wire()), [str(folder / "log.csv"), "--json", *options])


def found(answer: Result) -> set[tuple[str, str]]:
    return {(one["rule"], one["case"]) for one in json.loads(answer.output)["findings"]}


def test_serials_prove_results_without_cases_and_cases_without_results(folder: Path) -> None:
    (folder / "licences.csv").write_text("证照编号,日期\n 许字1 ,2026-03-03\n许字７,2026-03-09\n", "utf-8")
    answer = asked(folder, "licences.csv")
    expected = {("result_without_case", "许字7"), ("case_without_result", "2"), ("case_without_result", "3")}
    assert found(answer) == expected | {("fee_without_ticket", "4")}
    assert json.loads(answer.output)["against"][0]["by"] == "serial"


def test_receipts_prove_fees_without_a_receipt(folder: Path) -> None:
    (folder / "receipts.csv").write_text("receipt number,amount\nt1,5\nT5,5\n", "utf-8")
    assert found(asked(folder, "receipts.csv")) == {
        ("result_without_case", "T5"),
        ("fee_without_receipt", "2"),
        ("fee_without_receipt", "4"),
        ("fee_without_ticket", "4"),
    }


def test_a_platforms_list_is_matched_by_case_numbers(folder: Path) -> None:
    (folder / "platform.csv").write_text("办件编号,上报时间\n1,2026-03-03\n2,2026-03-03\n2,2026-03-03\n", "utf-8")
    answer = asked(folder, "platform.csv")
    assert found(answer) == {("case_without_result", "3"), ("fee_without_ticket", "4")}
    assert "register_double" in {doubt["code"] for doubt in json.loads(answer.output)["data_quality"]}


def test_a_list_without_a_key_is_refused_with_its_columns(folder: Path) -> None:
    (folder / "odd.csv").write_text("x,y\n1,2\n", "utf-8")
    answer = asked(folder, "odd.csv")
    assert (answer.exit_code, "columns: x, y" in answer.output) == (2, True)
