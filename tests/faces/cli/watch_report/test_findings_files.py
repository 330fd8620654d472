"""Findings as files that spreadsheets may open without running anything."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import polars as pl
import pytest

from banjie.faces.cli.watch_report.findings_files import findings_csv, findings_json, findings_xlsx, harmless
from tests.faces.cli.watch_report import made


def rows() -> list[list[str]]:
    text = findings_csv(made.report(), "zh-Hans", made.RULES).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("render", [findings_csv, findings_xlsx, findings_json])
def test_the_same_findings_are_the_same_bytes(render):
    assert render(made.report(), "en", made.RULES) == render(made.report(), "en", made.RULES)


def test_every_finding_stands_in_the_csv_the_gravest_first():
    assert len(rows()) == 1 + len(made.findings())
    assert [row[0] for row in rows()[1:4]] == ["红牌", "红牌", "黄牌"]


def test_the_csv_begins_with_the_mark_that_spreadsheets_know():
    assert findings_csv(made.report(), "zh-Hans", made.RULES).startswith(b"\xef\xbb\xbf")


def test_no_cell_of_the_csv_is_a_formula():
    assert not [cell for row in rows() for cell in row if cell[:1] in {*"=+-@\t\r＝＋－＠"}]
    assert f"'{made.FORMULA}" in {row[3] for row in rows()}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_a_cell_that_begins_like_a_formula_is_made_a_word(sign: str):
    assert harmless(f"{sign}1") == f"'{sign}1"


def test_a_plain_cell_stays_as_it_is():
    assert harmless("case-1 = 2") == "case-1 = 2"


def test_the_workbook_holds_the_words_as_they_are_and_no_formula():
    data = findings_xlsx(made.report(), "zh-Hans", made.RULES)
    sheet = ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert made.FORMULA in set(pl.read_excel(BytesIO(data), engine="calamine")["办件"])


def test_a_workbook_without_findings_has_its_header():
    data = findings_xlsx(made.bare(), "en", {})
    assert data != b""
    assert "Severity" in ZipFile(BytesIO(data)).read("xl/sharedStrings.xml").decode()


def test_the_json_has_the_facts_and_the_sentence():
    told = json.loads(findings_json(made.report(), "zh-Hans", made.RULES))["findings"]
    assert len(told) == len(made.findings())
    assert told[2]["told"] == "应在2011-02-01前办结，晚了39个工作日。"
    assert told[0]["facts"] == {"stops_untold": 2}
