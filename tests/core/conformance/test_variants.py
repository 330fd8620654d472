"""A whole log held against a flow."""

from banjie.core.conformance.replay import Replay
from banjie.core.conformance.variants import conformance
from tests.core.conformance.logs import CHECKS, net_of

NET = net_of(CHECKS)
FITS = ("review", "decide", "deliver")
SKIPS = ("review", "papers", "decide", "deliver")
TWICE = ("review", "decide", "decide", "?", "deliver")


def test_cases_are_counted_by_variant() -> None:
    found = conformance(NET, {FITS: 5, SKIPS: 2, TWICE: 1})
    assert (found.cases, found.fitting, found.unknown) == (8, 5, 0)
    assert [one.cost for one in found.variants] == [0, 1, 2]


def test_each_kind_counts_the_cases_by_step() -> None:
    found = conformance(NET, {FITS: 5, SKIPS: 2, TWICE: 1})
    assert (found.skipped, found.repeated, found.extra, found.disordered) == ({"site": 2}, {"decide": 1}, {"?": 1}, {})


def test_the_fitness_of_the_log_is_that_of_all_its_tokens() -> None:
    found = conformance(NET, {FITS: 2, SKIPS: 1})
    parts = [one.replay for one in found.variants]
    assert found.tokens.produced == 2 * parts[0].produced + parts[1].produced
    num, den = found.tokens.fitness
    assert 0 < num < den


def test_a_log_without_cases_has_no_tokens() -> None:
    found = conformance(NET, {})
    assert found.tokens == Replay()
    assert found.tokens.fitness == (0, 0)


def test_what_reached_the_bound_is_counted_as_unknown() -> None:
    found = conformance(NET, {FITS: 3, ("deliver", "review"): 4}, bound=6)
    assert (found.cases, found.fitting, found.unknown) == (7, 3, 4)
    assert found.skipped == {}
