"""Serials of an office and day."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from banjie.records.models import NumberIssued
from banjie.records.number import take_number
from tests.records.made_up import DAY, new_id

pytestmark = pytest.mark.usefixtures("scoped")


def test_serials_count_from_one_for_each_office() -> None:
    assert [take_number(office=office, day=DAY, case_id=new_id()) for office in ("a", "a", "b")] == [1, 2, 1]


def test_it_is_remembered_for_which_case_a_serial_was_taken() -> None:
    case_id = new_id()
    serial = take_number(office="c", day=DAY, case_id=case_id)
    assert NumberIssued.objects.get(office="c", day=DAY, serial=serial).case_id == case_id


def test_the_statement_waits_for_no_disk_and_only_itself() -> None:
    take_number(office="d", day=DAY, case_id=new_id())
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)


def test_no_serial_is_given_twice_at_once() -> None:
    def take(_: int) -> int:
        try:
            return take_number(office="e", day=DAY, case_id=new_id())
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(take, range(30))) == list(range(1, 31))
