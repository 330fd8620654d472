"""What is typed on one line is read as it is meant, or refused with a code."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.stop import Stop
from banjie.services.files.clock_question import Extending
from banjie.services.files.clock_texts import (
    in_zone,
    limit_text,
    read_day,
    read_extension,
    read_limit,
    read_start,
    read_stop,
    read_zone,
)

FIRST, LAST = date(2026, 10, 12), date(2026, 10, 16)


@pytest.mark.parametrize("text", ["20wd", "15d", "3m", "48h"])
def test_a_limit_is_written_as_it_is_read(text: str):
    assert limit_text(read_limit(text)) == text


def test_a_limit_names_its_unit():
    assert read_limit(" 90d ") == Limit(days=90, unit=Unit.CALENDAR_DAY)


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("2026-10-12..2026-10-16", Stop(first_date=FIRST, last_date=LAST, ground="")),
        ("2026-10-12..", Stop(first_date=FIRST, last_date=None, ground="")),
        ("2026-10-12..:hearing", Stop(first_date=FIRST, last_date=None, ground="hearing")),
        (
            "2026-10-12..2026-10-16:hearing:听告〔2026〕3号",
            Stop(first_date=FIRST, last_date=LAST, ground="hearing", notice="听告〔2026〕3号"),
        ),
        (
            "2026-10-12..2026-10-16:hearing:A:7:5",
            Stop(first_date=FIRST, last_date=LAST, ground="hearing", notice="A:7", notified_days=5),
        ),
        (
            "2026-10-12..2026-10-16:::5",
            Stop(first_date=FIRST, last_date=LAST, ground="", notified_days=5),
        ),
    ],
)
def test_a_stop_has_its_ground_its_notice_and_the_days_told(text: str, stop: Stop):
    assert read_stop(text) == stop


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("10", Extending(days=10)),
        ("10@2026-10-16", Extending(days=10, extended_date=LAST)),
        ("10:agency_head", Extending(days=10, approver="agency_head")),
        ("10@2026-10-16:agency_head", Extending(days=10, extended_date=LAST, approver="agency_head")),
    ],
)
def test_an_extension_has_its_day_and_who_approved_it(text: str, extension: Extending):
    assert read_extension(text) == extension


@pytest.mark.parametrize("text", ["2026-10-16T14:30+08:00", "2026-10-16 06:30Z", "2026-10-16T06:30:00.000000+0000"])
def test_a_moment_has_its_zone(text: str):
    assert read_start(text) == datetime(2026, 10, 16, 6, 30, tzinfo=UTC)


def test_a_moment_without_a_zone_takes_the_one_beside_it():
    moment = in_zone(read_start("2026-10-16T14:30"), ZoneInfo("Asia/Shanghai"))
    assert moment == datetime(2026, 10, 16, 6, 30, tzinfo=UTC)
    assert in_zone(date(2026, 10, 16), None) == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (read_limit, "20", "limit_text"),
        (read_limit, "0d", "limit_days"),
        (read_limit, "10000wd", "limit_days"),
        (read_day, "2026-9-28", "date_text"),
        (read_day, "2026-02-30", "date_text"),
        (read_day, "２０２６-09-28", "date_text"),
        (read_start, "soon", "date_text"),
        (read_start, "2026-10-16T25:00", "moment_text"),
        (read_stop, "2026-10-12", "stop_text"),
        (read_stop, "2026-10-12..2026-10-36", "stop_text"),
        (read_stop, "2026-10-16..2026-10-12", "stop_reversed"),
        (read_stop, "2026-10-12..:::0", "notified_days"),
        (read_extension, "ten", "extension_text"),
        (read_extension, "10@2026-10-36", "extension_text"),
        (read_extension, "0", "extension_days"),
        (read_zone, "Middle/Earth", "zone_text"),
        (read_zone, "../etc/passwd", "zone_text"),
        (lambda text: in_zone(read_start(text), None), "2026-10-16T14:30", "zone_missing"),
    ],
)
def test_what_is_no_such_thing_has_a_code(read: Callable[[str], object], text: str, code: str):
    with pytest.raises(CodedError) as refused:
        read(text)
    assert refused.value.code == code
