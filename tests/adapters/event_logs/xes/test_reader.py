"""XES as offices and tools write it."""

import json

import polars as pl
import pytest

from banjie.adapters.event_logs.xes.reader import read_xes
from tests.shared_data import shared

LOGS = ["receipt.xes.gz", "BPIC15_1.xes.gz", "interval_event_log.xes.gz", "running-example.xes", "BPIC12.xes.gz"]


@pytest.mark.parametrize("name", LOGS)
def test_real_logs_have_the_cases_events_and_activities_published(name: str) -> None:
    rows = pl.concat(read_xes(shared(f"data/eventlogs/{name}")).frames(), how="diagonal")
    expected = json.loads(shared(f"data/eventlogs/expected/{name}.json").read_text("utf-8"))
    found = {
        "cases": rows["case:concept:name"].n_unique(),
        "events": rows.height,
        "activities": rows["concept:name"].n_unique(),
    }
    assert found == {key: expected[key] for key in found}


def test_every_column_is_text() -> None:
    rows = pl.concat(read_xes(shared("data/eventlogs/roadtraffic100traces.xes")).frames(), how="diagonal")
    assert rows["case:concept:name"].n_unique() == 100
    assert set(rows.dtypes) == {pl.String}
