"""Due dates for lines of text."""

from datetime import date

import pytest

from banjie.services.files.clock_due import DueRow, due_rows
from tests.core.calendar.shipped import shipped


def rows(*lines: str) -> list[DueRow]:
    return list(due_rows(shipped(), lines))


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
        ("2026-02-30\t5", "row_date"),
        ("20260928\t5", "row_date"),
        ("2026-09-28\t1.5", "row_days"),
        ("2026-09-28\t-3", "row_days"),
        ("2026-09-28\t0", "limit_days"),
        ("2026-09-28\t10000", "limit_days"),
        ("1999-01-04\t5", "out_of_range"),
        ("2100-12-30\t5", "counted_out"),
    ],
)
def test_a_bad_row_carries_its_problem_and_stops_nothing(line: str, code: str):
    bad, good = rows(line, "2026-09-28\t20")
    assert bad.problem is not None
    assert (bad.problem.code, bad.due, good.due) == (code, None, date(2026, 10, 30))


def test_a_date_beyond_the_last_notice_is_marked():
    assert rows("2026-12-10\t20")[0].provisional
