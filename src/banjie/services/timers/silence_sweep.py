"""Sweep: act on every silence that fell due, over all offices. Its cost grows with what fell due, not what is open."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from banjie.core.values.office_time import office_date
from banjie.records.scope import ALL, scope
from banjie.records.timers.claims import Claim, Outcome, claim, give_back, settle, take_up
from banjie.services.office.today import office_now
from banjie.services.timers.held import held
from banjie.services.timers.silence_act import Moments, act_on, cases_of

BATCH, TOGETHER, HELD = 500, 20, 500
Stopped = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Swept:
    """What a sweep did: acts, drafts for a person, and what failed; `held`, 500 at most, wait for a notice."""

    acted: int = 0
    drafted: int = 0
    held: int = 0
    failed: int = 0


def _never() -> bool:
    return False


def sweep(now: datetime, stopped: Stopped = _never) -> Swept:
    """Act on what has fallen by the office's today and is claimed by nobody, and on what is to be tried again.

    `now` is the real moment of the beginning. An act may let another silence fall (accepted by silence, then decided by
    silence): the sweep goes on until nothing is left. Several processes may sweep at once and share what there is. Ends
    early where `stopped`, and gives back what it did not come to. Raises `StoreUnavailable` where the database is gone.
    """
    with scope(ALL):
        passing = _passing(now)
        ended: Counter[Outcome] = Counter()
        for batch in _batches(passing, stopped):
            ended += _act_on_all(batch, passing, stopped)
        waiting = held(ALL, office_date(passing().office), HELD)
    return Swept(
        acted=ended[Outcome.ACTED],
        drafted=ended[Outcome.DRAFTED],
        held=len(waiting),
        failed=ended[Outcome.FAILED] + ended[Outcome.REFUSED],
    )


def _act_on_all(batch: tuple[Claim, ...], passing: Callable[[], Moments], stopped: Stopped) -> Counter[Outcome]:
    """Act on each. A few at a time are read and settled together: what a kill leaves unsettled, the log knows."""
    ended: Counter[Outcome] = Counter()
    for place in range(0, len(batch), TOGETHER):
        if stopped():
            give_back(batch[place:], passing().real)
            break
        few = batch[place : place + TOGETHER]
        cases = cases_of(few)
        ended += settle([(one, act_on(one, passing(), cases.get(one))) for one in few])
    return ended


def _batches(passing: Callable[[], Moments], stopped: Stopped) -> Iterator[tuple[Claim, ...]]:
    while not stopped():
        now = passing()
        batch = take_up(now.real, BATCH) or claim(office_date(now.office), now.real, BATCH)
        if not batch:
            return
        yield batch


def _passing(now: datetime) -> Callable[[], Moments]:
    """Return a function that tells the moment as it passes: what a long sweep records late is dated when it is done."""
    begin, ahead = monotonic(), office_now(now) - now

    def moments() -> Moments:
        real = now + timedelta(seconds=monotonic() - begin)
        return Moments(real=real, office=real + ahead)

    return moments
