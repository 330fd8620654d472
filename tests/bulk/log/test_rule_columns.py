"""Rules on columns answer what the core answers case by case."""

from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.adapters.pack_files import read_yaml
from banjie.bulk.log.rule_columns import checked, expression, fired, undecided
from banjie.core.facts.catalogue import FACTS, Kind
from banjie.core.rules.condition import Compared, Comparison, Condition, Denied, Every, Some, facts_needed, holds
from banjie.core.rules.reading import read_rules

_CATALOGUE = Path(__file__).resolve().parents[3] / "packs/cn/watch/rules.yaml"
RULES = {rule.code: rule for rule in read_rules(read_yaml(_CATALOGUE.read_bytes()).data)}
TYPES = {Kind.NUMBER: pl.Int64, Kind.FLAG: pl.Boolean, Kind.TEXT: pl.String, Kind.DAY: pl.Date}
TEXTS = ("granted", "refused", "withdrawn", "not_accepted", "none", "pre", "yellow", "red")
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.NUMBER: st.integers(-2, 8) | st.integers(0, 400),
    Kind.FLAG: st.booleans(),
    Kind.TEXT: st.sampled_from(TEXTS),
}
NUMBERS, FLAGS = ("late_days", "fee", "fee_standard"), ("is_open", "has_reasons")
COMPARED = st.one_of(
    st.builds(Compared, fact=st.sampled_from(NUMBERS), comparison=st.sampled_from(Comparison), than=st.integers(0, 3)),
    st.builds(Compared, fact=st.sampled_from(FLAGS), comparison=st.just(Comparison.IS), than=st.booleans()),
)


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Every, of=parts), st.builds(Some, of=parts), st.builds(Denied, of=inner))


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(COMPARED, _joined, max_leaves=6)


def rows(names: frozenset[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    told = {name: st.none() | VALUES[FACTS[name].kind] for name in sorted(names)}
    return st.lists(st.fixed_dictionaries(told), min_size=1, max_size=8)


def answers(condition: Condition, params: dict[str, int], cases: list[dict[str, Any]]) -> list[bool | None]:
    frame = pl.DataFrame(cases, schema={name: TYPES[FACTS[name].kind] for name in cases[0]})
    return frame.select(pl.lit(0), held=expression(condition, params, frame.columns))["held"].to_list()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_rule_answers_on_columns_as_it_does_case_by_case(data: st.DataObject) -> None:
    rule = RULES[data.draw(st.sampled_from(sorted(RULES)))]
    cases = data.draw(rows(facts_needed(rule.condition)))
    params = dict(rule.params)
    assert answers(rule.condition, params, cases) == [holds(rule.condition, one, params) for one in cases]


@settings(max_examples=100, deadline=None)
@given(CONDITIONS, rows(frozenset((*NUMBERS, *FLAGS))))
def test_any_condition_answers_on_columns_as_it_does_case_by_case(
    condition: Condition, cases: list[dict[str, Any]]
) -> None:
    assert answers(condition, {}, cases) == [holds(condition, one, {}) for one in cases]


def test_a_column_that_is_not_there_is_unknown_for_every_case() -> None:
    frame = pl.DataFrame({"case": ["a", "b"], "fee": [1, 0]})
    rule = RULES["fee_without_ticket"]
    assert checked(rule, frame) == ("has_fee_ticket",)
    assert fired(rule, frame).rows() == []
    assert undecided(rule, frame) == 1


def test_the_cases_for_which_a_rule_fires_come_with_the_facts_it_rests_on() -> None:
    frame = pl.DataFrame({"case": ["a", "b", "c"], "fee": [5, 5, None], "fee_standard": [0, 5, 0], "events": [1, 1, 1]})
    found = fired(RULES["fee_on_free_item"], frame)
    assert found.to_dicts() == [{"case": "a", "fee": 5, "fee_standard": 0}]
    assert undecided(RULES["fee_on_free_item"], frame) == 1


def test_a_rule_with_one_way_that_is_fed_is_checked() -> None:
    flags = {"is_on_the_spot_item": [False, None], "is_open": [False, False]}
    frame = pl.DataFrame({"case": ["a", "b"], **flags, "speed_rank": [5, 5]})
    assert checked(RULES["too_fast"], frame) == ()
    assert fired(RULES["too_fast"], frame)["case"].to_list() == ["a"]
    assert undecided(RULES["too_fast"], frame) == 1


def test_where_every_fact_is_absent_nothing_fires_and_all_is_undecided() -> None:
    frame = pl.DataFrame({"case": ["a", "b"]})
    assert all(checked(rule, frame) and fired(rule, frame).is_empty() for rule in RULES.values())
    assert undecided(RULES["serial_gap"], frame) == 2
