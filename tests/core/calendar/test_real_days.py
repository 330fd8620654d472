"""The shipped days held against other people's tables and vectors."""

import csv
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.core.calendar.shipped import shipped
from tests.shared_data import shared

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 2, 11), 5, date(2026, 2, 25)),
        (date(2026, 2, 11), 20, date(2026, 3, 17)),
        (date(2026, 9, 18), 10, date(2026, 10, 9)),
        (date(2026, 9, 28), 20, date(2026, 10, 30)),
        (date(2025, 9, 26), 20, date(2025, 10, 30)),
        (date(2010, 9, 20), 20, date(2010, 10, 25)),
    ],
)
def test_known_due_dates(start: date, n: int, due: date):
    assert shipped().add(start, n) == due


def test_the_vectors_agree():
    with shared("data/holidays/workday_vectors.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            start = date.fromisoformat(row["received"])
            assert str(shipped().add(start, int(row["workdays"]))) == row["due"]


def test_every_day_of_another_table_agrees():
    folder = shared("data/holidays")
    other = {}
    for path in sorted(folder.glob("holiday-cn_*.json")):
        other |= {day["date"]: day["isOffDay"] for day in json.loads(path.read_text(encoding="utf-8"))["days"]}
    ordinals = range(date(2007, 1, 1).toordinal(), date(2026, 12, 29).toordinal())
    ours = {day: shipped().is_working(day) for day in map(date.fromordinal, ordinals)}
    theirs = {day: not other.get(str(day), day.isoweekday() > 5) for day in ours}
    assert ours == theirs


def test_the_files_are_what_the_script_writes():
    script = ROOT / "scripts" / "make_calendar.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
