"""Nobody becomes late by a calendar after the event, and a closure touches its own node only."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from banjie.core.act.act import CompleteStep, Grant, StartStep
from banjie.core.procedure.item_text import item_text
from banjie.core.values.office_time import office_date
from banjie.records.calendars.uses import calendar_turn
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.nodes import nodes_under
from banjie.records.scope import ALL
from banjie.services.calendar.calendar_preview import calendar_preview
from banjie.services.calendar.case_told import case_told
from banjie.services.calendar.counting import Card
from banjie.services.calendar.entry_withdraw import entry_withdraw
from banjie.services.calendar.refusing import CalendarRefused
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import new_id
from tests.office import BEGIN, COUNTY, HEALTH, MARKET, PROMISED, HandedIn, TestOffice, do, items
from tests.services.calendar.living import accepted_on, applied, closed, decision, unlike_the_log

AT_MARKET = "T-MARKET"


@pytest.fixture(scope="module", autouse=True)
def item_of_another_office(office: TestOffice) -> None:
    """Let the market office handle an item like that of the health office."""
    (node,) = (one.id for one in nodes_under(MARKET, BEGIN))
    (item,) = (replace(item, code=AT_MARKET) for _, item in items() if item.code == PROMISED)
    add_item(
        item_id=new_id(at(1, 5)), code=AT_MARKET, type_code=item.type, node_id=node, from_date=BEGIN,
        body=item_text(item),
    )  # fmt: skip


pytestmark = pytest.mark.usefixtures("everything")


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 2, tzinfo=UTC)


def granted(office: TestOffice, case: HandedIn, now: datetime) -> None:
    for step, choice in (("review", "papers_only"), ("material_review", ""), ("proposal", "")):
        do(office, case, "li", StartStep(step=step), now)
        do(office, case, "li", CompleteStep(step=step, choice=choice), now)
    do(office, case, "qian", Grant(), now)


def test_a_date_that_moves_forward_makes_nobody_late(office: TestOffice) -> None:
    case = accepted_on(office, at(7, 1))
    assert decision(case.id).due_date == date(2026, 7, 13)
    closed(office, date(2026, 7, 4), date(2026, 7, 5), works=True, now=at(7, 13))  # a weekend, worked as is found now
    shown = calendar_preview(ALL, date(2026, 7, 13))
    assert [(line.before, line.after) for line in shown.lines] == [(Card.WARN, Card.WARN)]
    applied(office, now=at(7, 13))
    clock = decision(case.id)
    assert (clock.due_date, clock.told_date, clock.late_date) == (
        date(2026, 7, 9),
        date(2026, 7, 13),
        date(2026, 7, 14),
    )
    assert [(one.from_date, one.to_date, one.told_date) for one in case_told(case.id)] == [
        (date(2026, 7, 13), date(2026, 7, 9), date(2026, 7, 13))
    ]
    assert unlike_the_log() == []


def test_a_case_that_begins_afterwards_is_told_the_new_date_alone(office: TestOffice) -> None:
    case = accepted_on(office, at(7, 14))
    assert decision(case.id).told_date is None
    assert case_told(case.id) == ()


def test_a_closure_touches_the_cases_of_its_node_only(office: TestOffice) -> None:
    health, market = accepted_on(office, at(8, 3)), accepted_on(office, at(8, 3), AT_MARKET)
    before = decision(market.id)
    closed(office, date(2026, 8, 6), path=HEALTH, login="qian", now=at(8, 6))
    assert {line.office for line in calendar_preview(ALL, date(2026, 8, 6)).lines} == {HEALTH}
    applied(office, path=HEALTH, login="qian", now=at(8, 6))
    assert decision(health.id).due_date == date(2026, 8, 14)
    assert decision(market.id).due_date == before.due_date == date(2026, 8, 13)
    assert decision(market.id).calendar_version == before.calendar_version
    assert unlike_the_log() == []


def test_a_closure_of_the_county_keeps_that_of_its_office(office: TestOffice) -> None:
    health, market = accepted_on(office, at(8, 4)), accepted_on(office, at(8, 4), AT_MARKET)
    closed(office, date(2026, 8, 7), path=COUNTY, now=at(8, 7))
    applied(office, now=at(8, 7))
    assert decision(health.id).due_date == date(2026, 8, 18)
    assert decision(market.id).due_date == date(2026, 8, 17)
    calendar = case_view(health.id).law.calendar
    assert calendar.names[calendar.day(date(2026, 8, 6)).name]["en"] == "Closed for a typhoon"
    assert unlike_the_log() == []


def test_what_ended_on_time_under_a_closure_found_later_is_on_time(office: TestOffice) -> None:
    early, case = (accepted_on(office, at(9, 1)) for _ in range(2))
    granted(office, early, at(9, 3))
    granted(office, case, at(9, 14))  # due on 11 September, so a day late
    assert decision(case.id).due_date == date(2026, 9, 11)
    closed(office, date(2026, 9, 9), now=at(9, 16))
    applied(office, now=at(9, 16))
    assert decision(case.id).due_date == date(2026, 9, 14)
    assert decision(early.id).due_date == date(2026, 9, 11), "it had ended before any day changed"
    assert unlike_the_log() == []


def test_what_ended_stays_as_it_was_counted_when_days_to_come_change(office: TestOffice) -> None:
    case = accepted_on(office, at(9, 21))
    granted(office, case, at(9, 22))
    before = decision(case.id)
    closed(office, date(2026, 9, 24), now=at(9, 22))
    applied(office, now=at(9, 22))
    after = decision(case.id)
    assert (after.due_date, after.calendar_version) == (before.due_date, before.calendar_version)
    assert case_view(case.id).law.calendar_of(after.calendar_version).version == before.calendar_version
    assert unlike_the_log() == []


def test_a_closure_taken_back_gives_the_day_back_but_what_was_told_stands(office: TestOffice) -> None:
    case = accepted_on(office, at(10, 12))
    due = decision(case.id).due_date
    entered = closed(office, date(2026, 10, 14), now=at(10, 12))
    applied(office, now=at(10, 12))
    later = decision(case.id).due_date
    entry_withdraw(entered.id, "typhoon went by", office.officer("zhou", date(2026, 10, 13)), at(10, 13))
    applied(office, now=at(10, 13))
    clock = decision(case.id)
    assert due is not None
    assert later is not None
    assert (clock.due_date, clock.told_date) == (due, later)
    assert later > due
    assert unlike_the_log() == []


def test_nobody_sets_the_calendar_above_or_beside_their_node(office: TestOffice) -> None:
    turn = calendar_turn()
    for login, path in (("qian", COUNTY), ("qian", MARKET), ("qian", ALL), ("li", HEALTH)):
        with pytest.raises(CalendarRefused) as refused:
            closed(office, date(2026, 11, 3), path=path, login=login, now=at(11, 2))
        assert refused.value.code == "no_right"
    with pytest.raises(CalendarRefused):
        applied(office, path=ALL, login="qian", now=at(11, 2))
    assert calendar_turn() == turn
    assert office_date(at(11, 2)) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("code", "dates", "path"),
    [
        ("changes_nothing", (date(2026, 11, 7),), COUNTY),  # a Saturday
        ("too_long_ago", (date(2025, 10, 1),), COUNTY),
        ("office_unknown", (date(2026, 11, 3),), "/tq/nowhere/"),
    ],
)
def test_an_order_that_cannot_be_is_refused(office: TestOffice, code: str, dates: tuple[date], path: str) -> None:
    with pytest.raises(CalendarRefused) as refused:
        closed(office, *dates, path=path, now=at(11, 2))
    assert refused.value.code == code
