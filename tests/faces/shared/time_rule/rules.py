"""Rules for tests: the source's own example day, Monday 2026-10-12, and one rule in each state."""

from dataclasses import replace
from datetime import date, datetime

from banjie.core.clock.before import earliest_after
from banjie.core.clock.limit import LastDay, Limit, Unit
from banjie.core.clock.running import Running
from banjie.core.clock.stop import Stop
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.faces.shared.time_rule.build import Looked, rule_model, running_rule
from banjie.faces.shared.time_rule.model import Added, RuleModel
from banjie.faces.shared.time_rule.otherwise import backwards_rule, given_rule, least_rule
from tests.core.calendar.shipped import shipped

TODAY = date(2026, 10, 12)
EVENT = date(2026, 10, 29)


def stop(first: date, last: date | None = None) -> Stop:
    return Stop(first_date=first, last_date=last, ground="testing")


def rule(
    start: date,
    promised: int | None = 8,
    legal: int | None = 20,
    *stops: Stop,
    today: date = TODAY,
    finished: date | None = None,
    on_the_spot: bool = False,
) -> RuleModel:
    return rule_model(
        calendar=shipped(),
        start=start,
        promised_days=promised,
        legal_days=legal,
        stops=stops,
        today=today,
        finished=finished,
        on_the_spot=on_the_spot,
    )


def other(limit: Limit, start: date, *stops: Stop, promised: Limit | None = None, **seen: object) -> RuleModel:
    """Return the rule of a limit in any unit, looked at on TODAY unless `seen` says otherwise."""
    running = Running(start=start, legal=limit, promised=promised or limit, stops=stops)
    asked = {"running": running, "today": TODAY, "promised": promised is not None, **seen}
    return running_rule(shipped(), Looked(**asked))  # type: ignore[arg-type]  # a test's question


def days(count: int, **rules: object) -> Limit:
    return Limit(days=count, unit=Unit.CALENDAR_DAY, **rules)  # type: ignore[arg-type]  # a test's rules


def hour(day: int, at: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, at, minute, tzinfo=DEFAULT_ZONE)


def back(start: date, event: date = EVENT, *, today: date = TODAY, finished: date | None = None) -> RuleModel:
    return backwards_rule(shipped(), Limit(days=7), event, start=start, today=today, finished=finished)


def least(start: date, *, finished: date | None = None, today: date = TODAY) -> RuleModel:
    first = earliest_after(shipped(), start, days(30))
    return least_rule(shipped(), days(30), first, start=start, today=today, finished=finished)


