"""The report as one page that needs nothing beside it: its style, its script and its chart library are inside.

The page's own policy lets only those scripts run whose digests it names, so that words from a log can never become
script, even where an escape were forgotten.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from banjie.faces.cli.watch_report import figure_tables, finding_tables, overview
from banjie.faces.cli.watch_report.case_lists import case_lists
from banjie.faces.cli.watch_report.document import Table
from banjie.faces.cli.watch_report.rule_words import RuleWords, rule_name
from banjie.faces.cli.watch_report.wording import HOME, report_words
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
_QUIET_SHOWN = 8
_SECTIONS = {
    "s-figures": "figures", "s-findings": "findings", "s-rules": "rules", "s-months": "months",
    "s-offices": "groups.offices", "s-items": "groups.items", "s-officers": "groups.officers", "s-steps": "steps",
    "s-variants": "variants", "s-quality": "quality", "s-head": "head", "s-cases": "cases",
}  # fmt: skip


def render_html(report: Report, language: str, rules_words: RuleWords) -> str:
    """Return the page; the same report in the same language gives the same text, and every word of it is escaped."""
    words = report_words(language)
    lists = case_lists(report, words, rules_words)
    tables = _tables(report, words, rules_words)
    drawn = bool(tables["months"].rows)
    scripts = [*([_asset("vendor/echarts.common.min.js")] if drawn else []), _asset("templates/report.js")]
    style = _asset("templates/report.css")
    return _environment().get_template("report.html").render(
        lang=words.language,
        w=words,
        policy=_policy(style, scripts),
        style=_element("style", style),
        scripts=Markup("\n").join(_element("script", script) for script in scripts),
        data=_data(report, words) if drawn else "",
        file_names=words("join").join(one["name"] for one in report["log"]["files"]),
        head_lines=overview.head_lines(report, words),
        answer=overview.answer(report, words),
        basis=overview.basis(report, words),
        severity=overview.severity(report, words),
        looked_at=overview.looked_at(report, words),
        contents=[(at, words(f"{key}.heading")) for at, key in _SECTIONS.items() if at != "s-cases" or lists],
        tables=tables,
        filters=_filters(report, words, rules_words),
        fold_quiet=len(tables["quiet"].rows) > _QUIET_SHOWN,
        variants_summary=figure_tables.variants_summary(report, words),
        lists=lists,
    )  # fmt: skip


def _tables(report: Report, words: Words, rules: RuleWords) -> dict[str, Table]:
    plain = (figure_tables.figures, figure_tables.throughput, figure_tables.steps, figure_tables.variants)
    ruled = (finding_tables.fired, finding_tables.quiet, finding_tables.unchecked, finding_tables.findings)
    made = [make(report, words) for make in plain]
    made += [make(report, words, rules) for make in ruled]
    made += [figure_tables.groups(report, words, kind) for kind in ("months", "offices", "items", "officers")]
    made += [finding_tables.quality(report, words)]
    return {table.name: table for table in made}


def _filters(report: Report, words: Words, rules: RuleWords) -> list[tuple[str, list[tuple[str, str]]]]:
    found = finding_tables.in_order(report)[: finding_tables.ROWS]
    severities = list(dict.fromkeys(one["severity"] for one in found))
    codes = sorted({one["rule"] for one in found})
    return [
        ("severity", [(one, words.find(f"states.{one}") or one) for one in severities]),
        ("rule", [(one, f"{one} {rule_name(rules, one)}".strip()) for one in codes]),
    ]


def _data(report: Report, words: Words) -> Markup:
    told = {"late": words("months.late"), "overdue": words("months.overdue"), "description": words("months.chart")}
    return Markup('<script type="application/json" id="chart-data">{}</script>').format(
        Markup(embedded(figure_tables.month_bars(report) | {"words": told}))  # noqa: S704  # escaped by `embedded`
    )


def embedded(value: object) -> str:
    """Return `value` as JSON that may stand inside a script element: no sign in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _environment() -> Environment:
    loader = PackageLoader(HOME, "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )


@cache
def _asset(path: str) -> str:
    # a page with CR LF would not have the digest that its policy names
    return (files(HOME) / path).read_text(encoding="utf-8").replace("\r\n", "\n")


def _element(name: str, content: str) -> Markup:
    """Return our own style or script as an element; refuse one that would end it early."""
    if f"</{name}" in content.lower() or "<!--" in content:
        raise ValueError(f"this {name} would end its own element")
    return Markup(f"<{name}>{content}</{name}>")  # noqa: S704  # files of this package only, looked through above


def _policy(style: str, scripts: list[str]) -> str:
    allowed = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
