"""Which law an item is handled under on a day."""

from datetime import date

import pytest

from banjie.records.catalogue.procedures import procedure_body
from banjie.services.law.laws import ItemUnknown, NoPack, ProcedureLost, law_of, offered_item
from tests.office import OTHER, PROMISED, SPOT, TestOffice

DAY = date(2026, 3, 2)


def test_an_item_comes_with_its_promise_and_its_law(whole_office: TestOffice) -> None:
    offered = offered_item(PROMISED, DAY)
    decision = offered.law.procedure.clock("decision")
    assert decision.promised is not None
    assert (decision.promised.days, decision.legal.days) == (8, 20)
    assert procedure_body(offered.digest) is not None


def test_the_law_is_found_again_by_its_digest(whole_office: TestOffice) -> None:
    offered = offered_item(SPOT, DAY)
    assert law_of(offered.digest, offered.row.path, offered.row.turn) is offered.law
    assert offered.law.procedure.on_the_spot


def test_days_of_one_law_share_one_procedure(whole_office: TestOffice) -> None:
    assert offered_item(PROMISED, DAY).digest == offered_item(PROMISED, date(2026, 9, 1)).digest


def test_an_item_whose_type_no_pack_covers_is_told(whole_office: TestOffice) -> None:
    with pytest.raises(NoPack, match="type 06"):
        offered_item(OTHER, DAY)


def test_an_unknown_item_is_told(whole_office: TestOffice) -> None:
    with pytest.raises(ItemUnknown, match="no item NOBODY"):
        offered_item("NOBODY", DAY)


def test_an_item_is_unknown_before_it_begins(whole_office: TestOffice) -> None:
    with pytest.raises(ItemUnknown):
        offered_item(PROMISED, date(2019, 1, 1))


def test_a_lost_procedure_is_told(whole_office: TestOffice) -> None:
    with pytest.raises(ProcedureLost):
        law_of("sha256:none", "/", 0)