HOURS = Limit(days=48, unit=Unit.HOUR)
HEAD = {"zh-Hans": "机关负责人", "zh-Hant": "機關負責人", "en": "head of the agency"}
EXTENDED = replace(
    rule(date(2026, 9, 16), 18, 30), promised_days=8, legal_days=20,
    added=Added(days=10, approver=HEAD, before=date(2026, 9, 28)),
)  # fmt: skip
MAIN = rule(date(2026, 9, 16), 8, 20, stop(date(2026, 9, 22), date(2026, 10, 9)))
STATES = {
    "running": MAIN,
    "last_day": rule(date(2026, 9, 23)),
    "legal_only": rule(date(2026, 9, 28), None, 20),
    "promise_only": rule(date(2026, 9, 28), 8, None),
    "stopped": rule(date(2026, 9, 21), 10, 20, stop(date(2026, 9, 28))),
    "stopped_late": rule(date(2026, 9, 7), 8, 20, stop(date(2026, 9, 28))),
    "late": rule(date(2026, 9, 14), 10, 20),
    "late_to_the_last_day": rule(date(2026, 9, 8), 5, 20),
    "late_on_a_day_off": rule(date(2026, 9, 21), 5, 20, today=date(2026, 10, 1)),
    "late_since_the_weekend": rule(date(2026, 9, 11), 5, 20, today=date(2026, 9, 19)),
    "over": rule(date(2026, 8, 24), 10, 20),
    "over_on_a_day_off": rule(date(2026, 8, 20), 10, 20, today=date(2026, 9, 19)),
    "finished": rule(date(2026, 9, 14), finished=date(2026, 9, 22)),
    "finished_late": rule(date(2026, 9, 1), finished=date(2026, 9, 18)),
    "finished_over": rule(date(2026, 8, 3), finished=date(2026, 9, 18)),
    "on_the_spot": rule(TODAY, 1, 5, finished=TODAY, on_the_spot=True),
    "no_limit_on_the_spot": rule(TODAY, None, None, finished=TODAY, on_the_spot=True),
    "same_day": rule(TODAY, 8, 20, finished=TODAY),
    "provisional": rule(date(2026, 12, 21), 8, 15, today=date(2026, 12, 24)),
    "by_week": rule(date(2026, 6, 1), 60, 90),
    "cut": rule(date(2026, 9, 28), 15, 45),
    "same_due": rule(date(2026, 9, 28), 20, 20),
    "days": other(days(30), date(2026, 9, 16)),
    "days_promised": other(days(30), date(2026, 9, 28), promised=days(20)),
    "days_stopped": other(days(30), date(2026, 9, 16), stop(date(2026, 9, 22), date(2026, 10, 9))),
    "days_carried": other(days(20), date(2026, 9, 13), today=date(2026, 10, 6)),
    "days_earlier": other(days(20, last_day=LastDay.PREVIOUS_WORKING_DAY), date(2026, 9, 13), today=date(2026, 9, 28)),
    "days_over": other(days(10), date(2026, 9, 25)),
    "days_by_week": other(days(90), date(2026, 8, 3)),
    "month": other(Limit(days=1, unit=Unit.MONTH), date(2026, 9, 28)),
    "months": other(Limit(days=3, unit=Unit.MONTH), date(2026, 9, 28)),
    "years": other(Limit(days=24, unit=Unit.MONTH), date(2026, 3, 2)),
    "hours": other(HOURS, hour(11, 14, 30), at=hour(12, 9)),
    "hours_stopped": other(HOURS, hour(9, 14, 30), stop(date(2026, 10, 10), date(2026, 10, 11)), at=hour(12, 9)),
    "hours_over": other(Limit(days=24, unit=Unit.HOUR), hour(11, 8), at=hour(12, 9)),
    "hours_finished": other(HOURS, hour(11, 14, 30), at=hour(12, 9), finished=TODAY),
    "hours_by_day": other(Limit(days=240, unit=Unit.HOUR), hour(9, 14, 30), at=hour(12, 9)),
    "back": back(date(2026, 9, 28)),
    "back_today": back(date(2026, 9, 28), today=date(2026, 10, 20)),
    "back_over": back(date(2026, 9, 28), today=date(2026, 10, 23)),
    "back_done": back(date(2026, 9, 28), finished=date(2026, 10, 9)),
    "back_at_once": back(TODAY, finished=TODAY),
    "back_too_late": back(date(2026, 10, 22), today=date(2026, 10, 22), finished=date(2026, 10, 22)),
    "least": least(date(2026, 9, 28)),
    "least_open": least(date(2026, 9, 7)),
    "least_done": least(date(2026, 9, 7), finished=TODAY),
    "least_short": least(date(2026, 9, 16), finished=TODAY),
    "given": given_rule(shipped(), date(2026, 10, 30), start=date(2026, 9, 28), today=TODAY),
    "given_over": given_rule(shipped(), date(2026, 10, 9), start=date(2026, 9, 28), today=TODAY),
    "given_done": given_rule(shipped(), date(2026, 10, 30), start=date(2026, 9, 28), today=TODAY, finished=TODAY),
    "extended": EXTENDED,
    "anew": replace(MAIN, began_anew=True),
    "told": other(Limit(days=10), date(2026, 9, 23), told_due=date(2026, 10, 16), promised=Limit(days=10)),
    "told_passed": other(Limit(days=10), date(2026, 9, 16), told_due=date(2026, 10, 9), promised=Limit(days=10)),
    "named": replace(MAIN, start_name={"zh-Hans": "收到投诉", "zh-Hant": "收到投訴", "en": "Complaint received"}),
}
