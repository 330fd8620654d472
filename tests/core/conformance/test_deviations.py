"""What was done otherwise than the flow says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.core.conformance.align import BOTH, align
from banjie.core.conformance.deviations import Deviations, deviations
from banjie.core.flow.net import Net
from tests.core.conformance.logs import CHECKS, net_of, nets, spoilt, walked

NET = net_of(CHECKS)


def found(*steps: str) -> Deviations | None:
    return deviations(NET, steps, align(NET, steps))


def test_what_fits_deviates_in_nothing() -> None:
    assert found("review", "decide", "deliver") == Deviations()


def test_a_step_before_one_that_came_was_skipped() -> None:
    assert found("review", "papers", "decide", "deliver") == Deviations(skipped=("site",))


def test_skipped_steps_stand_in_the_order_of_the_flow() -> None:
    assert found("deliver") == Deviations(skipped=("review", "decide"))


def test_what_an_open_case_has_not_come_to_is_not_skipped() -> None:
    assert found("review", "site") == Deviations(undone=("papers", "decide", "deliver"))


def test_a_step_done_again_was_repeated() -> None:
    assert found("review", "decide", "decide", "decide", "deliver") == Deviations(repeated=("decide", "decide"))


def test_a_step_done_too_early_is_one_deviation() -> None:
    result = found("review", "papers", "decide", "site", "deliver")
    assert result is not None
    assert len(result.disordered) == 1
    assert result.skipped == result.repeated == result.undone == ()


def test_a_step_of_a_branch_not_taken_was_out_of_order() -> None:
    result = found("review", "decide", "deliver", "site")
    assert result == Deviations(disordered=("site",))


def test_what_is_no_step_is_extra() -> None:
    assert found("review", "?", "decide", "deliver", "!") == Deviations(extra=("?", "!"))


def test_beyond_the_bound_nothing_is_known() -> None:
    steps = ("deliver", "review")
    assert deviations(NET, steps, align(NET, steps, bound=1)) is None


def test_a_second_round_on_its_way_is_no_repetition() -> None:
    loop = {"start": "a", "steps": [{"id": "a", "next": "b"}, {"id": "b", "next": "c"},
                                    {"id": "c", "choose": {"again": "a", "on": "end"}}]}  # fmt: skip
    net, steps = net_of(loop), ("a", "b", "c", "a")
    assert deviations(net, steps, align(net, steps)) == Deviations(undone=("b", "c"))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), net=nets())
def test_every_move_is_told_once(data: st.DataObject, net: Net) -> None:
    log = data.draw(spoilt(net))
    alignment = align(net, log)
    told = deviations(net, log, alignment)
    assert told is not None
    kept = {move.step for move in alignment.moves if move.kind == BOTH}
    assert set(told.extra).isdisjoint(net.steps)
    assert set(told.repeated) <= kept | set(told.disordered)
    named = [*told.skipped, *told.undone, *told.repeated, *told.disordered, *told.extra]
    assert alignment.cost <= len(named) + len(told.disordered)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), net=nets())
def test_a_walk_broken_off_deviates_in_nothing(data: st.DataObject, net: Net) -> None:
    log = data.draw(walked(net, longest=5))
    told = deviations(net, log, align(net, log))
    assert told is not None
    assert told == Deviations(undone=told.undone)
