"""Many cases counted again: plain clocks as columns, the cases that have others one by one."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np

from banjie.bulk.recount import Anew, Counting, cases_in_columns, is_plain_kind, recount
from banjie.bulk.standing import NOT_LEADING, CaseStops, Kind, Standing
from banjie.bulk.terms import Flags, Terms
from banjie.core.calendar.errors import CodedError
from banjie.core.case.law import Law
from banjie.core.procedure.clock_rule import Runs
from banjie.records.calendars.reading import (
    CaseToCount,
    ClockKind,
    cases_ended_since,
    cases_to_count,
    running_clocks,
    stops_of_cases,
)
from banjie.services.calendar.counting import BROKEN, Counted, counted, fault_of

LawFor = Callable[[str, str], Law]
"""From a procedure's digest and an office to the law its cases are counted by."""
_UNKNOWN = Kind(terms=Terms(legal=None, runs=Runs.BACKWARDS), stoppable=False, silent=False, rank=NOT_LEADING)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseCounted:
    """A case counted by itself; `fault` says why it could not be, else it is empty."""

    case: CaseToCount
    counted: Counted
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Columns:
    """Clocks counted together: as they stand, as they should be, and by kind their names and calendars."""

    standing: Standing
    anew: Anew
    kinds: tuple[ClockKind, ...]
    versions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Recounted:
    """Cases counted again, those of `ids` in order: in columns, and one by one."""

    ids: Sequence[UUID]
    columns: Columns
    singly: tuple[CaseCounted, ...]

    @property
    def clocks(self) -> int:
        """How many clocks were looked at."""
        return int(self.columns.standing.case.size) + sum(len(one.case.clocks) for one in self.singly)


def recounted(ids: Sequence[UUID], law_for: LawFor, ended_from: date) -> Recounted:
    """Return these cases counted under the law of each; clocks that ended on `ended_from` or later count, too."""
    found = running_clocks(ids)
    kinds = tuple(kind for kind, _ in found)
    laws = [_law(kind, law_for) for kind in kinds]
    standing = Standing.of([packed for _, packed in found])
    together = _together(standing, kinds, laws, len(ids))
    for place, case_id in enumerate(ids) if (ended := cases_ended_since(ids, ended_from)) else ():
        together[place] &= case_id not in ended
    stops = CaseStops.of(len(ids), _stops(ids, together))
    try:
        columns = _columns(standing.part(together[standing.case]), kinds, laws, stops)
    except (CodedError, AssertionError):  # one of them cannot be counted: then each by itself, to name it
        together[:] = False
        columns = _columns(standing.part(together[standing.case]), kinds, laws, CaseStops.of(len(ids), ()))
    others = [case_id for case_id, is_in in zip(ids, together, strict=True) if not is_in]
    return Recounted(ids=ids, columns=columns, singly=tuple(_singly(case, law_for) for case in cases_to_count(others)))


def _law(kind: ClockKind, law_for: LawFor) -> Law | None:
    try:
        return law_for(kind.procedure, kind.scope_path)
    except BROKEN:
        return None  # the case is counted by itself, and named there


def _together(standing: Standing, kinds: Sequence[ClockKind], laws: Sequence[Law | None], cases: int) -> Flags:
    known = [_kind(law, kind.clock) for kind, law in zip(kinds, laws, strict=True)]
    plain, silent = (
        np.array([*flags], np.bool_) for flags in (map(is_plain_kind, known), (one.silent for one in known))
    )
    return cases_in_columns(standing, plain, silent, cases) if known else np.zeros(cases, np.bool_)


def _columns(standing: Standing, kinds: tuple[ClockKind, ...], laws: Sequence[Law | None], stops: CaseStops) -> Columns:
    known = [_kind(law, kind.clock) for kind, law in zip(kinds, laws, strict=True)]
    some = next((law for law in laws if law), None)  # what has no law is not in these columns
    by = [Counting(law.calendar, law.told) for one in laws if (law := one or some)]
    versions = tuple(law.calendar.version if law else "" for law in laws)
    return Columns(standing=standing, anew=recount(standing, known, by, stops), kinds=kinds, versions=versions)


def _kind(law: Law | None, clock: str) -> Kind:
    rule = next((rule for rule in law.procedure.clocks if rule.name == clock), None) if law else None
    if law is None or rule is None:
        return _UNKNOWN
    leading = law.procedure.leading
    terms = Terms(
        legal=rule.legal,
        promised=rule.promised,
        runs=rule.runs,
        warn_days=rule.warn_days,
        red_days=rule.red_days,
        cards=rule.cards,
    )
    rank = leading.index(clock) if clock in leading else NOT_LEADING
    return Kind(terms=terms, stoppable=rule.stoppable, silent=rule.silence is not None, rank=rank)


def _stops(ids: Sequence[UUID], together: Flags) -> list[tuple[int, list[tuple[str, str | None]]]]:
    """Return the stops of the cases that are counted together; one whose stops cannot be read is so no longer."""
    found = []
    for place, text in stops_of_cases(ids):
        if not together[place]:
            continue
        try:
            found.append((place, [(pause[0], pause[1]) for pause in json.loads(text)]))
        except BROKEN:
            together[place] = False
    return found


def _singly(case: CaseToCount, law_for: LawFor) -> CaseCounted:
    try:
        return CaseCounted(case=case, counted=counted(case, law_for(case.procedure, case.scope_path)))
    except BROKEN as fault:
        return CaseCounted(case=case, counted=Counted(), fault=fault_of(fault))
