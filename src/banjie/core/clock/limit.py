"""How long something may take, in which unit, and under which article."""

from dataclasses import dataclass
from enum import StrEnum

from banjie.core.clock.errors import LimitWrong
from banjie.core.values.citation import Citation

LONGEST = 3650


class Unit(StrEnum):
    """What a limit counts; the laws differ, so the unit belongs to the limit."""

    WORKING_DAY = "working_day"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """A number of `unit`s (1 to 3,650) and the article that gives it, where there is one."""

    days: int
    unit: Unit = Unit.WORKING_DAY
    citation: Citation | None = None

    def __post_init__(self) -> None:
        check_days(self.days)


def check_days(days: int) -> None:
    """Raise `LimitWrong` unless `days` can be a limit; what is done on the spot has no limit to count."""
    if not 1 <= days <= LONGEST:
        message = f"a limit is 1 to {LONGEST} days, not {days}; give the number of days the law or the office allows"
        raise LimitWrong("limit_days", message, days=days, longest=LONGEST)
