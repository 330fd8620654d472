"""A notice moves the dates of cases that run: shown before, done as shown, told after."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from banjie.core.act.act import Resume, Stop
from banjie.records.calendars.moved import moved_page
from banjie.records.calendars.reading import START
from banjie.records.calendars.uses import calendar_turn
from banjie.records.models import CaseClock
from banjie.records.scope import ALL, scope
from banjie.services.calendar.calendar_preview import Preview, calendar_preview, preview_page
from banjie.services.calendar.case_told import case_told
from banjie.services.calendar.counting import Card
from banjie.services.cases.case_view import case_view
from tests.office import HandedIn, TestOffice, do, handed_in
from tests.services.calendar.living import (
    IN_DECEMBER,
    accepted_on,
    applied,
    december_moved,
    decision,
    noticed,
    unlike_the_log,
    work_due,
)

TODAY = date(2026, 12, 10)
DAYS = (8, 9, 10)


@pytest.fixture(scope="module")
def cases(office: TestOffice) -> Iterator[list[HandedIn]]:
    """Return cases of which some cross the end of the year, one is stopped and one is resumed."""
    return [accepted_on(office, datetime(2026, 12, day, 2, tzinfo=UTC)) for day in DAYS]


@pytest.fixture(scope="module")
def moved(office: TestOffice, cases: list[HandedIn]) -> tuple[Preview, Preview]:
    """Return what was previewed, and what the preview says once it was done."""
    stopped, resumed = (accepted_on(office, IN_DECEMBER) for _ in range(2))
    do(office, stopped, "li", Stop(ground="testing", notice="T-1", notified_days=4), IN_DECEMBER)
    do(office, resumed, "li", Stop(ground="testing", notice="T-2", notified_days=4), IN_DECEMBER)
    do(office, resumed, "li", Resume(), IN_DECEMBER)
    handed_in(IN_DECEMBER, materials=("form",))
    noticed(office)
    with scope(ALL):
        before = calendar_preview(ALL, TODAY)
        applied(office)
        return before, calendar_preview(ALL, TODAY)


pytestmark = pytest.mark.usefixtures("everything", "moved")


def test_december_moves_by_the_notice_of_the_next_year(cases: list[HandedIn]) -> None:
    clock = decision(cases[0].id)  # 20 working days after 8 December, 31 December off and 26 December worked instead
    assert clock.legal_date == date(2027, 1, 6)
    assert clock.calendar_version.startswith("2004-2027-")


def test_what_was_shown_is_what_was_done(moved: tuple[Preview, Preview]) -> None:
    shown, _ = moved
    done = moved_page(1, (START, ""), 1000)
    assert [line.moved for line in shown.lines] == [line.moved for line in done]
    assert shown.moved == len(done) > 0
    assert shown.later + shown.earlier <= shown.moved


def test_done_again_it_changes_nothing(office: TestOffice, moved: tuple[Preview, Preview]) -> None:
    before = list(CaseClock.objects.order_by("case_id", "clock").values())
    assert (moved[1].moved, applied(office).batches, calendar_turn()) == (0, (), 1)
    assert list(CaseClock.objects.order_by("case_id", "clock").values()) == before


def test_the_rows_are_those_of_the_log() -> None:
    assert unlike_the_log() == []


def test_the_work_list_shows_the_new_date(cases: list[HandedIn]) -> None:
    for case in cases:
        assert work_due(case.id) == decision(case.id).due_date


def test_the_page_of_a_case_says_what_the_row_says(cases: list[HandedIn]) -> None:
    for case in cases:
        row = next(row for row in case_view(case.id).clocks if row.clock == "decision")
        clock = decision(case.id)
        assert (row.due_date, row.told_date, row.calendar_version) == (
            clock.due_date,
            clock.told_date,
            clock.calendar_version,
        )


def test_the_same_notice_entered_again_stands_there_already(office: TestOffice) -> None:
    assert noticed(office).repeated


def test_pages_of_the_preview_follow_each_other(office: TestOffice) -> None:
    noticed(office, lambda days: (december_moved(days), days.append(_off("2027-01-04"))))
    whole = calendar_preview(ALL, TODAY)
    first = calendar_preview(ALL, TODAY, most=2)
    lines, after = list(first.lines), first.after
    while after:
        more, after = preview_page(ALL, TODAY, after, most=2)
        lines += more
    assert lines == list(whole.lines)
    assert len(lines) == whole.moved > 2
    assert set(whole.appear.values()) | set(whole.vanish.values()) == {0}
    assert set(whole.appear) == set(Card)


def test_the_applicant_is_told_why_the_date_moved(cases: list[HandedIn]) -> None:
    told = [case_told(case.id) for case in cases]
    for case, moves in zip(cases, told, strict=True):
        clock = decision(case.id)
        for move in moves:
            assert move.to_date == clock.due_date
            assert move.told_date == clock.told_date
            assert [entry.year for entry in move.because] == [2027]


def _off(day: str) -> dict[str, object]:
    return {"name": "元旦", "date": day, "isOffDay": True}
