"""The benchmark of reading XES runs, tiny, so that it does not rot."""

from pathlib import Path

from benchmarks import xes_import

EVENT = '<event><string key="concept:name" value="submit"/></event>'


def test_both_ways_are_measured_beside_the_floor(tmp_path: Path) -> None:
    log = tmp_path / "log.xes"
    log.write_text(f"<log><trace>{EVENT * 3}</trace></log>", "utf-8")
    rows = xes_import.run(rounds=1, files=[log])
    assert [row["way"] for row in rows] == [
        "log.xes: lxml, counts events", "log.xes: plain", "log.xes: element by element"
    ]  # fmt: skip
    assert all(row["ratio"] > 0 for row in rows)


def test_a_log_that_is_not_there_is_named(tmp_path: Path) -> None:
    (row,) = xes_import.run(rounds=1, files=[tmp_path / "gone.xes"])
    assert row["note"].startswith("not measured")
