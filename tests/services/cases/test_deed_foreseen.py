"""What a deed would do to the clocks is known before it is done, and nothing is known of what cannot be done."""

from datetime import UTC, date, datetime
from uuid import UUID

from banjie.core.act.act import Accept, Act, Extend, Resume, Stop
from banjie.records.scope import scope
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed_foreseen import Foreseen, deed_foreseen
from tests.office import TestOffice, accepted, handed_in

NOW = datetime.now(UTC)
EXTEND = Extend(clock="decision", days=10, approver="agency_head", notice="延1")


def foreseen(office: TestOffice, case: UUID, act: Act) -> Foreseen:
    with scope("/"):
        return deed_foreseen(case_view(case), act, office.officer("qian", NOW.date()).actor(), NOW)


def test_an_extension_moves_one_clock_by_its_days(office: TestOffice) -> None:
    (moved,) = foreseen(office, accepted(office, NOW).id, EXTEND).moved
    assert moved.before is not None
    assert (moved.before.due_date or date.max) < (moved.after.due_date or date.min)


def test_accepting_ends_one_clock_and_begins_another(office: TestOffice) -> None:
    found = foreseen(office, handed_in(NOW).id, Accept(receipt="R"))
    assert {one.after.clock: (one.before is None, one.after.ended_date is None) for one in found.moved} == {
        "acceptance": (False, False),
        "decision": (True, True),
    }
    assert [bound.rule.name for bound in found.bounds] == ["acceptance"]


def test_a_stop_holds_the_date(office: TestOffice) -> None:
    act = Stop(ground="testing", notice="停1", notified_days=3)
    assert [one.after.due_date for one in foreseen(office, accepted(office, NOW).id, act).moved] == [None]


def test_nothing_is_foreseen_of_what_is_not_possible(office: TestOffice) -> None:
    found = foreseen(office, accepted(office, NOW).id, Resume())
    assert found.refusal is not None
    assert found.moved == ()
