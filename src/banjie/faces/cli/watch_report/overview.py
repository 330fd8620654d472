"""The first things a reader is told: the answer, the state of the clocks, and what was looked at."""

from collections.abc import Mapping
from typing import Any

from banjie.faces.cli.watch_report.amounts import amount, fraction, moment, number, rate, value_text
from banjie.faces.cli.watch_report.document import Cell, Sentence, told
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
STATES = ("red", "yellow", "pre", "none")


def answer(report: Report, words: Words) -> tuple[Sentence, ...]:
    """Return how many are late, how many open and overdue, and the on-time rate with its formula."""
    return (_late(report, words), _open(report, words), _on_time(report, words))


def basis(report: Report, words: Words) -> str | None:
    """Return where the due days come from and in which zone days are counted; None where there are none."""
    late = report["late"]
    return words("answer.basis", basis=late["basis"], zone=late["zone"]) if late["basis"] else None


def severity(report: Report, words: Words) -> tuple[Cell, ...]:
    """Return how many cases stand in each state of the clock, the worst first."""
    counts = report["severity"]
    return tuple(
        Cell(text=number(counts[state]), state=state, opens=f"severity.{state}", summary=words(f"states.{state}"))
        for state in STATES
        if counts.get(state) is not None
    )


def head_lines(report: Report, words: Words) -> tuple[str, str]:
    """Return which files were read, and as of which day, in which zone and with which calendar."""
    log = report["log"]
    calendar = words("head.calendar_value", **log["calendar"])
    names = words("join").join(_file(one, words) for one in log["files"])
    return names, words("head.line", as_of=log["as_of"], zone=log["zone"], calendar=calendar)


def looked_at(report: Report, words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what was looked at, as terms with their values."""
    log = report["log"]
    pairs = {
        "files": tuple(_file_in_full(one, words) for one in log["files"]),
        "as_of": (log["as_of"],),
        "span": (words("head.span_value", first=moment(log["first_at"]), last=moment(log["last_at"])),),
        "zone": (log["zone"],),
        "calendar": (words("head.calendar_value", **log["calendar"]),),
        **{key: (number(report[key]),) for key in ("cases", "events", "activities")},
        "columns": tuple(_pair(words, "roles", role, column) for role, column in log["columns"].items()),
        "acts": tuple(_pair(words, "acts", act, activity) for activity, act in log["activities_as"].items()),
    }
    return tuple((words(f"head.{key}"), values) for key, values in pairs.items() if values)


def _late(report: Report, words: Words) -> Sentence:
    late = report["late"]
    if late["date"] is None:
        return (words("answer.late_unknown"),)
    counted = amount(words, late["date"], opens="late")
    instant, closed = amount(words, late["instant"]), amount(words, report["closed"], opens="closed")
    return told(words("answer.late"), late=counted, instant=instant, closed=closed)


def _open(report: Report, words: Words) -> Sentence:
    still = amount(words, report["open"], opens="open")
    if report["late"]["date"] is None:
        return told(words("answer.open_unknown"), open=still)
    return told(words("answer.open"), open=still, overdue=amount(words, report["overdue_open"], opens="overdue_open"))


def _on_time(report: Report, words: Words) -> Sentence:
    share = report["on_time"]
    shown = rate(words, share, opens="on_time_due")
    if shown.empty:
        return told(words("answer.on_time_none"), rate=shown)
    name, formula = (Cell(text=words(f"figures.on_time_due.{part}")) for part in ("name", "formula"))
    return told(words("answer.on_time"), rate=shown, fraction=fraction(words, share), name=name, formula=formula)


def _file(one: Mapping[str, Any], words: Words) -> str:
    stated = one["stated"]
    shown = [str(stated[key]) for key in ("format", "encoding") if stated.get(key) is not None]
    return f"{one['name']}{words('head.stated', stated=words('join').join(shown))}" if shown else one["name"]


def _file_in_full(one: Mapping[str, Any], words: Words) -> str:
    stated = [f"{key} {value_text(words, value)}" for key, value in one["stated"].items() if value is not None]
    return f"{one['name']}{words('head.stated', stated=words('join').join(stated))}" if stated else one["name"]


def _pair(words: Words, kind: str, role: str, column: str) -> str:
    return words("columns_pair", role=words.find(f"{kind}.{role}") or role, column=column)
