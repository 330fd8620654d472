"""Tables are compared with the log and put right from it; the log itself is never touched."""

import json
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.act import Submit
from banjie.core.act.event import Event
from banjie.records.log.append import append, open_case
from banjie.records.log.read import stored_events
from banjie.records.log.rebuild import Rebuilt, Share, differences, rebuild
from banjie.records.log.rows import ResultRow
from banjie.records.models import Case, CaseClock, Work
from tests.records.made_up import CLOCK, DAY, WORK, acceptance, opening, read

pytestmark = pytest.mark.usefixtures("scoped")


def derive(case_id: UUID, events: Sequence[Event], turn: int) -> Rebuilt:
    """Say what `made_up` writes, from the events alone."""
    submit = events[0].act
    assert isinstance(submit, Submit)
    phase = events[-1].kind
    result = ResultRow(number=f"R-{case_id}", check_code=f"C-{case_id}", granted=True, decided_date=DAY)
    return Rebuilt(
        number=submit.number, scope_path="/51/11/", item_code=submit.item, item_version=submit.item_version,
        procedure=submit.procedure, channel=submit.channel, received_date=events[0].happened_date, closed_date=None,
        phase=phase, state=json.dumps({"phase": phase}, separators=(",", ":")), work=(WORK,), clocks=(CLOCK,),
        result=result if phase == "accepted" else None,
    )  # fmt: skip


def accepted_case() -> UUID:
    write = opening()
    open_case(write)
    result = ResultRow(number=f"R-{write.case_id}", check_code=f"C-{write.case_id}", granted=True, decided_date=DAY)
    append(replace(acceptance(read(write.case_id)), result=result))
    return write.case_id


def test_what_was_written_is_what_the_log_says() -> None:
    accepted_case()
    open_case(opening())
    assert list(differences(derive)) == []


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("case", "UPDATE \"case\" SET phase = 'granted' WHERE id = %s"),
        ("work", "DELETE FROM work WHERE case_id = %s"),
        ("case_clock", "UPDATE case_clock SET due_date = due_date + 1 WHERE case_id = %s"),
        ("result", "DELETE FROM result WHERE case_id = %s"),
    ],
)
def test_a_damaged_table_is_found_and_put_right(table: str, damage: str) -> None:
    case_id = accepted_case()
    with connection.cursor() as cursor:
        cursor.execute(damage, [case_id])
    number = Case.objects.get(id=case_id).number
    assert [(found.case, found.table) for found in differences(derive)] == [(number, table)]
    assert [found.table for found in rebuild(derive)] == [table]
    assert list(differences(derive)) == []


def test_shares_together_reach_every_case_once() -> None:
    accepted_case()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM work")
    seen = [found.case for part in range(3) for found in differences(derive, Share(part=part, parts=3))]
    assert sorted(seen) == sorted(Case.objects.values_list("number", flat=True))
    list(rebuild(derive))


def test_everything_lost_but_the_log_comes_back() -> None:
    case_id = accepted_case()
    before = stored_events(case_id)
    with connection.cursor() as cursor:
        for table in ('"case"', "work", "case_clock", "result"):
            cursor.execute(f"DELETE FROM {table}")
    list(rebuild(derive))
    assert read(case_id).version == 2
    assert Work.objects.count() == CaseClock.objects.count() == Case.objects.count()
    assert stored_events(case_id) == before
    assert list(differences(derive)) == []
