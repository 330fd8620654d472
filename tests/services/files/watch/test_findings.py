"""What rules find: with rows as evidence, and never in silence about what could not be checked."""

from pathlib import Path
from typing import Any

from banjie.adapters.event_logs.opening import open_log
from banjie.adapters.event_logs.xes.reader import read_xes
from banjie.core.rules.rule import with_params
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.mapping import Mapped
from banjie.services.files.watch.watch import watch
from tests.core.calendar.shipped import shipped
from tests.packs.test_watch_rules import RULES

DUE = "case,activity,time,deadline\n1,a,2026-03-02,2026-03-10\n1,b,2026-03-11,2026-03-10\n2,a,2026-03-02,2026-03-10\n"


def report_of(folder: Path, text: str, asked: Asked) -> dict[str, Any]:
    log = folder / "log.csv"
    log.write_text(text, "utf-8")
    return watch([open_log(log, read_xes)], asked, shipped())


def rule_of(report: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(rule for rule in report["rules"] if rule["rule"] == code)
    return found


def test_a_finding_names_its_facts_and_the_rows_that_show_it(tmp_path: Path) -> None:
    report = report_of(tmp_path, DUE, Asked(rules=RULES))
    (finding,) = report["findings"]
    assert (finding["rule"], finding["case"], finding["facts"]["late_days"]) == ("total_yellow", "1", 1)
    assert [row["row"] for row in finding["evidence"]] == [1, 2]


def test_a_rule_that_the_log_cannot_feed_says_what_it_lacks(tmp_path: Path) -> None:
    report = report_of(tmp_path, "case,activity,time\n1,a,2026-03-02\n", Asked(rules=RULES))
    assert not report["findings"]
    assert rule_of(report, "total_red")["checked"] is False
    assert rule_of(report, "total_red")["missing"] == ["deadline"]
    assert rule_of(report, "backdated_burst")["missing"] == ["recorded_at"]


def test_what_the_log_has_is_not_said_to_be_lacking(tmp_path: Path) -> None:
    mapped = Mapped(acts={"a": "stop"})
    report = report_of(tmp_path, "case,activity,time\n1,a,2026-03-02\n", Asked(rules=RULES, mapped=mapped))
    assert rule_of(report, "stop_too_long")["missing"] == ["notified_days"]


def test_a_region_sets_when_a_card_turns_red(tmp_path: Path) -> None:
    rules = with_params(RULES, {"red_days": 0}, "a county")
    report = report_of(tmp_path, DUE, Asked(rules=rules))
    assert [finding["rule"] for finding in report["findings"]] == ["total_red"]
