"""XES as offices and tools write it, and as it comes when something went wrong."""

import gzip
import json
from pathlib import Path

import polars as pl
import pytest

from banjie.adapters.event_logs.xes.reader import XesLog, read_xes
from banjie.bulk.log.source import LogUnreadable
from banjie.core.facts.quality import Doubt, Kept
from tests.shared_data import shared

LOGS = ["receipt.xes.gz", "BPIC15_1.xes.gz", "interval_event_log.xes.gz", "running-example.xes", "BPIC12.xes.gz"]
SMALL = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="creator" value="an office"/>
  <trace>
    <string key="concept:name" value="1"/>
    <event><string key="concept:name" value="submit &amp; pay"/><int key="fee" value=""/></event>
    <event><string key="concept:name" value="grant"><string key="by" value="nobody"/></string></event>
    <string key="office" value="辦結"/>
  </trace>
  <trace><string key="concept:name" value="2"/></trace>
</log>
"""
ROWS = [
    {"case:concept:name": "1", "case:office": "辦結", "concept:name": "submit & pay"},
    {"case:concept:name": "1", "case:office": "辦結", "concept:name": "grant"},
    {"case:concept:name": "2", "case:office": None, "concept:name": None},
]


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "log.xes"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def whole(log: XesLog) -> pl.DataFrame:
    rows = pl.concat(log.frames(), how="diagonal")
    return rows.select(sorted(rows.columns))


@pytest.mark.parametrize("name", [*LOGS, "roadtraffic100traces.xes", "BPIC20_DomesticDeclarations.xes.gz"])
def test_real_logs_are_read_alike_in_both_ways(name: str) -> None:
    path = shared(f"data/eventlogs/{name}")
    plain = whole(XesLog(path))
    assert plain.equals(whole(XesLog(path, plain=False)))
    assert set(plain.dtypes) == {pl.String}


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_only_attributes_of_cases_and_events_are_columns(tmp_path: Path, encoding: str) -> None:
    named = SMALL.replace("UTF-8", encoding.removesuffix("-sig"))
    log = read_xes(written(tmp_path, named.encode(encoding)))
    (rows,) = log.frames()
    assert rows.to_dicts() == ROWS
    assert (log.name, log.stated, log.doubts) == ("log.xes", {"format": "XES"}, ())


def test_what_comes_before_the_damage_is_given(tmp_path: Path) -> None:
    log = read_xes(written(tmp_path, SMALL[: SMALL.index('<event><string key="concept:name" value="grant"')]))
    (rows,) = log.frames()
    assert rows.to_dicts() == [{"case:concept:name": "1", "concept:name": "submit & pay"}]
    (doubt,) = log.doubts
    assert (doubt.code, doubt.count, doubt.kept) == ("truncated", 1, Kept.LEFT_OUT)
    assert doubt.examples[0].startswith("after row 1: ")


def test_a_packed_log_cut_off_is_given_as_far_as_it_goes(tmp_path: Path) -> None:
    content = shared("data/eventlogs/receipt.xes.gz").read_bytes()
    log = read_xes(written(tmp_path, content[: len(content) // 2]))
    rows = sum(frame.height for frame in log.frames())
    assert 3_000 < rows < 6_000
    assert [doubt.examples for doubt in log.doubts] == [(f"after row {rows}: the gzip file ends too early",)]


def test_a_key_said_twice_is_kept_once(tmp_path: Path) -> None:
    log = read_xes(written(tmp_path, SMALL.replace('<int key="fee" value=""/>', '<id key="concept:name" value="b"/>')))
    (rows,) = log.frames()
    assert rows["concept:name"].to_list() == ["b", "grant", None]
    assert log.doubts == (Doubt(code="keys_repeated", count=1, kept=Kept.LEFT_OUT, examples=("concept:name",)),)


def test_a_log_of_very_many_columns_keeps_those_that_come_first(tmp_path: Path) -> None:
    events = "".join(f'<event><string key="{n}" value="x"/></event>' for n in range(30_000))
    log = read_xes(written(tmp_path, f"<log><trace>{events}</trace></log>"))
    frames = list(log.frames())
    assert sum(frame.height for frame in frames) == 30_000
    assert len({name for frame in frames for name in frame.columns}) == 2_000
    assert [(doubt.code, doubt.count) for doubt in log.doubts] == [("columns_left_out", 28_000)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cannot be read as XES: "),
        (b"case;activity\n1;a\n", "cannot be read as XES: "),
        (b"PK\x03\x04", "cannot be read as XES: "),
        (gzip.compress(b"<log>")[:9], "cannot be read as XES: the gzip file ends too early"),
        (b"<log></log>", "holds neither cases nor events; export the log again"),
        (b"<html><trace/></html>", "is XML of another kind (<html>), not XES; export as XES"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(LogUnreadable, match="export") as error:
        list(read_xes(written(tmp_path, content)).frames())
    assert str(error.value).startswith(f"log.xes: {why}")


def test_a_file_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        LogUnreadable, match=r"gone\.xes: cannot be opened \(No such file or directory\); check the path"
    ):
        list(read_xes(tmp_path / "gone.xes").frames())


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    path, told = written(tmp_path, gzip.compress(SMALL.encode())), list[tuple[int, int | None]]()
    list(read_xes(path).frames(lambda done, total: told.append((done, total))))
    size = path.stat().st_size
    assert told[-1] == (size, size)


def test_it_can_be_read_again_and_left_half_way(tmp_path: Path) -> None:
    log = read_xes(written(tmp_path, SMALL))
    assert next(iter(log.frames())).height == 3
    assert [frame.height for frame in log.frames()] == [3]


@pytest.mark.parametrize("entity", ['"lol"', 'SYSTEM "log.xes"', '"&a;&a;"'])
def test_no_entity_reaches_another_file_or_grows(tmp_path: Path, entity: str) -> None:
    kinds = f"<!DOCTYPE log [<!ENTITY a {entity}>]>"
    log = XesLog(
        written(tmp_path, f'{kinds}<log><trace><id key="a" value="1"/><id key="b" value="&a;"/></trace></log>')
    )
    (rows,) = log.frames()
    assert rows.to_dicts() in ([{"case:a": "1"}], [{"case:a": "1", "case:b": "lol"}])
