"""Whatever is asked, in whatever order and with whatever dates: an answer, and what was done can be folded again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Correct,
    Deliver,
    Grant,
    Issue,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.act.actor import Actor
from banjie.core.act.event import Event
from banjie.core.act.refusal import Refusal
from banjie.core.act.shape import event_of, plain_event
from banjie.core.case.dates import dates
from banjie.core.case.decide import decide_all
from banjie.core.case.fold import decide_correction, effective, first_impossible, fold
from banjie.core.case.state import ENDED, State, state_of, state_text
from banjie.core.case.work import work
from banjie.core.values.canonical import canonical_json
from banjie.core.values.office_time import office_date
from tests.core.case.office import PARTY, REASONS, SEPT_28, law, lived, noon, officer, refuse, submit

Asked = tuple[int, int | None, Act, Actor]  # days since the act before, days dated back (None = not dated), what, whose
Lived = tuple[tuple[Event, ...], State]

WISE: tuple[Act, ...] = (
    Accept(receipt="S"), StartStep(step="papers"), CompleteStep(step="papers"), StartStep(step="site"),
    CompleteStep(step="site"), Grant(), Issue(result_number="R", check_code="C"), Deliver(how="post", proof="P"),
    Stop(ground="testing", notice="N", notified_days=2), Resume(), Withdraw(), refuse(),
    Supplement(materials=("plan",)), RequestSupplement(materials=("plan",), notice="N"),
    RefuseAcceptance(ground="incomplete", notice="N"),
)  # fmt: skip
_materials = st.lists(st.sampled_from(["form", "plan", "photo", "nothing"]), max_size=3).map(tuple)
_steps = st.sampled_from(["papers", "site", "decision", "nowhere"])
_foolish: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda codes, item: submit(materials=codes, item=item), _materials, st.sampled_from(["A-1", "B-2"])),
    st.builds(RequestSupplement, materials=_materials, notice=st.sampled_from(["", "N"])),
    st.builds(Supplement, materials=_materials),
    st.builds(StartStep, step=_steps),
    st.builds(CompleteStep, step=_steps, choice=st.sampled_from(["", "pass"])),
    st.builds(Stop, ground=st.sampled_from(["testing", ""]), notice=st.just("N"), notified_days=st.integers(-1, 3)),
    st.builds(Grant, valid_until=st.none() | st.dates()),
)
_act = st.sampled_from(WISE) | st.sampled_from(WISE) | _foolish
_day = st.none() | st.dates(date(2026, 9, 20), date(2026, 10, 20)) | st.dates()
_dated = st.builds(lambda act, day: replace(act, happened_date=day), _act, _day)
_wrong_target = st.integers(0, 12)


def _correct(replacements: st.SearchStrategy[Act]) -> st.SearchStrategy[Correct]:
    return st.builds(
        Correct, target=_wrong_target, replacement=st.none() | replacements, references=st.just((REASONS,))
    )


_asked: st.SearchStrategy[Asked] = st.tuples(
    st.integers(0, 4),
    st.none() | st.integers(-1, 4),
    st.one_of(_act, _act, _act, _dated, _correct(_dated), _correct(_correct(_dated))),
    st.sampled_from([officer("li", "wu"), officer("li", "wu"), officer("wu", "li"), officer("li"), PARTY]),
)


def histories(asked: list[Asked]) -> Iterator[Lived]:
    """Yield what stands after every act that was done; whatever is refused changes nothing."""
    today, now = SEPT_28, lived(submit())
    yield now
    for later, back, act, actor in asked:
        today += timedelta(days=later)
        dated = act if back is None else replace(act, happened_date=today - timedelta(days=back))
        answer = _answer(now, dated, actor, today)
        if not isinstance(answer, Refusal):
            now = (*now[0], *answer[0]), answer[1]
            yield now


def _answer(now: Lived, act: Act, actor: Actor, today: date) -> Lived | Refusal:
    events, state = now
    if isinstance(act, Correct):
        return decide_correction(law(), events, _fitting(events, act), actor, noon(today), case="c")
    return decide_all(law(), state, [act], actor, noon(today), case="c")


def _fitting(events: tuple[Event, ...], act: Correct) -> Correct:
    """Return the correction as somebody would make it: only the day of the act that it is about is changed."""
    target = next((event.act for event in events if event.seq == act.target), None)
    if target is None or act.replacement is None:
        return act
    if isinstance(target, Correct) and isinstance(act.replacement, Correct):
        return replace(act, replacement=_fitting(events, act.replacement))
    return replace(act, replacement=replace(target, happened_date=act.replacement.happened_date))


def stored(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events as they come back from the log."""
    return tuple(event_of(json.loads(canonical_json(plain_event(event, "c", "")))) for event in events)


@given(st.lists(_asked, max_size=25))
def test_what_was_decided_act_by_act_is_what_the_stored_log_folds_to(asked: list[Asked]) -> None:
    for events, state in histories(asked):
        assert fold(law(), stored(events)) == state == state_of(state_text(state))
        assert first_impossible(law(), events) is None


@given(st.lists(_asked, max_size=25))
def test_every_state_has_its_clocks_and_its_work(asked: list[Asked]) -> None:
    for _, state in histories(asked):
        rows = dates(law(), state)
        assert bool(work(law(), state, rows)) == (state.phase not in ENDED)
        assert all(row.ended_date is None or row.started_date <= row.ended_date for row in rows)


@given(st.lists(_asked, max_size=25))
def test_nothing_that_counts_is_dated_after_it_was_recorded(asked: list[Asked]) -> None:
    for events, _ in histories(asked):
        today = office_date(events[-1].recorded_at)
        assert all(event.happened_date <= today for event in effective(events))
