"""To extend and to begin anew are acts of their own: who approves, how far, how often, told, and in time."""

from dataclasses import replace
from datetime import date

import pytest

from banjie.core.act.act import Extend, Restart
from tests.core.case.matter import Matter, reach, submit
from tests.core.case.office import REASONS

SEPT_28, OCT_9 = date(2026, 9, 28), date(2026, 10, 9)
EXTEND = Extend(
    clock="answer", days=20, approver="agency_head", notice="N-1", references=(REASONS,), happened_date=OCT_9
)
RESTART = Restart(clock="answer", ground="new_request", notice="N-2", happened_date=OCT_9)


def due(matter: Matter) -> date | None:
    row = matter.clock("answer")
    assert row is not None
    return row.due_date


def test_an_extension_adds_its_days_to_the_limit() -> None:
    matter = Matter(submit(SEPT_28), EXTEND)
    assert due(matter) == date(2026, 11, 30)
    assert matter.state.extensions[0].days == 20


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"clock": "notice"}, "extension_unknown"),
        ({"days": 21}, "extension_too_long"),
        ({"days": 0}, "extension_too_long"),
        ({"approver": "examiner"}, "approver_wrong"),
        ({"references": ()}, "reasons_missing"),
        ({"notice": ""}, "notice_missing"),
        ({"happened_date": date(2026, 11, 3)}, "extension_late"),
    ],
)
def test_an_extension_that_the_law_does_not_allow_is_refused(changes: dict[str, object], code: str) -> None:
    assert Matter(submit(SEPT_28)).code(replace(EXTEND, **changes)) == code  # type: ignore[arg-type]  # any field


def test_on_its_last_day_a_limit_can_still_be_extended() -> None:
    assert Matter(submit(SEPT_28)).code(replace(EXTEND, happened_date=date(2026, 11, 2))) == ""


def test_a_limit_is_extended_as_often_as_the_law_says() -> None:
    matter = Matter(submit(SEPT_28), EXTEND)
    assert matter.code(replace(EXTEND, happened_date=date(2026, 10, 12))) == "extension_again"


def test_a_clock_that_has_ended_or_not_begun_is_neither_extended_nor_begun_anew() -> None:
    before = Matter(submit(SEPT_28, expiry_date=None), reach("answered", date(2026, 10, 8)))
    assert before.code(EXTEND) == "wrong_phase"


def test_a_clock_begun_anew_forgets_what_ran_before_and_its_extensions() -> None:
    matter = Matter(submit(SEPT_28), EXTEND, replace(RESTART, happened_date=date(2026, 10, 12)))
    assert due(matter) == date(2026, 11, 9)
    assert matter.code(replace(EXTEND, happened_date=date(2026, 10, 13))) == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"clock": "notice"}, "restart_unknown"),
        ({"ground": "mood"}, "ground_unknown"),
        ({"notice": ""}, "notice_missing"),
        ({"happened_date": date(2026, 9, 27)}, "before_its_cause"),
    ],
)
def test_a_new_beginning_needs_a_ground_of_the_law_and_a_notice(changes: dict[str, object], code: str) -> None:
    assert Matter(submit(SEPT_28)).code(replace(RESTART, **changes)) == code  # type: ignore[arg-type]  # any field
