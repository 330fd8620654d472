"""Why a day of a working-out has its number or has none, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Unit
from banjie.core.clock.working_out import ReasonCode, Row, WorkingOut
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.faces.shared.time_rule.amounts import amount, day_short, day_spoken
from banjie.faces.shared.words import say

ENDS = (ReasonCode.LAST, ReasonCode.LAST_CARRIED, ReasonCode.LAST_EARLIER, ReasonCode.FIRST_LAWFUL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """A reader of a working-out: the calendar it was made by, the reader's day and language.

    `start` says why the first day has no number, where that is not acceptance.
    """

    out: WorkingOut
    calendar: Calendar
    today: date
    language: str
    start: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the moments told."""
        return DEFAULT_ZONE

    def say(self, key: str, **values: object) -> str:
        """Return a word of working-outs."""
        return say(f"working.{key}", self.language, **values)

    def name(self, key: str) -> str:
        """Return the name of a holiday or an order."""
        return self.calendar.names.get(key, {}).get(self.language, key)

    def short(self, day: date) -> str:
        """Return a date of the table, with its year where that is not this one."""
        return day_short(day, self.today)

    def is_edge(self, row: Row) -> bool:
        """Whether a stop begins or ends on the row's day."""
        stop = None if row.stop is None else self.out.stops[row.stop]
        return stop is not None and row.date in (stop.first_date, stop.last_date)


def why(row: Row, asking: Asking) -> str:
    """Return the reasons of one day, joined."""
    return asking.say("comma").join(part for part in _reasons(row, asking) if part)


def _reasons(row: Row, asking: Asking) -> Iterator[str]:
    if row.running == 1 and asking.out.limit.unit is not Unit.HOUR:
        yield asking.say("why_text.first")
    yield _reason(row, asking)
    if row.kind in _WORKED and row.running and asking.out.limit.unit is Unit.WORKING_DAY:
        yield _worked(row, asking)
    if row.reason.code in ENDS:
        yield _end(row, asking)
    if row.date == asking.today:
        yield asking.say("why_text.today")
    if row.provisional and asking.out.limit.unit is Unit.WORKING_DAY:
        yield asking.say("why_text.provisional")


_WORKED = {DayKind.MAKE_UP: "makeup", DayKind.ORDERED: "ordered"}


def _worked(row: Row, asking: Asking) -> str:
    """Return by what a day off is worked: the notice of its year, or an order."""
    name = asking.name(row.reason.params.get("name", ""))
    made_by = (one.notice for one in asking.calendar.notices if row.date in one.make_up)
    notice = next(made_by, None) if row.kind is DayKind.MAKE_UP else None
    if notice:
        return asking.say("why_text.makeup_notice", name=name, notice=notice)
    return asking.say(f"why_text.{_WORKED[row.kind]}", name=name)


def _reason(row: Row, asking: Asking) -> str:
    code, params = row.reason.code, row.reason.params
    if code is ReasonCode.STOPPED:
        return asking.say(f"why_text.{_stop_word(row, asking)}")
    if code in (ReasonCode.HOLIDAY, ReasonCode.CLOSED):
        return asking.say(f"why_text.{code}", name=asking.name(params["name"]))
    if code is ReasonCode.START:
        return _start(asking)
    if code is ReasonCode.START_AT:
        return asking.say("why_text.start_at", at=params["at"])
    if code is ReasonCode.LAST_OFF:
        return asking.say(
            "why_text.last_off", amount=amount(asking.out.limit.unit, int(params["days"]), asking.language)
        )
    if code in (ReasonCode.WEEKEND, ReasonCode.LATE):
        return asking.say(f"why_text.{code}")
    return _counted_off(row, asking)


def _start(asking: Asking) -> str:
    if asking.out.is_back:
        return asking.say("why_text.event")
    return asking.start or asking.say("why_text.start")


def _counted_off(row: Row, asking: Asking) -> str:
    """Return that a day off counts, where the limit counts every day."""
    if not row.is_off or row.running is None or asking.out.limit.unit is Unit.WORKING_DAY:
        return ""
    name = row.reason.params.get("name")
    return asking.say("why_text.counted_name", name=asking.name(name)) if name else asking.say("why_text.counted_off")


def _end(row: Row, asking: Asking) -> str:
    code, params, out = row.reason.code, row.reason.params, asking.out
    if code is ReasonCode.FIRST_LAWFUL:
        return asking.say("why_text.first_lawful")
    if out.is_least:
        return asking.say("why_text.lasted")
    if out.is_back and code is not ReasonCode.LAST_EARLIER:
        return asking.say("why_text.latest")
    if code is ReasonCode.LAST_EARLIER:
        return asking.say("why_text.due_earlier", ended=day_spoken(_of(params["ended"]), asking.today, asking.language))
    if code is ReasonCode.LAST_CARRIED:
        return asking.say("why_text.due_carried")
    return asking.say("why_text.due_at", at=params["at"]) if "at" in params else asking.say("why_text.due")


def _of(text: str) -> date:
    return datetime.fromisoformat(text).date()


def _stop_word(row: Row, asking: Asking) -> str:
    stop = None if row.stop is None else asking.out.stops[row.stop]
    if stop is not None and row.date == stop.first_date:
        return "stopped_first"
    return "stopped_last" if stop is not None and row.date == stop.last_date else "stopped"
