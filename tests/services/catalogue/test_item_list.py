"""What is offered on a day, in pages."""

from datetime import UTC, date, datetime

import pytest

from banjie.core.values.office_time import office_date
from banjie.services.catalogue import item_list
from banjie.services.catalogue.item_list import item_page, offices
from tests.office import HEALTH, MARKET, OTHER, PROMISED, SPOT, TestOffice

TODAY = office_date(datetime.now(UTC))


def codes(**wanted: str) -> list[str]:
    return [line.item.code for line in item_page(TODAY, **wanted).lines]


def test_items_are_found_by_office_type_name_and_code(whole_office: TestOffice) -> None:
    assert codes() == [OTHER, PROMISED, SPOT]
    assert codes(office=HEALTH) == [PROMISED]
    assert codes(type_code="06") == [OTHER]
    assert codes(wanted="卫生") == [PROMISED]
    assert codes(wanted="T-S") == [SPOT]
    assert codes(wanted="%") == []


def test_pages_follow_each_other(whole_office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(item_list, "PAGE", 2)
    first = item_page(TODAY)
    second = item_page(TODAY, after=first.after)
    assert [line.item.code for page in (first, second) for line in page.lines] == [OTHER, PROMISED, SPOT]
    assert second.after == ""


def test_offices_come_with_the_number_of_their_items(whole_office: TestOffice) -> None:
    assert [(line.path, line.items) for line in offices(TODAY)] == [(MARKET, 2), (HEALTH, 1)]


def test_nothing_is_offered_before_it_began(whole_office: TestOffice) -> None:
    assert item_page(date(2019, 1, 1)).lines == ()
    assert offices(date(2019, 1, 1)) == ()


def test_what_can_be_done_in_one_visit_is_marked(whole_office: TestOffice) -> None:
    assert [line.item.code for line in item_page(TODAY).lines if line.on_the_spot] == [SPOT]
