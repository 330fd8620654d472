"""The facts of acts, told slowly: one case at a time, one day at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from banjie.core.calendar.table import Calendar

Row = Mapping[str, Any]
OUTCOMES = {"grant": "granted", "refuse": "refused", "withdraw": "withdrawn", "refuse_acceptance": "not_accepted"}
ORDERS = (
    ({"accept"}, {"submit"}),
    ({"grant", "refuse"}, {"accept"}),
    ({"issue", "deliver"}, {"grant", "refuse", "refuse_acceptance"}),
    ({"resume"}, {"stop"}),
    ({"finish"}, {"accept", "refuse_acceptance"}),
)


def working(calendar: Calendar, after: date, until: date) -> Iterator[date]:
    """Yield the working days after one day up to and including the other."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return (day for day in days if calendar.is_working(day))


def between(calendar: Calendar, after: date | None, until: date | None) -> int | None:
    if after is None or until is None:
        return None
    if until < after:
        return -sum(1 for _ in working(calendar, until, after))
    return sum(1 for _ in working(calendar, after, until))


def stops(events: Sequence[Row], over: date) -> list[tuple[Row, date, bool]]:
    """Return every stop, the last day of its hold, and whether it was resumed."""
    found = []
    for place, event in enumerate(events):
        if event["act"] == "stop":
            resumed = next((later["day"] for later in events[place:] if later["act"] == "resume"), None)
            found.append((event, resumed or max(over, event["day"]), resumed is not None))
    return found


def facts(events: Sequence[Row], case: Row, calendar: Calendar, as_of: date, opening: set[int]) -> dict[str, Any]:
    """Return the facts of one case; `events` are its own, in order."""
    begun = first(events, "submit") or events[0]["day"]
    granted = [event["day"] for event in events if event["act"] == "grant"]
    outcomes = [OUTCOMES[event["act"]] for event in events if event["act"] in OUTCOMES]
    refused = [event for event in events if event["act"] == "refuse"]
    withdrawn = [event["day"] for event in events if event["act"] == "withdraw"]
    places = {act: [n for n, event in enumerate(events) if event["act"] == act] for act in ("grant", "inspect")}
    return {
        "outcome": outcomes[-1] if outcomes else None,
        "has_receipt": first(events, "receipt") is not None,
        "has_reasons": bool(refused[-1]["reasons"]) if refused else None,
        "acceptance_days": between(calendar, begun, first(events, "accept", "refuse_acceptance")),
        "first_review_days": between(calendar, first(events, "accept"), first(events, "first_review")),
        "supplement_notices": count(events, lambda e: e["act"] == "request_supplement"),
        "supplement_notice_days": between(calendar, begun, first(events, "request_supplement")),
        "extensions_unapproved": count(events, lambda e: e["act"] == "extend" and not e["approved_by"]),
        "extensions_untold": count(events, lambda e: e["act"] == "extend" and not e["notice"]),
        "withdrawn_left_days": between(calendar, withdrawn[-1], case["due_day"]) if withdrawn else None,
        "is_inspected": max(places["inspect"], default=-1) > places["grant"][0] if granted else None,
        "days_since_grant": days if granted and (days := (as_of - granted[-1]).days) >= 0 else None,
        "impossible_orders": sum(is_wrong(events, later, earlier) for later, earlier in ORDERS),
        "late_steps": count(events, is_late),
        "ended_off_day": None if case["end_day"] is None else is_closed(calendar, case["end_day"], opening),
        **of_stops(events, case, calendar, as_of),
    }  # fmt: skip


def of_stops(events: Sequence[Row], case: Row, calendar: Calendar, as_of: date) -> dict[str, Any]:
    until = case["end_day"] or as_of
    held = stops(events, until)
    stopped = set(days_of(calendar, held))
    long = [
        one for one in held if one[0]["notified_days"] and len([*days_of(calendar, [one])]) > one[0]["notified_days"]
    ]
    return {
        "stops_untold": sum(not stop["notice"] for stop, _, _ in held),
        "stops_too_long": len(long),
        "stopped_days": sum(day in stopped for day in working(calendar, case["start_day"], until)),
        "stop_left_days": left(calendar, held, case["due_day"]) if held and case["due_day"] else None,
    }  # fmt: skip


def left(calendar: Calendar, held: Sequence[tuple[Row, date, bool]], due: date) -> int:
    began = held[-1][0]["day"]
    ended = {*days_of(calendar, [stop for stop in held if stop[2]])}
    return (between(calendar, began, due) or 0) - sum(day in ended for day in working(calendar, began, due))


def days_of(calendar: Calendar, held: Sequence[tuple[Row, date, bool]]) -> Iterator[date]:
    for stop, until, _ in held:
        yield from working(calendar, stop["day"] - timedelta(days=1), until)


def first(events: Sequence[Row], *acts: str) -> date | None:
    return next((event["day"] for event in events if event["act"] in acts), None)


def count(events: Sequence[Row], which: Callable[[Row], bool]) -> int:
    return sum(which(event) for event in events)


def is_late(event: Row) -> bool:
    return bool(event["step_due"] and event["step_done"] and event["step_due"] < event["step_done"])


def is_wrong(events: Sequence[Row], later: set[str], earlier: set[str]) -> bool:
    late = [event["at"] for event in events if event["act"] in later]
    early = [event["at"] for event in events if event["act"] in earlier]
    return bool(late and early) and min(late) < min(early)


def is_closed(calendar: Calendar, day: date, opening: set[int]) -> bool:
    kind = calendar.day(day).kind.value
    if kind in {"holiday", "closed"}:
        return True
    return kind not in {"make_up", "ordered"} and day.isoweekday() not in opening
