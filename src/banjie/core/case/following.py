"""A child follows its parent: what the child owes because the parent stopped, went on, or corrected either.

Only the acts of the parent count, in the order of its log. Whoever asks again gets only what is still owed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from banjie.core.act.act import Accept, Act, Correct, Resume, Stop, Submit
from banjie.core.act.event import Event
from banjie.core.case.fold import effective
from banjie.core.case.law import Law
from banjie.core.case.state import UNDER_REVIEW, State

Move = Stop | Resume


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copied:
    """An act of the child that follows one of the parent: its place, and what counts of it now (None: voided)."""

    seq: int
    standing: Act | None


def owed(law: Law, parent: Sequence[Event], child: Sequence[Event], state: State) -> tuple[Act, ...]:
    """Return the acts the child owes after the events of the parent, in the order in which they are done.

    `law` and `state` are the child's, `state` folded from its events. A child that is not running owes no new stop; a
    stop of its own stays beside the one it follows. What happened before the referral, or before the child ran, is
    none of its concern.
    """
    first = child[0].act
    assert isinstance(first, Submit), "a case begins with its submission"
    began = state.date_of("accepted" if law.procedure.rule(Accept.kind) else "submitted")
    moves = {} if began is None else dict(_moves(parent, first.parent_seq, began))
    copied = _copied(child)
    last = max((event.seq for event in parent if isinstance(event.act, Correct)), default=first.parent_seq)
    gone = sorted((one.seq for seq, one in copied.items() if one.standing and seq not in moves), reverse=True)
    voids = [Correct(target=seq, replacement=None, parent_seq=last) for seq in gone]
    changes = [
        Correct(target=copied[seq].seq, replacement=move, parent_seq=last)
        for seq, move in moves.items()
        if seq in copied and copied[seq].standing != move
    ]
    return (*voids, *changes, *_fresh(law, state, moves, copied))


def _fresh(law: Law, state: State, moves: dict[int, Move], copied: dict[int, _Copied]) -> Iterator[Move]:
    """Yield the moves the child never made; it goes on only from a stop that it followed."""
    if law.procedure.rule(Stop.kind) is None:
        return  # nothing stands still in a matter of this kind
    held = any(pause.parent_seq for pause in state.pauses if pause.last_date is None)
    for seq, move in moves.items():
        if seq in copied:
            held = isinstance(move, Stop)
        elif isinstance(move, Stop) and state.phase in UNDER_REVIEW:
            held = True
            yield move
        elif isinstance(move, Resume) and held:
            held = False
            yield move


def _moves(parent: Sequence[Event], since: int, began: date) -> Iterator[tuple[int, Move]]:
    """Yield what halted the parent after the sequence `since`, and what set it going again, as the child does it."""
    halts = [event for event in _halts(parent) if event.seq > since]
    for at, event in enumerate(halts):
        over = event if isinstance(event.act, Resume) else next(iter(halts[at + 1 :]), None)
        if over is not None and over.happened_date <= began and isinstance(over.act, Resume):
            continue  # it was over before the child ran
        act = event.act
        assert isinstance(act, Stop | Resume)
        day = max(event.happened_date, began)
        at_hour = act.happened_at if day == event.happened_date else None
        yield event.seq, replace(act, happened_date=day, happened_at=at_hour, references=(), parent_seq=event.seq)


def _halts(parent: Sequence[Event]) -> Iterator[Event]:
    """Yield the stops that let the matter stand still and the resumptions that let it go on: not those in between."""
    origins: set[bool] = set()
    for event in effective(parent):
        origin = bool(event.act.parent_seq)
        if isinstance(event.act, Stop):
            if not origins:
                yield event
            origins.add(origin)
        elif isinstance(event.act, Resume):
            origins.discard(origin)
            if not origins:
                yield event


def _copied(child: Sequence[Event]) -> dict[int, _Copied]:
    standing = {event.seq: event.act for event in effective(child)}
    return {
        event.act.parent_seq: _Copied(seq=event.seq, standing=_dated(standing.get(event.seq), event))
        for event in child
        if event.act.parent_seq and isinstance(event.act, Stop | Resume)
    }


def _dated(act: Act | None, event: Event) -> Act | None:
    return act and replace(act, happened_date=act.happened_date or event.happened_date)
