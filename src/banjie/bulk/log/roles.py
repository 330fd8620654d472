"""The roles that columns of a log may have, and what each column must hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What the cells of a role are read as."""

    TEXT = "text"
    MOMENT = "moment"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A role: its name, whether it tells of the whole case, and what it holds."""

    name: str
    is_of_case: bool
    holds: Holds = Holds.TEXT


_MOMENTS = {"at", "start_at", "recorded_at", "step_due", "step_done", "deadline", "legal_deadline", "began", "ended"}
_NUMBERS = {"notified_days", "promised_days", "legal_days"}
_EVENT = (
    "activity", "at", "start_at", "lifecycle", "resource", "event_office", "recorded_at", "step_due", "step_done",
    "act", "notice", "approved_by", "reasons", "notified_days",
)  # fmt: skip
_CASE = (
    "case", "office", "officer", "item", "deadline", "legal_deadline", "began", "ended", "channel", "applicant",
    "promised_days", "legal_days", "outcome", "serial", "fee", "fee_standard", "fee_ticket", "materials",
    "materials_complete", "on_the_spot",
)  # fmt: skip
NEEDED = ("case", "activity", "at")
"""Without these there is no log."""


def _holds(name: str) -> Holds:
    if name in _MOMENTS:
        return Holds.MOMENT
    if name in ("fee", "fee_standard"):
        return Holds.MONEY
    if name in ("materials_complete", "on_the_spot"):
        return Holds.FLAG
    return Holds.NUMBER if name in _NUMBERS else Holds.TEXT


ROLES: Mapping[str, Role] = {
    name: Role(name=name, is_of_case=name in _CASE, holds=_holds(name)) for name in (*_EVENT, *_CASE)
}
"""Every role by its name."""
