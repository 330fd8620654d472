"""A stop that was not told, or that lasts longer than it was told, is found."""

from dataclasses import replace
from datetime import date

from banjie.core.act.act import Resume, Stop
from banjie.core.case.findings import findings
from tests.core.case.matter import Matter, submit

SEPT_28 = date(2026, 9, 28)
STOP = Stop(ground="testing", notice="N-1", notified_days=3, happened_date=date(2026, 10, 12))


def codes(matter: Matter, today: date) -> list[str]:
    return [found.code for found in findings(matter.law, matter.state, today)]


def test_a_stop_within_what_was_told_is_not_found() -> None:
    matter = Matter(submit(SEPT_28), STOP, Resume(happened_date=date(2026, 10, 14)))
    assert codes(matter, date(2026, 12, 1)) == []


def test_a_stop_a_day_longer_than_told_is_found_also_while_it_lasts() -> None:
    still = Matter(submit(SEPT_28), STOP)
    assert codes(still, date(2026, 10, 14)) == []
    assert codes(still, date(2026, 10, 15)) == ["stop_too_long"]
    over = Matter(submit(SEPT_28), STOP, Resume(happened_date=date(2026, 10, 15)))
    assert codes(over, date(2026, 12, 1)) == ["stop_too_long"]


def test_a_stop_that_nobody_was_told_of_is_found() -> None:
    matter = Matter(submit(SEPT_28), STOP, Resume(happened_date=date(2026, 10, 14)))
    pauses = (replace(matter.state.pauses[0], notice=""),)
    found = findings(matter.law, replace(matter.state, pauses=pauses), date(2026, 12, 1))
    assert [(one.code, one.citation and one.citation.article) for one in found] == [("stop_untold", "9")]
