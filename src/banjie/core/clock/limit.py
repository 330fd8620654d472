"""How long something may take, in which unit, under which rules and which article."""

from dataclasses import dataclass
from enum import StrEnum

from banjie.core.clock.errors import LimitWrong
from banjie.core.values.citation import Citation

LONGEST = 3650  # days
LONGEST_MONTHS = 120
LONGEST_HOURS = 8760


class Unit(StrEnum):
    """What a limit counts; the laws differ, so the unit belongs to the limit."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    HOUR = "hour"


class StartDay(StrEnum):
    """Whether the day of the event is the first day of the limit."""

    NOT_COUNTED = "not_counted"  # 民法典 201
    COUNTED = "counted"


class LastDay(StrEnum):
    """What becomes of a last day that is a day off."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next_working_day"  # 民法典 203, 民事诉讼法 85
    PREVIOUS_WORKING_DAY = "previous_working_day"


_LONGEST = {
    Unit.WORKING_DAY: LONGEST,
    Unit.CALENDAR_DAY: LONGEST,
    Unit.MONTH: LONGEST_MONTHS,
    Unit.HOUR: LONGEST_HOURS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """A number of `unit`s and the article that gives it, where there is one.

    `days` is that number, in `unit`s: 1 to 3,650 days, 120 months or 8,760 hours. `last_day` is None where the general
    rule holds: a limit that runs forwards ends on the next working day, one that runs backwards stays where it is, for
    no rule shortens or lengthens the time somebody is given. Working days never end on a day off, and hours end with
    the hour: an hour limit takes neither rule.
    """

    days: int
    unit: Unit = Unit.WORKING_DAY
    citation: Citation | None = None
    start_day: StartDay = StartDay.NOT_COUNTED
    last_day: LastDay | None = None

    def __hash__(self) -> int:
        return hash((self.days, self.unit))  # enough to tell limits apart, and asked for at every act

    def __post_init__(self) -> None:
        check_days(self.days, self.unit)
        if self.unit is Unit.HOUR and (self.start_day, self.last_day) != (StartDay.NOT_COUNTED, None):
            message = "a limit in hours runs from hour to hour; leave out the rules for its first and its last day"
            raise LimitWrong("hours_rule", message)


def check_days(days: int, unit: Unit = Unit.WORKING_DAY) -> None:
    """Raise `LimitWrong` unless `days` can be a limit; what is done on the spot has no limit to count."""
    longest = _LONGEST[unit]
    if 1 <= days <= longest:
        return
    units = {Unit.MONTH: "months", Unit.HOUR: "hours"}.get(unit, "days")
    message = f"a limit is 1 to {longest} {units}, not {days}; give the number of {units} the law or the office allows"
    raise LimitWrong(f"limit_{units}", message, days=days, longest=longest)
