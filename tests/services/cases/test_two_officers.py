"""Two officers at once: one act stands, the other is decided again on what stands then."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.act import Accept, Act, RefuseAcceptance, StartStep, Stop
from banjie.core.act.refusal import Refusal
from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, set_scope
from banjie.services.cases import performing
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, CaseMoved, Done
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import Content, new_id
from tests.database import Database
from tests.office import TestOffice, accepted, do, handed_in
from tests.services.tables import rows_of_all_tables

NOW = datetime.now(UTC)


def asked(office: TestOffice, login: str, version: int | None = None) -> Asked:
    actor = office.officer(login, office_date(NOW)).actor()
    return Asked(actor=actor, now=NOW, key=str(new_id(NOW)), version=version)


def together(office: TestOffice, case_id: UUID, acts: tuple[tuple[str, Act], ...]) -> list[object]:
    """Let all read the case before anybody writes."""
    barrier = Barrier(len(acts))

    def one(login: str, act: Act) -> object:
        set_scope(ALL)
        wanted = asked(office, login)
        barrier.wait()
        try:
            return act_do(case_id, act, wanted)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [waiting.result() for waiting in [threads.submit(one, login, act) for login, act in acts]]


def test_only_one_of_two_takes_a_step_in_hand(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    start = StartStep(step="review")
    answers = together(whole_office, case.id, (("li", start), ("wu", start)))
    assert {type(answer) for answer in answers} == {Done, Refusal}
    assert [answer.code for answer in answers if isinstance(answer, Refusal)] == ["step_held"]
    assert case_view(case.id).version == 3


def test_what_is_still_possible_is_done_after_the_other(whole_office: TestOffice) -> None:
    case = accepted(whole_office, NOW)
    stop = Stop(ground="hearing", notice="T-1", notified_days=3)
    answers = together(whole_office, case.id, (("li", StartStep(step="review")), ("wu", stop)))
    assert sorted(answer.seq for answer in answers if isinstance(answer, Done)) == [3, 4]


def test_who_named_the_version_they_saw_is_told_that_the_case_moved(whole_office: TestOffice) -> None:
    case = handed_in(NOW)
    seen = case_view(case.id).version
    do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW)
    with pytest.raises(CaseMoved) as moved:
        act_do(case.id, RefuseAcceptance(ground="not_needed", notice="N"), asked(whole_office, "zhou", seen))
    assert moved.value.version == seen + 1


def test_a_lost_race_leaves_no_row_in_any_table(
    whole_office: TestOffice, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = accepted(whole_office, NOW)
    first_read = performing.read

    def read_then_overtaken(case_id: UUID, wanted: Asked, *, children: bool) -> performing.CaseRow:
        row = first_read(case_id, wanted, children=children)
        if row.version == 2:
            monkeypatch.setattr(performing, "read", first_read)
            do(whole_office, case, "li", StartStep(step="review"), NOW)
            overtaken.append(rows_of_all_tables(database))
        return row

    overtaken: list[object] = []
    monkeypatch.setattr(performing, "read", read_then_overtaken)
    note = Content(name="opinion", body="同意")
    answer = act_do(case.id, StartStep(step="review"), asked(whole_office, "wu"), (note,))
    assert isinstance(answer, Refusal)
    assert overtaken == [rows_of_all_tables(database)]
