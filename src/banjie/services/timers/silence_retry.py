"""Try one silence again before its next try comes by itself."""

from datetime import datetime

from banjie.records.reading.case_parts import case_id_of_number
from banjie.records.scope import ALL, scope
from banjie.records.timers.claims import Settled, settle, take_one
from banjie.services.cases.asked import CaseUnknown
from banjie.services.office.today import office_now
from banjie.services.timers.silence_act import Moments, act_on

__all__ = ["NothingToRetry", "Settled", "silence_retry"]


class NothingToRetry(LookupError):
    """No silence of this clock failed or waits."""


def silence_retry(number: str, clock: str, now: datetime) -> Settled:
    """Act on the silence of this clock of the case now, and return how that ended. `now` is the real moment.

    Raises `CaseUnknown` where no case has the number, and `NothingToRetry`.
    """
    with scope(ALL):
        case_id = case_id_of_number(number)
        if case_id is None:
            raise CaseUnknown(f"no case has the number {number!r}")
        claim = take_one(case_id, clock, now)
        if claim is None:
            raise NothingToRetry(f"{number}: no silence of the clock {clock!r} failed or waits to be tried again")
        settled = act_on(claim, Moments(real=now, office=office_now(now)))
        settle([(claim, settled)])
        return settled
