"""Events survive being stored: plain values and back, canonical, chained."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import KINDS, Act, Child, Correct, Grant, Reference, Refuse, Submit
from banjie.core.act.actor import Signer
from banjie.core.act.event import Event
from banjie.core.act.shape import UnknownShape, event_of, plain_event
from banjie.core.values.canonical import canonical_json
from banjie.core.values.citation import Citation

DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2100, 12, 31))
INSTANTS = st.integers(0, 4 * 10**15).map(
    lambda micros: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
)
WORDS = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=20)
st.register_type_strategy(str, WORDS)
st.register_type_strategy(Citation, st.builds(Citation, law=WORDS, article=WORDS))
st.register_type_strategy(Reference, st.builds(Reference, name=WORDS, id=WORDS, digest=WORDS))
COUNTS = st.integers(0, 9999)
SPECIAL = {
    "grant": {"valid_until": st.none() | DAYS},
    "submit": {"item_version": COUNTS, "expiry_date": st.none() | DAYS, "parent": st.text(max_size=3)},
    "extend": {"days": COUNTS},
    "reach": {"planned_date": st.none() | DAYS},
    "refer": {"children": st.lists(st.builds(Child, item_version=COUNTS), max_size=3).map(tuple)},
    "stop": {"notified_days": COUNTS},
    "refuse": {"remedy_days": COUNTS, "court_months": COUNTS},
}


def acts_of(kind: str, days: st.SearchStrategy[date | None] = DAYS) -> st.SearchStrategy[Act]:
    """Return acts of one kind with every field filled by chance; what replaces another may leave its day open."""
    head = {"happened_date": days, "happened_at": st.none() | INSTANTS, "parent_seq": COUNTS}
    if kind == "correct":
        others = st.sampled_from([name for name in KINDS if name != "correct"])
        inner = st.none() | others.flatmap(lambda other: acts_of(other, st.none() | DAYS))
        return st.builds(Correct, target=st.integers(1, 99), replacement=inner, **head)
    return st.builds(KINDS[kind], **head, **SPECIAL.get(kind, {}))


ACTS = st.sampled_from(sorted(KINDS)).flatmap(acts_of)
SIGNERS = st.lists(st.builds(Signer, person=WORDS, post=WORDS), min_size=1, max_size=3).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return an event as `decide` makes it: its date is the act's."""
    act = draw(ACTS)
    assert act.happened_date is not None
    return Event(
        seq=draw(st.integers(1, 999)),
        act=act,
        by=draw(SIGNERS),
        happened_date=act.happened_date,
        recorded_at=draw(INSTANTS),
        effective_date=draw(st.none() | DAYS),
    )


@given(events())
def test_an_event_survives_its_plain_values(event: Event) -> None:
    assert event_of(plain_event(event, "case-1", "sha256:00")) == event


@given(events())
def test_plain_values_are_canonical(event: Event) -> None:
    assert canonical_json(plain_event(event, "case-1", ""))


def test_what_is_empty_is_not_written() -> None:
    plain = plain_event(_granted(), "case-1", "")
    assert plain["act"] == {}
    assert "effective_date" not in plain
    assert "references" not in plain


def test_a_case_of_no_family_is_written_as_it_always_was() -> None:
    submit = Submit(item="T", item_version=1, procedure="p", office="/", number="1", channel="web")
    plain = plain_event(replace(_granted(), act=submit), "case-1", "")
    assert "parent_seq" not in plain
    assert set(plain["act"]) == {"item", "item_version", "procedure", "office", "number", "channel"}


def test_an_event_of_a_later_version_is_refused_by_name() -> None:
    plain = {**plain_event(_granted(), "case-1", ""), "shape": 99}
    with pytest.raises(UnknownShape, match="event 7: kind 'granted' in shape 99"):
        event_of(plain)


def test_clocks_use_the_effective_date_where_the_law_gives_one() -> None:
    event = _granted()
    assert event.clock_date == event.happened_date
    earlier = event.happened_date - timedelta(days=5)
    assert replace(event, effective_date=earlier).clock_date == earlier


def test_every_kind_of_act_has_its_own_word() -> None:
    assert len({act.done for act in KINDS.values()}) == len(KINDS)
    assert Refuse.done == "refused"


def _granted() -> Event:
    day = date(2026, 10, 20)
    return Event(
        seq=7,
        act=Grant(happened_date=day),
        by=(Signer(person="li"),),
        happened_date=day,
        recorded_at=datetime(2026, 10, 20, 4, tzinfo=UTC),
    )
