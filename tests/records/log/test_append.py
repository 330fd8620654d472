"""One guarded statement per act: all of it is written, or nothing."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.act import Accept
from banjie.records.failures import AlreadyTaken
from banjie.records.log.append import append, open_case
from banjie.records.log.chain import chain
from banjie.records.log.read import earlier_answer, history, read_case, stored_events
from banjie.records.log.rows import ResultRow, WorkRow
from banjie.records.models import CaseClock, Content, EventQueue, Party, RequestKey, Result, StoredEvent, Tracking, Work
from banjie.records.scope import ALL, set_scope
from tests.records.made_up import CLOCK, DAY, WORK, acceptance, event, opening, people, read, request

pytestmark = pytest.mark.usefixtures("scoped")
HANGING = (StoredEvent, Work, CaseClock, Result, Party, Content, Tracking, EventQueue, RequestKey)


def rows_of(case_id: UUID) -> dict[str, int]:
    return {model.__name__: model.objects.filter(case_id=case_id).count() for model in HANGING}


def test_an_opening_writes_the_case_and_all_that_hangs_on_it() -> None:
    rows = people()
    write = opening(tracking_code="ABCDEFGH2345", **rows)
    assert open_case(write)
    assert rows_of(write.case_id) == {
        "StoredEvent": 1, "Work": 1, "CaseClock": 1, "Result": 0, "Party": 1, "Content": 1, "Tracking": 1,
        "EventQueue": 1, "RequestKey": 1,
    }  # fmt: skip
    assert Party.objects.get(case_id=write.case_id).name == '王"小\\明'
    assert bytes(Content.objects.get(case_id=write.case_id).salt) == rows["contents"][0].salt


def test_what_is_read_back_is_what_was_written() -> None:
    write = opening()
    open_case(write)
    case = read(write.case_id)
    assert (case.version, case.head, case.state) == (1, write.events[-1].digest, write.state)
    assert [row.body for row in stored_events(write.case_id)] == [row.body for row in write.events]
    assert history(write.case_id)[0].kind == "submitted"


def test_an_act_moves_the_case_its_work_and_its_clocks() -> None:
    write = opening()
    open_case(write)
    decide = WorkRow(step="decide", role="head", since_date=DAY, holder="p2")
    stopped = replace(CLOCK, due_date=None, left_days=7, stopped=True)
    act = replace(acceptance(read(write.case_id)), work=(decide,), gone_steps=("examine",), clocks=(stopped,))
    assert append(act)
    assert [(row.step, row.holder, row.scope_path) for row in Work.objects.filter(case_id=write.case_id)] == [
        ("decide", "p2", "/51/11/")
    ]
    clock = CaseClock.objects.get(case_id=write.case_id)
    assert (clock.due_date, clock.left_days, clock.stopped) == (None, 7, True)


def test_one_act_may_write_several_events_and_a_result() -> None:
    write = opening()
    open_case(write)
    case = read(write.case_id)
    events = chain([event(seq, Accept(receipt=f'甲"{seq}\\')) for seq in (2, 3)], case.id, case.head)
    result = ResultRow(number="R-1", check_code="CODE-1", granted=True, decided_date=DAY)
    assert append(replace(acceptance(case), events=events, result=result, closed_date=DAY))
    assert [row.body for row in stored_events(case.id)][1:] == [row.body for row in events]
    queued = EventQueue.objects.filter(case_id=case.id).order_by("id").last()
    assert queued is not None
    assert (queued.first_seq, queued.last_seq) == (2, 3)
    assert Result.objects.get(case_id=case.id).granted


def test_a_lost_race_leaves_no_row() -> None:
    write = opening()
    open_case(write)
    case = read(write.case_id)
    assert append(acceptance(case))
    before = rows_of(case.id)
    late = replace(acceptance(case), work=(replace(WORK, step="late"),), clocks=(CLOCK,), **people())
    assert not append(late)
    assert rows_of(case.id) == before


def test_a_case_is_opened_once() -> None:
    write = opening()
    assert open_case(write)
    again = replace(write, request=request(), number=write.number)
    assert not open_case(again)
    assert rows_of(write.case_id)["StoredEvent"] == 1


def test_a_known_request_key_writes_nothing() -> None:
    first, second = opening(key="k-1"), opening(key="k-1")
    assert open_case(first)
    assert not open_case(second)
    assert read_case(second.case_id, "tester", "k-1") is None
    answer = earlier_answer("tester", "k-1")
    assert answer is not None
    assert answer.case_id == first.case_id


def test_the_earlier_answer_comes_with_the_case() -> None:
    write = opening(key="k-2")
    open_case(write)
    earlier = read(write.case_id, "k-2").earlier
    assert earlier is not None
    assert (earlier.seq, earlier.digest) == (1, "sha256:asked")


def test_a_number_of_another_case_is_refused_by_name() -> None:
    first = opening()
    open_case(first)
    with pytest.raises(AlreadyTaken, match="case_number_key"):
        open_case(replace(opening(), number=first.number))


def test_the_same_request_five_times_at_once_is_written_once() -> None:
    write = opening()
    open_case(write)
    act = acceptance(read(write.case_id), key="five")
    with ThreadPoolExecutor(5) as threads:
        answers = list(threads.map(lambda _: in_a_thread(lambda: append(act)), range(5)))
    assert sorted(answers) == [False, False, False, False, True]
    assert rows_of(write.case_id)["StoredEvent"] == 2


def test_the_same_opening_five_times_at_once_opens_one_case() -> None:
    write = opening(key="opened-once")
    with ThreadPoolExecutor(5) as threads:
        answers = list(threads.map(lambda _: in_a_thread(lambda: open_case(write)), range(5)))
    assert sorted(answers) == [False, False, False, False, True]
    assert rows_of(write.case_id)["StoredEvent"] == 1


def test_two_officers_at_once_one_wins_and_the_other_decides_again() -> None:
    write = opening()
    open_case(write)
    case = read(write.case_id)
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda _: in_a_thread(lambda: append(acceptance(case))), range(2)))
    assert sorted(answers) == [False, True]
    assert append(acceptance(read(write.case_id)))
    assert [row.seq for row in stored_events(write.case_id)] == [1, 2, 3]


def in_a_thread(deed: object) -> bool:
    set_scope(ALL)
    try:
        return bool(deed())  # type: ignore[operator]  # a function without arguments
    finally:
        connection.close()
