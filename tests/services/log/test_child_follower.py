"""Children stop and go on with their parent, where its law says so; the parent never with them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from banjie.core.act.act import Accept, Resume, StartStep, Stop, Withdraw
from banjie.core.case.state import Pause, Phase
from banjie.core.procedure.pack_law import ChildrenLaw, Dated, PackLaw
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import office_date
from banjie.records.log.faults import faults
from banjie.records.scope import ALL, scope, set_scope
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.asked import Asked
from banjie.services.cases.deed import new_id
from banjie.services.law import laws
from banjie.services.log.followers import advance
from banjie.services.log.log_verify import log_verify
from banjie.services.log.rebuild import differences, rebuild
from banjie.services.ports import plugged as ports
from banjie.services.ports.plugged import plugged
from tests.database import Database
from tests.office import PROMISED, TestOffice
from tests.services.family import FIRE_ITEM, JOINT, LEAD, Family, handed, opened, refer, referred, with_departments
from tests.services.tables import run_sql

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
STOP = Stop(ground="expert_review", notice="停-1", notified_days=5)


@pytest.fixture(scope="module")
def departments(office: TestOffice) -> TestOffice:
    set_scope(ALL)
    return with_departments(office, NOW)


@pytest.fixture(autouse=True)
def seeing(departments: TestOffice) -> Iterator[None]:
    set_scope(ALL)
    yield
    connection.close()


def pauses(family: Family, item: str) -> tuple[Pause, ...]:
    return family.view(item).state.pauses


def today(later: int = 0) -> date:
    return office_date(NOW + later * DAY)


def test_a_stop_of_a_child_leaves_the_clock_of_the_group_alone(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    before = family.view()
    family.part(PROMISED, STOP, NOW)
    after = family.view()
    assert (after.clocks, after.version, after.state.phase) == (before.clocks, before.version, Phase.RUNNING)
    assert family.view(FIRE_ITEM).state.phase is Phase.RUNNING
    assert family.view(PROMISED).state.phase is Phase.STOPPED


def test_a_stop_of_the_group_stops_its_parts_and_lets_them_go_on(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    stopped = family.group(STOP, NOW)
    family.group(Resume(), NOW + 2 * DAY)
    for item in family.children:
        [pause] = pauses(family, item)
        assert (pause.first_date, pause.last_date, pause.parent_seq) == (today(), today(2), stopped.seq)
        assert (pause.ground, pause.notice) == ("expert_review", "停-1")
        assert family.view(item).state.phase is Phase.RUNNING
        assert [line.people for line in family.view(item).events[-2:]] == [(), ()]


def test_where_the_law_says_no_the_parts_run_on(departments: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_plugged", [replace(plugged(), packs=Unbound(plugged().packs))])
    laws._kept.cache_clear()
    family = referred(departments, NOW)
    laws._kept.cache_clear()
    family.group(STOP, NOW)
    assert family.view().state.phase is Phase.STOPPED
    assert [family.view(item).state.phase for item in family.children] == [Phase.RUNNING, Phase.RUNNING]


class Unbound:
    """The packs, but children do not stop with their parents."""

    def __init__(self, packs: object) -> None:
        self.packs = packs

    def __getattr__(self, name: str) -> object:
        return getattr(self.packs, name)

    def pack_for(self, type_code: str) -> PackLaw | None:
        pack: PackLaw | None = self.packs.pack_for(type_code)  # type: ignore[attr-defined]  # the port
        unbound = Dated(
            from_date=date(2004, 7, 1), value=ChildrenLaw(stops_children=False), citation=Citation(law="x", article="1")
        )
        return pack and replace(pack, children=(unbound,))


def test_a_part_keeps_its_own_stop(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    family.part(PROMISED, replace(STOP, notice="自-1"), NOW)
    family.group(STOP, NOW + DAY)
    family.group(Resume(), NOW + 2 * DAY)
    assert [(pause.notice, pause.last_date) for pause in pauses(family, PROMISED)] == [
        ("自-1", None),
        ("停-1", today(2)),
    ]
    assert family.view(PROMISED).state.phase is Phase.STOPPED
    family.part(PROMISED, Resume(), NOW + 3 * DAY)
    assert family.view(PROMISED).state.phase is Phase.RUNNING


def test_a_part_accepted_while_the_group_stands_still_stops_from_then_on(departments: TestOffice) -> None:
    family = opened(departments, NOW)
    family.group(STOP, NOW)
    assert family.view(PROMISED).state.phase is Phase.SUBMITTED
    family.part(PROMISED, Accept(receipt="R-1"), NOW + DAY)
    assert [pause.first_date for pause in pauses(family, PROMISED)] == [today(1)]


def test_a_part_that_has_ended_is_left_alone(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    family.part(PROMISED, Withdraw(), NOW)
    version = family.view(PROMISED).version
    family.group(STOP, NOW)
    assert family.view(PROMISED).version == version
    assert faults() == ()


def test_a_corrected_stop_moves_that_of_the_parts(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    done = family.group(STOP, NOW)
    for fresh, first in ((replace(STOP, notice="停-2"), ["停-2"]), (None, [])):
        asked = Asked(actor=departments.officer("chen", today()).actor(), now=NOW, key=str(new_id(NOW)))
        with scope(LEAD):
            act_correct(family.parent.id, asked, target=done.seq, replacement=fresh, reasons="误")
        advance(NOW)
        assert [pause.notice for pause in pauses(family, PROMISED)] == first
    assert family.view(PROMISED).state.phase is Phase.RUNNING


def test_nothing_is_owed_twice(departments: TestOffice) -> None:
    family = referred(departments, NOW)
    family.group(STOP, NOW)
    family.part(PROMISED, StartStep(step="review"), NOW)
    versions = [family.view(item).version for item in family.children]
    assert advance(NOW) == 0
    assert [family.view(item).version for item in family.children] == versions


def test_a_grandchild_follows_too(departments: TestOffice) -> None:
    family = referred(departments, NOW, JOINT)
    case = family.children[JOINT]
    refer(departments, case, NOW, PROMISED)
    advance(NOW)
    below = Family(office=departments, parent=case, children={})
    [number] = [child.number for child in below.view().state.children]
    below = replace(below, children={PROMISED: handed(number)})
    below.part(PROMISED, Accept(receipt="R-1"), NOW)
    family.group(STOP, NOW)
    assert [pause.notice for pause in pauses(below, PROMISED)] == ["停-1"]


def test_one_part_that_cannot_be_read_stops_neither_the_others_nor_the_log(
    departments: TestOffice, database: Database
) -> None:
    family = referred(departments, NOW)
    broken, events = family.children[FIRE_ITEM], "UPDATE event SET body = %s WHERE case_id = %s AND seq = 1"
    [(body,)] = rows("SELECT body FROM event WHERE case_id = %s AND seq = 1", broken.id)
    run_sql(database, events, "broken", broken.id)
    family.group(STOP, NOW)
    assert family.view(PROMISED).state.phase is Phase.STOPPED
    [fault] = faults()
    assert (fault.case_id, fault.tries) == (family.parent.id, 1)
    assert str(broken.id) in fault.why
    run_sql(database, events, body, broken.id)
    advance(NOW + timedelta(seconds=30))
    assert family.view(FIRE_ITEM).state.phase is Phase.RUNNING, "it is not tried again at once"
    advance(NOW + timedelta(minutes=2))
    assert family.view(FIRE_ITEM).state.phase is Phase.STOPPED
    assert faults() == ()


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[object, ...]] = cursor.fetchall()
        return found


def test_all_of_it_is_what_the_log_says(departments: TestOffice, database: Database) -> None:
    family = referred(departments, NOW)
    assert [flaw for flaw in log_verify(lambda _: None) if "5 minutes" not in flaw.what] == []
    assert list(differences(lambda: None)) == []
    run_sql(database, 'UPDATE "case" SET parent_id = NULL WHERE id = %s', family.children[PROMISED].id)
    assert [flaw.case for flaw in log_verify(lambda _: None) if "parent" in flaw.what] == [
        family.children[PROMISED].number
    ]
    assert [(one.case, one.table) for one in rebuild(lambda: None)] == [(family.children[PROMISED].number, "case")]
    assert family.view(PROMISED).state.parent == str(family.parent.id)
    assert list(differences(lambda: None)) == []


def test_a_child_that_no_referral_names_is_found(departments: TestOffice, database: Database) -> None:
    family, other = opened(departments, NOW), opened(departments, NOW)
    forged = (
        "UPDATE event SET body = replace(body, %s, %s), digest = 'sha256:' || "
        "encode(sha256(convert_to(replace(body, %s, %s), 'UTF8')), 'hex') WHERE case_id = %s AND seq = 3"
    )
    child = str(family.children[PROMISED].id)
    run_sql(database, forged, child, str(other.parent.id), child, str(other.parent.id), family.parent.id)
    found = [flaw for flaw in log_verify(lambda _: None) if "referral" in flaw.what]
    assert [flaw.case for flaw in found] == [family.children[PROMISED].number]
