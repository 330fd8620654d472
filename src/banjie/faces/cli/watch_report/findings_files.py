"""Every finding as a file: CSV for any spreadsheet, a workbook, and JSON for programs.

Spreadsheets run a cell that begins like a formula. A log's words are words: in the CSV such a cell begins with an
apostrophe, in the workbook every cell is text by its type.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from banjie.faces.cli.watch_report.finding_tables import evidence_words, in_order
from banjie.faces.cli.watch_report.rule_words import RuleWords, finding_sentence, rule_name
from banjie.faces.cli.watch_report.wording import report_words
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
_BOM = "\ufeff"
# tab and carriage return begin a formula for some spreadsheets, full-width signs for those set to Chinese or Japanese
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Every workbook says that it was made on this day: the same findings are the same bytes."""
_COLUMNS = ("severity", "rule", "rule_name", "case", "told", "office", "item", "facts", "evidence")
_WIDTHS = (10, 8, 28, 24, 48, 22, 28, 32, 60)
XLSX_ROWS = 1_048_575
"""So many findings a sheet can hold below its header; a further sheet begins after them."""
_CELL = 32_767


def findings_csv(report: Report, language: str, rules_words: RuleWords) -> bytes:
    """Return all findings as CSV in UTF-8 with a mark that spreadsheets know; no cell of it is a formula."""
    words = report_words(language)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_heads(words))
    writer.writerows([harmless(cell) for cell in row] for row in _rows(report, words, rules_words))
    return (_BOM + text.getvalue()).encode("utf-8", "replace")


def findings_xlsx(report: Report, language: str, rules_words: RuleWords) -> bytes:
    """Return all findings as a workbook whose header stays in view and filters; every cell is text."""
    words = report_words(language)
    made = BytesIO()
    rows = list(_rows(report, words, rules_words))
    with Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": words("findings.heading"), "created": _CREATED})
        for number, start in enumerate(range(0, max(len(rows), 1), XLSX_ROWS), 1):
            name = words("findings.heading") if number == 1 else f"{words('findings.heading')} {number}"
            _fill(book, book.add_worksheet(name), _heads(words), rows[start : start + XLSX_ROWS])
    return made.getvalue()


def findings_json(report: Report, language: str, rules_words: RuleWords) -> bytes:
    """Return all findings as JSON, each with its sentence and the name of its rule beside the facts."""
    words = report_words(language)
    told = [
        {**one, "name": rule_name(rules_words, one["rule"]), "told": finding_sentence(words, rules_words, one)}
        for one in in_order(report)
    ]
    value = {"banjie": report["banjie"], "as_of": report["log"]["as_of"], "language": words.language, "findings": told}
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    # a space before the sign does not stop every spreadsheet
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) or cell.lstrip().startswith(_FORMULA_SIGNS) else cell


def _heads(words: Words) -> list[str]:
    return [words(f"findings.{column}") for column in _COLUMNS]


def _rows(report: Report, words: Words, rules: RuleWords) -> Iterator[list[str]]:
    for one in in_order(report):
        yield [
            words.find(f"states.{one['severity']}") or one["severity"],
            one["rule"],
            rule_name(rules, one["rule"]),
            str(one["case"]),
            finding_sentence(words, rules, one),
            one.get("office") or "",
            one.get("item") or "",
            json.dumps(one["facts"], ensure_ascii=False, sort_keys=True),
            "; ".join(evidence_words(words, each) for each in one["evidence"]),
        ]


def _fill(book: Workbook, sheet: Worksheet, heads: list[str], rows: list[list[str]]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell[:_CELL])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
