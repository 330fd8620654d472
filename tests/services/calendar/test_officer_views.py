"""What an officer sees of calendars: every entry, but moves and batches only where they may set the calendar."""

from datetime import UTC, datetime

import pytest

from banjie.core.values.office_time import office_date
from banjie.records.scope import scope
from banjie.services.calendar.batch_view import batch_view
from banjie.services.calendar.calendar_list import calendar_seen
from banjie.services.calendar.moves import Only
from banjie.services.calendar.nodes_settable import node_names, nodes_settable
from banjie.services.calendar.officer_preview import officer_preview, officer_preview_page
from banjie.services.calendar.procedures_of import procedures_of
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.cases.case_view import case_view
from tests.office import COUNTY, HEALTH, HandedIn, TestOffice, accepted
from tests.services.calendar.living import applied, closed

NOW = datetime.now(UTC)
TODAY = office_date(NOW)


@pytest.fixture(scope="module")
def case(office: TestOffice) -> HandedIn:
    """Return a case whose date a closure will move."""
    case = accepted(office, NOW)
    with scope("/"):
        day = case_view(case.id).law.calendar.add(TODAY, 2)
    closed(office, day, path=HEALTH, login="qian", now=NOW)
    return case


def test_who_may_set_which_calendars(office: TestOffice) -> None:
    paths = {
        login: [one.path for one in nodes_settable(office.officer(login, TODAY), TODAY)] for login in office.people
    }
    assert paths["qian"] == [HEALTH]
    assert paths["zhou"][:2] == ["/", COUNTY]
    assert paths["li"] == []
    assert node_names(TODAY)[HEALTH] == "桐青县卫生健康局"


def test_what_waits_is_seen_from_below(case: HandedIn) -> None:
    with scope(HEALTH):
        assert [entry.path for entry in calendar_seen(HEALTH).entries] == [HEALTH]


@pytest.mark.parametrize(("only", "count"), [(Only.ALL, 1), (Only.LATER, 1), (Only.EARLIER, 0), (Only.WARNINGS, 0)])
def test_moves_are_narrowed_and_the_sums_are_not(office: TestOffice, case: HandedIn, only: Only, count: int) -> None:
    qian = office.officer("qian", TODAY)
    with scope(HEALTH):
        found = officer_preview(HEALTH, qian, TODAY, only)
        page, after = officer_preview_page(HEALTH, qian, TODAY, f"{'0' * 8}-0000-7000-8000-{'0' * 12}~", only)
    assert (len(found.lines), found.moved) == (count, 1)
    assert (len(page), after) == (count, "")


def test_nobody_else_sees_moves(office: TestOffice, case: HandedIn) -> None:
    with pytest.raises(CalendarRefused, match="may not change"):
        officer_preview(HEALTH, office.officer("li", TODAY), TODAY)


def test_a_batch_is_seen_by_whoever_might_have_carried_it_out(office: TestOffice, case: HandedIn) -> None:
    qian = office.officer("qian", TODAY)
    (done,) = applied(office, HEALTH, "qian", NOW).batches
    with scope(HEALTH):
        found = batch_view(done.batch, qian, TODAY)
        assert found is not None
        assert [line.number for line in found.lines] == [case.number]
        assert [entry.kind for entry in found.entries] == ["override"]
        assert procedures_of([case.id])[case.id].clock("decision")
        assert batch_view(99, qian, TODAY) is None
    with pytest.raises(CalendarRefused):
        batch_view(done.batch, office.officer("li", TODAY), TODAY)
