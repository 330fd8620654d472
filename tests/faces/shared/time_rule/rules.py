"""Rules for tests: the source's own example day, Monday 2026-10-12, and one rule in each state."""

from datetime import date

from banjie.core.clock.stop import Stop
from banjie.faces.shared.time_rule.build import rule_model
from banjie.faces.shared.time_rule.model import RuleModel
from tests.core.calendar.shipped import shipped

TODAY = date(2026, 10, 12)


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
}
