"""Calendars of areas whose days off a law fixes for good."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from banjie.adapters.packs_folder import packs_folder
from banjie.services.files.calendars import load_calendar

ROOT = Path(__file__).resolve().parents[2]


def test_the_files_are_what_the_script_writes() -> None:
    script = ROOT / "scripts" / "make_other_calendars.py"
    subprocess.run([sys.executable, script, "--check"], check=True, cwd=ROOT)


@pytest.mark.parametrize(
    ("area", "day"),
    [("nl", date(2011, 4, 30)), ("nl", date(2012, 5, 17)), ("nl", date(2014, 5, 5)), ("us", date(2021, 12, 31))],
)
def test_a_day_off_by_law_is_no_working_day(area: str, day: date) -> None:
    assert not load_calendar(packs_folder(None), area).is_working(day)


def test_the_kings_day_is_no_longer_the_queens() -> None:
    dutch = load_calendar(packs_folder(None), "nl")
    assert dutch.is_working(date(2015, 4, 30))
    assert not dutch.is_working(date(2015, 4, 27))
