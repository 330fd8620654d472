"""The figures of real logs, as others counted them."""

import json
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from banjie.adapters.event_logs.opening import open_log
from banjie.adapters.event_logs.xes.reader import read_xes
from banjie.services.files.watch.asked import Asked
from banjie.services.files.watch.watch import watch
from tests.core.calendar.shipped import shipped
from tests.shared_data import shared

LOGS = (
    "receipt.csv.gz",
    "receipt.xes.gz",
    "hospital_billing_10k.csv.gz",
    "traffic_fines_10k.csv.gz",
    "bpi17_sample.csv.gz",
    "running-example.xes",
    "interval_event_log.xes.gz",
    "BPIC15_1.xes.gz",
    "BPIC20_DomesticDeclarations.xes.gz",
    "14_Billing_1t_per_variant.xes.gz",
    "15_bpic2020_permit_log_1t_per_variant.xes.gz",
    "BPIC12.xes.gz",
)


@cache
def report_of(name: str) -> dict[str, Any]:
    return watch([open_log(shared(f"data/eventlogs/{name}"), read_xes)], Asked(), shipped())


def expected_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared(f"data/eventlogs/expected/{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", LOGS)
def test_a_real_log_has_the_figures_that_others_counted(name: str) -> None:
    found, expected = report_of(name), expected_of(name)
    same = ("cases", "events", "activities", "throughput_days", "events_per_case")
    assert {key: found[key] for key in same} == {key: expected[key] for key in same}
    assert found["variants"] == expected["variants_time_order"]
    assert found["variants_file_order"] == expected["variants_file_order"]
    assert found["log"]["first_at"].rstrip("Z") == expected["first_ts"].removesuffix("+00:00").replace(" ", "T")


@pytest.mark.parametrize("name", LOGS)
def test_the_steps_of_a_real_log_waited_as_others_counted(name: str) -> None:
    found, expected = report_of(name), expected_of(name)
    steps = {step["activity"]: step for step in found["steps"]}
    for other in expected["per_activity"]:
        step = steps[other["activity"]]
        waited = step["wait_hours"] or dict.fromkeys(("median", "mean", "p95"))
        assert (step["events"], step["cases"]) == (other["events"], other["cases"])
        assert list(waited.values()) == [other[f"wait_since_prev_{name}_h"] for name in ("median", "mean", "p95")]


def test_lateness_is_told_by_instant_and_by_the_offices_date() -> None:
    found, expected = report_of("receipt.csv.gz"), shared("data/eventlogs/expected/deadlines.json")
    counted = json.loads(expected.read_text("utf-8"))["receipt"]
    assert found["late"]["instant"] == counted["overdue_instant"]
    assert found["late"]["date"] == counted["overdue_by_office_date"]
    assert (found["open"], found["closed"]) == (counted["open_at_log_end"], counted["with_both"])
    assert found["overdue_open"] == 39


def test_steps_with_a_due_time_of_their_own_are_held_to_it() -> None:
    found, expected = report_of("BPIC15_1.xes.gz"), shared("data/eventlogs/expected/deadlines.json")
    counted = json.loads(expected.read_text("utf-8"))["BPIC15_1"]
    late = next(figure for figure in found["figures"] if figure["code"] == "late_steps")
    assert (late["num"], late["den"]) == (counted["finished_after_due"], counted["with_due_and_finished"])


def test_a_log_says_the_same_as_a_table_and_as_xes() -> None:
    table, xes = (deepcopy(report_of(name)) for name in ("receipt.csv.gz", "receipt.xes.gz"))
    for report in (table, xes):
        report["log"].pop("files")
        report["log"].pop("moments")
    assert table == xes
