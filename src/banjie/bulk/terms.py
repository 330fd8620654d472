"""What a clock runs under: its limits and when it warns. An office has few different terms for its many clocks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Integers
from banjie.core.clock.arrays.limits import NONE, LimitTable, Places, check_places
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.procedure.clock_rule import Runs

Flags = npt.NDArray[np.bool_]
LASTING = (Runs.AT_LEAST, Runs.ONLY_AFTER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The limits of a clock that runs one way, and its cards; like a clock's rule, but for one clock at one time.

    `legal` is the law's limit, None for a clock that ends on a day the case itself brings; `promised` the office's own
    of a clock that runs forwards, the legal one where it is None. Days an extension gave are in both.
    """

    legal: Limit | None
    promised: Limit | None = None
    runs: Runs = Runs.FORWARDS
    warn_days: int = 0
    red_days: int = 0
    cards: bool = True


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class TermsTable:
    """Terms and, in their order, what they say, as columns.

    `legal` and `promised` are places in `limits` for all that is counted on from a start, `backwards` for what is
    counted back from an event, `NONE` for all others. `late_in_working_days` and `red_in_working_days` tell which days
    are counted beyond the promise and beyond the law.
    """

    limits: LimitTable
    legal: Places
    promised: Places
    backwards: Places
    is_forwards: Flags
    is_lasting: Flags
    is_only_after: Flags
    is_on_a_day: Flags
    has_cards: Flags
    warn_days: Integers
    red_days: Integers
    late_in_working_days: Flags
    red_in_working_days: Flags

    @classmethod
    def of(cls, terms: Iterable[Terms]) -> "TermsTable":
        """Return the table of `terms`."""
        table = tuple(terms)
        legal, promised = [_counted_on(each, each.legal) for each in table], [_promised(each) for each in table]
        back = [each.legal if each.runs is Runs.BACKWARDS else None for each in table]
        limits = tuple(dict.fromkeys(limit for limit in (*legal, *promised, *back) if limit))
        place: dict[Limit | None, int] = {limit: place for place, limit in enumerate(limits)} | {None: NONE}
        return cls(
            limits=LimitTable.of(limits),
            legal=np.array([place[limit] for limit in legal], np.int64),
            promised=np.array([place[limit] for limit in promised], np.int64),
            backwards=np.array([place[limit] for limit in back], np.int64),
            is_forwards=_flags(each.legal is not None and each.runs is Runs.FORWARDS for each in table),
            is_lasting=_flags(each.runs in LASTING for each in table),
            is_only_after=_flags(each.runs is Runs.ONLY_AFTER for each in table),
            is_on_a_day=_flags(each.legal is None for each in table),
            has_cards=_flags(each.cards for each in table),
            warn_days=np.array([each.warn_days for each in table], np.int64),
            red_days=np.array([each.red_days for each in table], np.int64),
            late_in_working_days=_in_working_days(own or other for own, other in zip(promised, back, strict=True)),
            red_in_working_days=_in_working_days(each.legal for each in table),
        )

    @property
    def runs_otherwise(self) -> bool:
        """Whether any terms run otherwise than forwards."""
        return not self.is_forwards.all()

    def check(self, which: Places, clocks: int) -> None:
        """Raise `LimitWrong` unless `which` names, for every clock, terms of this table."""
        check_places(which, clocks, range(len(self.warn_days)), "terms")


def _counted_on(terms: Terms, limit: Limit | None) -> Limit | None:
    """Return the limit as it is counted on from its start; None where it is not.

    A day off as the last day carries on the time somebody is given to act, not a span that must only be long enough.
    """
    if limit is None or terms.runs is Runs.BACKWARDS:
        return None
    if terms.runs is Runs.AT_LEAST and limit.last_day is None:
        return replace(limit, last_day=LastDay.STAYS)
    return limit


def _promised(terms: Terms) -> Limit | None:
    own = terms.promised if terms.runs is Runs.FORWARDS else None
    return _counted_on(terms, own or terms.legal)


def _flags(answers: Iterable[bool]) -> Flags:
    return np.array([*answers], np.bool_)


def _in_working_days(limits: Iterable[Limit | None]) -> Flags:
    return _flags(limit is not None and limit.unit is Unit.WORKING_DAY for limit in limits)
