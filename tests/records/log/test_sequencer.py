"""Positions: one order, no gap, no repeat."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from banjie.records.log.append import append, open_case
from banjie.records.log.sequencer import sequence
from banjie.records.models import EventPosition, EventQueue
from banjie.records.scope import ALL, set_scope
from tests.records.made_up import acceptance, opening, read

pytestmark = pytest.mark.usefixtures("scoped")


def some_cases(count: int) -> None:
    for _ in range(count):
        write = opening()
        open_case(write)
        append(acceptance(read(write.case_id)))


def positions() -> list[int]:
    return list(EventPosition.objects.order_by("position").values_list("position", flat=True))


def drained() -> int:
    total = 0
    while got := sequence(most=3):
        total += got
    return total


def test_every_committed_event_gets_one_position() -> None:
    some_cases(4)
    assert drained() == 8
    assert not EventQueue.objects.exists()
    assert positions() == list(range(1, len(positions()) + 1))
    assert sequence() == 0


def test_events_of_a_case_keep_their_order() -> None:
    some_cases(3)
    drained()
    rows = EventPosition.objects.order_by("position").values_list("case_id", "seq")
    seen: dict[object, int] = {}
    for case_id, seq in rows:
        assert seq == seen.get(case_id, 0) + 1
        seen[case_id] = seq


def test_a_sequencer_that_fails_leaves_the_queue_as_it_was() -> None:
    some_cases(1)
    before = EventQueue.objects.count()
    with transaction.atomic():
        assert sequence() == 2
        transaction.set_rollback(True)
    assert EventQueue.objects.count() == before
    assert drained() == 2


def test_only_one_sequencer_works_at_a_time_and_writers_go_on() -> None:
    def write_or_sequence(number: int) -> None:
        set_scope(ALL)
        try:
            drained() if number % 2 else some_cases(3)
        finally:
            connection.close()

    before = len(positions())
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write_or_sequence, range(8)))
    drained()
    assert positions() == list(range(1, before + 24 + 1))
