"""A procedure survives being stored, and its digest does not depend on the way."""

import json

from hypothesis import given
from hypothesis import strategies as st

from banjie.core.clock.limit import Limit
from banjie.core.procedure.clock_rule import (
    Breach,
    ClockRule,
    CountsFrom,
    Extension,
    Restart,
    Runs,
    Silence,
    Until,
)
from banjie.core.procedure.form import FormField, Paper
from banjie.core.procedure.plain import procedure_digest, procedure_of, procedure_text
from banjie.core.procedure.procedure import ActRule, Material, Milestone, Procedure, Remedy, StopGround
from banjie.core.procedure.resolve import resolve
from banjie.core.values.citation import Citation
from tests.core.procedure.laws import LAW, NEW, item

text = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
names = st.text("abc_", min_size=1, max_size=5)
words = st.dictionaries(st.sampled_from(["zh-Hans", "zh-Hant", "en"]), text, max_size=3)
citations = st.builds(Citation, law=text, article=text, note=text)
limits = st.builds(Limit, days=st.integers(1, 3650), citation=st.none() | citations)


def several(element: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(element, max_size=3).map(tuple)


procedures = st.builds(
    Procedure,
    matter=text,
    pack=text,
    law_date=text,
    item=text,
    item_version=st.integers(1, 99),
    words=words,
    clocks=several(
        st.builds(ClockRule, name=names, starts=several(names), ends=several(names), legal=st.none() | limits,
                  promised=st.none() | limits, stoppable=st.booleans(), warn_days=st.integers(0, 9),
                  runs=st.sampled_from(Runs), breach=st.sampled_from(Breach), before=several(names),
                  until=st.none() | st.builds(Until, event=names, citation=citations),
                  extension=st.none() | st.builds(Extension, days=st.integers(1, 90), approver=names,
                                                  citation=citations),
                  restart=st.none() | st.builds(Restart, grounds=several(names), citation=citations),
                  silence=st.none() | st.builds(Silence, act=names, citation=citations, draft=st.booleans(),
                                                counts_from=st.sampled_from(CountsFrom)))
    ),
    leading=several(names),
    acts=several(st.builds(ActRule, kind=names, citation=citations, roles=several(names), signers=st.integers(1, 3))),
    materials=several(st.builds(Material, code=names, words=words, required=st.booleans())),
    stop_grounds=several(st.builds(StopGround, code=names, words=words, citation=citations)),
    acceptance_grounds=several(names),
    delivery_ways=several(names),
    remedy=st.builds(Remedy, body=text, days=st.integers(0, 99), court=text, months=st.integers(0, 99),
                     citations=several(citations)),
    flow=st.dictionaries(names, st.lists(st.dictionaries(names, text, max_size=2), max_size=2), max_size=2),
    on_the_spot=st.booleans(),
    parameters=st.dictionaries(names, text, max_size=2),
    fields=several(st.builds(FormField, id=names, type=names, words=words, options=several(names))),
    papers=several(st.builds(Paper, id=names, words=words, citation=citations)),
    labels=st.dictionaries(names, words, max_size=2),
    milestones=several(st.builds(Milestone, name=names, citation=citations, planned=st.booleans(),
                                 after=several(names))),
)  # fmt: skip


@given(procedures)
def test_a_procedure_comes_back_from_its_text(procedure: Procedure) -> None:
    assert procedure_of(json.loads(procedure_text(procedure))) == procedure


@given(procedures)
def test_the_digest_stays_when_stored_and_read(procedure: Procedure) -> None:
    assert procedure_digest(procedure_of(json.loads(procedure_text(procedure)))) == procedure_digest(procedure)


def test_what_differs_has_another_digest() -> None:
    one, other = resolve(LAW, item(), {}, NEW), resolve(LAW, item(promised_days=3), {}, NEW)
    assert procedure_digest(one) != procedure_digest(other)


def test_a_field_at_its_default_is_not_written() -> None:
    assert "on_the_spot" not in procedure_text(resolve(LAW, item(), {}, NEW))
