"""What a clock runs under: its limits and when it warns. An office has few different terms for its many clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Integers
from banjie.core.clock.arrays.limits import NONE, LimitTable, Places, check_places
from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import Runs

Flags = npt.NDArray[np.bool_]
_WAYS = (Runs.FORWARDS, Runs.BACKWARDS, Runs.AT_LEAST)


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

    `legal` and `promised` are places in `limits` for clocks that run forwards, `backwards` and `at_least` for those
    that run so, `NONE` for all others. `late_in_working_days` and `red_in_working_days` tell which days are counted
    beyond the promise and beyond the law.
    """

    limits: LimitTable
    legal: Places
    promised: Places
    backwards: Places
    at_least: Places
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
        legal, promised = [each.legal for each in table], [_promised(each) for each in table]
        distinct = tuple(dict.fromkeys(limit for limit in (*legal, *promised) if limit))
        forwards, backwards, at_least = ([each.runs is way for each in table] for way in _WAYS)
        return cls(
            limits=LimitTable.of(distinct),
            legal=_places(distinct, legal, forwards),
            promised=_places(distinct, promised, forwards),
            backwards=_places(distinct, legal, backwards),
            at_least=_places(distinct, legal, at_least),
            is_on_a_day=np.array([limit is None for limit in legal], np.bool_),
            has_cards=np.array([each.cards and each.runs is not Runs.AT_LEAST for each in table], np.bool_),
            warn_days=np.array([each.warn_days for each in table], np.int64),
            red_days=np.array([each.red_days for each in table], np.int64),
            late_in_working_days=_in_working_days(promised),
            red_in_working_days=_in_working_days(legal),
        )

    @property
    def runs_otherwise(self) -> bool:
        """Whether any terms run otherwise than forwards."""
        return bool((self.promised == NONE).any())

    def check(self, which: Places, clocks: int) -> None:
        """Raise `LimitWrong` unless `which` names, for every clock, terms of this table."""
        check_places(which, clocks, range(len(self.warn_days)), "terms")


def _promised(terms: Terms) -> Limit | None:
    own = terms.promised if terms.runs is Runs.FORWARDS else None
    return own or terms.legal


def _places(distinct: Sequence[Limit], limits: Iterable[Limit | None], wanted: Iterable[bool]) -> Places:
    place: dict[Limit | None, int] = {limit: place for place, limit in enumerate(distinct)}
    found = [place.get(limit, NONE) if is_wanted else NONE for limit, is_wanted in zip(limits, wanted, strict=True)]
    return np.array(found, np.int64)


def _in_working_days(limits: Iterable[Limit | None]) -> Flags:
    return np.array([limit is not None and limit.unit is Unit.WORKING_DAY for limit in limits], np.bool_)
