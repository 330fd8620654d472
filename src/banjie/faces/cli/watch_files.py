"""The files of a report: the page, the text, and the findings in the forms that offices use."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from banjie.faces.cli.watch_report.findings_files import findings_csv, findings_json, findings_xlsx
from banjie.faces.cli.watch_report.html import render_html
from banjie.faces.cli.watch_report.markdown import render_markdown
from banjie.faces.cli.watch_report.rule_words import RuleWords


def files_of(report: Mapping[str, Any], language: str, rules: RuleWords) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every file; the same report gives the same bytes."""
    yield "report.html", render_html(report, language, rules).encode()
    yield "report.md", render_markdown(report, language, rules).encode()
    yield "report.json", (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode()
    yield "findings.csv", findings_csv(report, language, rules)
    yield "findings.xlsx", findings_xlsx(report, language, rules)
    yield "findings.json", findings_json(report, language, rules)
