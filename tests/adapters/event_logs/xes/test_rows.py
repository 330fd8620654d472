"""Attributes become columns."""

import numpy as np
import polars as pl

from banjie.adapters.event_logs.xes.rows import Attributes, Columns, Part


def said(*what: tuple[int, str, str]) -> Attributes:
    keys = list(dict.fromkeys(key for _, key, _ in what))
    return Attributes(
        owners=np.array([owner for owner, _, _ in what], dtype=np.int64),
        codes=np.array([keys.index(key) for _, key, _ in what], dtype=np.int64),
        keys=keys,
        values=pl.Series([value for _, _, value in what], dtype=pl.String),
    )


PART = Part(
    cases=4,
    case_of=np.array([1, 1, 1, 3]),
    of_cases=said((0, "name", "A"), (1, "name", "B"), (2, "name", "C"), (3, "office", "east")),
    of_events=said(
        (0, "step", "x"), (1, "case:name", "overruled"), (2, "step", "y"), (2, "step", "z"), (3, "case:name", "D")
    ),
)
ROWS = [
    {"case:name": "A", "case:office": None, "step": None},
    {"case:name": "B", "case:office": None, "step": "x"},
    {"case:name": "B", "case:office": None, "step": None},
    {"case:name": "B", "case:office": None, "step": "z"},
    {"case:name": "C", "case:office": None, "step": None},
    {"case:name": "D", "case:office": "east", "step": None},
]


def test_cases_without_events_stand_between_the_others() -> None:
    columns = Columns()
    (frame,) = columns.frames(PART)
    assert frame.to_dicts() == ROWS
    assert (columns.repeated.cells, columns.repeated.names) == (1, ["step"])


def test_frames_of_few_cells_have_the_same_rows() -> None:
    frames = list(Columns(most_cells=1).frames(PART))
    assert [frame.height for frame in frames] == [1] * 6
    assert pl.concat(frames, how="diagonal").select("case:name", "case:office", "step").to_dicts() == ROWS


def test_columns_beyond_the_most_are_left_out_and_counted() -> None:
    columns = Columns(most=2)
    (frame,) = columns.frames(PART)
    assert frame.columns == ["case:name", "case:office"]
    assert (columns.left_out.cells, columns.left_out.names) == (3, ["step"])
