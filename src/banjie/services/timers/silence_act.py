"""One silence: what the law supplies in this case, done as an act of the system; and what became of it.

Nothing here raises for what is wrong with the case: that is an outcome with its reason.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from banjie.core.act.actor import SYSTEM
from banjie.core.act.refusal import Refusal
from banjie.core.case.law import Law
from banjie.core.case.silence import Fallen, fallen
from banjie.core.case.state import state_of
from banjie.core.values.office_time import office_date
from banjie.records.failures import StoreUnavailable
from banjie.records.log.read import CaseRow, read_case, read_cases
from banjie.records.timers.claims import Claim, Outcome, Settled, stands
from banjie.services.cases.asked import Asked, CaseMoved, CaseUnknown
from banjie.services.cases.deed import Deed
from banjie.services.cases.performing import TRIES, perform
from banjie.services.law.laws import ProcedureLost, law_of

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(days=1)
_LONG = 300
_PRINCIPAL = SYSTEM.signers[0].person
# What reading and folding a damaged case may raise; the same that a rebuild passes over.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """The real moment, by which tries are timed, and the office's, at which acts are recorded."""

    real: datetime
    office: datetime


def cases_of(claims: Sequence[Claim]) -> Mapping[Claim, CaseRow]:
    """Return the cases of several claims as they stand, in one round trip."""
    rows = read_cases(_PRINCIPAL, {_key(claim): claim.case_id for claim in claims})
    return {claim: rows[key] for claim in claims if (key := _key(claim)) in rows}


def act_on(claim: Claim, now: Moments, seen: CaseRow | None = None) -> Settled:
    """Do what the law supplies by this silence, or draft it, and return how that ended.

    It may be done again: the same silence of the same case has the same request key. `seen` is the case as it was read
    a moment ago; where it has moved since, it is read again.
    """
    try:
        return _decided(claim, now, seen)
    except CaseMoved as fault:
        return _failed(claim, now, "case_moved", fault)
    except (ProcedureLost, CaseUnknown) as fault:
        return _failed(claim, now, "procedure_lost" if isinstance(fault, ProcedureLost) else "case_lost", fault)
    except StoreUnavailable as fault:
        return _failed(claim, now, "store_gave_up", fault)  # where it is gone altogether, this cannot be written either
    except _BROKEN as fault:
        return _failed(claim, now, "case_unreadable", fault)


def _decided(claim: Claim, now: Moments, seen: CaseRow | None) -> Settled:
    """Decide on the state as it stands, and again where somebody acted meanwhile."""
    for _ in range(TRIES - 1):
        with suppress(CaseMoved):
            return _once(claim, now, seen or _read(claim))
        seen = None
    return _once(claim, now, _read(claim))


def _once(claim: Claim, now: Moments, row: CaseRow) -> Settled:
    if row.earlier:
        return Settled(outcome=Outcome.ACTED, seq=row.earlier.seq)
    supplied = _supplied(law_of(row.procedure, row.scope_path, row.turn), row, claim, now)
    if supplied is None:
        return _nothing_fell(claim, now)
    if supplied.draft:
        return Settled(outcome=Outcome.DRAFTED)
    asked = Asked(actor=SYSTEM, now=now.office, key=_key(claim), version=row.version)
    answer = perform(claim.case_id, Deed(acts=(supplied.act,)), asked, row)
    if isinstance(answer, Refusal):
        return _refused(claim, now, answer)
    return Settled(outcome=Outcome.ACTED, seq=answer.seq)


def _key(claim: Claim) -> str:
    return f"silence:{claim.case_id}:{claim.clock}:{claim.started_date}:{claim.falls_date}"


def _read(claim: Claim) -> CaseRow:
    row = read_case(claim.case_id, _PRINCIPAL, _key(claim))
    if row is None:
        raise CaseUnknown(f"no case {claim.case_id}")
    return row


def _supplied(law: Law, row: CaseRow, claim: Claim, now: Moments) -> Fallen | None:
    today = office_date(now.office, law.zone)
    return next((one for one in fallen(law, state_of(row.state), today) if one.clock == claim.clock), None)


def _nothing_fell(claim: Claim, now: Moments) -> Settled:
    """Say why the acts of the case know nothing of a silence that was claimed by the row of its clock."""
    if not stands(claim):
        return Settled(outcome=Outcome.OVERTAKEN)
    return _failed(claim, now, "row_differs")


def _refused(claim: Claim, now: Moments, refusal: Refusal) -> Settled:
    detail = json.dumps({**refusal.params, "missing": refusal.missing}, ensure_ascii=False)
    return Settled(
        outcome=Outcome.REFUSED, reason=refusal.code, detail=detail, next_try_at=now.real + _wait(claim.attempts)
    )


def _failed(claim: Claim, now: Moments, reason: str, fault: Exception | None = None) -> Settled:
    detail = f"{type(fault).__name__}: {fault}"[:_LONG] if fault else ""
    return Settled(outcome=Outcome.FAILED, reason=reason, detail=detail, next_try_at=now.real + _wait(claim.attempts))


def _wait(attempts: int) -> timedelta:
    """Return how long after a failure nobody tries again: twice as long each time, a day at most."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 11)), LONGEST_WAIT)
