"""Every benchmark runs, tiny, so that none of them rots."""

from collections.abc import Iterator

import pytest

from banjie.adapters.postgres.cluster import Cluster
from banjie.project import database as installation
from benchmarks import calendar_arrays, lifecycles, log_clocks, open_clocks, rebuild, sweep
from benchmarks.table import show


@pytest.fixture
def own_connection() -> Iterator[None]:
    """Give this process's connection back: the next module may work in another database."""
    yield
    installation.leave()


def test_calendar_arrays_agree_with_numpy() -> None:
    assert all(row["ns_per_case"] > 0 for row in calendar_arrays.run(rows=100, rounds=1))


def test_open_clocks_have_the_dates_they_have_alone() -> None:
    assert all(row["milliseconds"] >= 0 for row in open_clocks.run(rows=200, rounds=1))


def test_the_clocks_of_a_log_are_those_that_polars_finds() -> None:
    ours, *others = log_clocks.run(cases=500, rounds=1, ten=True)
    assert ours["goal"] == log_clocks.GOAL
    assert {row["way"].split(",")[0] for row in others} >= {"Polars"}


@pytest.mark.usefixtures("own_connection")
def test_a_life_runs_through_the_services_and_through_the_floor(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycles, "GOALS", {1: 0.5})
    speed, size = lifecycles.run(cluster, rounds=1, cases=5)
    assert speed["per_second"] > 0
    assert size["bytes"] > size["floor_bytes"] > 0


@pytest.mark.usefixtures("own_connection")
def test_all_tables_come_back_from_the_log(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    rows = rebuild.run(cluster, cases=5)
    show("tiny", rows)
    assert [row["way"] for row in rows] == ["rebuild, 5 cases", "rebuild --check, 5 cases"]
    assert "rebuild" in capsys.readouterr().out


@pytest.mark.usefixtures("own_connection")
def test_what_fell_is_claimed_and_acted_on(cluster: Cluster) -> None:
    rows = sweep.run(cluster, (20, 40), due=3, rounds=1)
    assert [row["way"].split(",")[0] for row in rows][:3] == ["claim 3 of 20 open", "look", "act on 3"]
    assert len(rows) == 6
    assert all(row["milliseconds"] > 0 for row in rows)
