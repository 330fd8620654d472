"""Due dates for lines of text."""

from datetime import date

import pytest

from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.services.files.clock_due import DueRow, due_rows
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_question import Extending
from tests.core.calendar.shipped import shipped

OPEN = Parts()


def rows(*lines: str, otherwise: Parts = OPEN) -> list[DueRow]:
    return list(due_rows(shipped(), lines, otherwise))


def test_a_row_gets_its_due_date():
    assert rows("2026-09-28\t20\n")[0].due == date(2026, 10, 30)


@pytest.mark.parametrize(
    "line", ["2026-09-28,20", " 2026-09-28 , 20 ,x", '"2026-09-28","20","a,b"', "\ufeff2026-09-28\t20"]
)
def test_commas_blanks_quotes_and_a_byte_order_mark_are_understood(line: str):
    assert rows(line)[0].due == date(2026, 10, 30)


def test_a_first_line_without_digits_is_a_header_and_only_there():
    first, second = rows("start\tdays", "start\tdays")
    assert (first.is_header, second.is_header) == (True, False)


def test_an_empty_line_is_neither_right_nor_wrong():
    assert rows("2026-09-28\t20", "\n")[1].problem is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-09-28", "row_columns"),
        ("2026-02-30\t5", "date_text"),
        ("20260928\t5", "date_text"),
        ("2026-09-28\t1.5", "row_limit"),
        ("2026-09-28\t-3", "row_limit"),
        ("2026-09-28\t0", "limit_days"),
        ("2026-09-28\t10000", "limit_days"),
        ("1999-01-04\t5", "out_of_range"),
        ("2100-12-30\t5", "counted_out"),
        ("2026-09-28\t48h", "hours_start"),
        ("2026-09-28T14:30\t48h", "zone_missing"),
    ],
)
def test_a_bad_row_carries_its_problem_and_stops_nothing(line: str, code: str):
    bad, good = rows(line, "2026-09-28\t20")
    assert bad.problem is not None
    assert (bad.problem.code, bad.due, good.due) == (code, None, date(2026, 10, 30))


def test_a_date_beyond_the_last_notice_is_marked():
    assert rows("2026-12-10\t20")[0].provisional


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("2026-07-05\t90d", date(2026, 10, 8)),
        ("2022-08-31\t6m", date(2023, 2, 28)),
        ("2026-10-16T14:30+08:00\t48h", date(2026, 10, 18)),
    ],
)
def test_a_limit_may_have_any_unit(line: str, due: date):
    assert rows(line)[0].due == due


def test_a_header_says_what_the_columns_are_in_any_order():
    named = (
        "note,Limit,start,stops,extensions,restarts",
        "x,20wd,2026-09-28,2026-10-12..2026-10-16:hearing,,",
        "x,20wd,2026-09-28,,10@2026-10-20:agency_head,",
        "x,20wd,2026-09-28,2026-10-12..2026-10-16;2026-10-14..2026-10-19,,",
        "x,20wd,2026-09-01,,,2026-09-28",
    )
    assert [row.due for row in rows(*named)] == [
        None, date(2026, 11, 6), date(2026, 11, 13), date(2026, 11, 9), date(2026, 10, 30),
    ]  # fmt: skip


def test_a_row_may_count_back_from_an_event_or_from_an_act():
    named = ("before,after,limit", "2026-10-15,,7wd", ",2026-09-30,7wd", "2026-10-15,2026-09-30,7wd", ",,7wd")
    header, back, least, both, neither = rows(*named)
    assert (header.is_header, back.due, least.due) == (True, date(2026, 9, 30), date(2026, 10, 15))
    assert [row.problem and row.problem.code for row in (both, neither)] == ["start_twice", "start_missing"]


def test_what_a_row_leaves_open_is_taken_from_elsewhere():
    otherwise = Parts(days=20, extensions=(Extending(days=10),))
    named = ("start,limit,extensions", "2026-09-28,,", "2026-09-28,10wd,", "2026-09-28,,5")
    assert [row.due for row in rows(*named, otherwise=otherwise)[1:]] == [
        date(2026, 11, 13), date(2026, 10, 30), date(2026, 11, 6),
    ]  # fmt: skip


def test_a_limit_given_for_all_rows_leaves_one_column_to_read():
    otherwise = Parts(limit=Limit(days=90, unit=Unit.CALENDAR_DAY), last_day=LastDay.STAYS)
    assert rows("2026-07-05\tsome note", otherwise=otherwise)[0].due == date(2026, 10, 3)


def test_a_row_that_an_open_stop_holds_has_no_date_and_no_problem():
    held = rows("start,limit,stops", "2026-09-28,20wd,2026-10-12..:hearing")[1]
    assert held.answer is not None
    assert (held.due, held.problem, held.answer.left_when_resumed) == (None, None, 15)


def test_lines_that_ask_the_same_are_answered_each_from_its_own_day():
    named = ("start,limit,zone", "2026-10-16T14:30,48h,Asia/Shanghai", "2026-10-17T06:30Z,48h,Asia/Shanghai")
    assert [row.answer and str(row.answer.at) for row in rows(*named)[1:]] == [
        "2026-10-18 14:30:00+08:00",
        "2026-10-19 14:30:00+08:00",
    ]


def test_a_word_that_is_not_known_names_those_that_are():
    named = rows("start,limit,last_day", "2026-07-05,90d,sometimes")[1]
    assert named.problem is not None
    assert "previous_working_day" in str(named.problem.params["known"])
