"""What ties a case to those it referred is that of the day; where nothing stands, procedures stay as they are."""

from dataclasses import replace

from banjie.core.procedure.pack_law import ChildrenLaw
from banjie.core.procedure.plain import plain_procedure
from banjie.core.procedure.resolve import resolve
from tests.core.procedure.laws import LAW, NEW, OLD, item, since

BOUND = replace(LAW, children=(since(NEW, ChildrenLaw(stops_children=False, decide_after_children=True)),))


def test_the_law_of_the_day_counts() -> None:
    before, after = (resolve(BOUND, item(), {}, day) for day in (OLD, NEW))
    assert (before.stops_children, before.decide_after_children) == (True, False)
    assert (after.stops_children, after.decide_after_children) == (False, True)


def test_children_stop_and_are_not_waited_for_where_nothing_stands() -> None:
    procedure = resolve(LAW, item(), {}, NEW)
    assert (procedure.stops_children, procedure.decide_after_children) == (True, False)
    assert {"stops_children", "decide_after_children"} & set(plain_procedure(procedure)) == set()
