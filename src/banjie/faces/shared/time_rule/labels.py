"""Placing the words below a time rule so that they do not run into each other on a phone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.amounts import day_short, named
from banjie.faces.shared.time_rule.label import GAP, NARROW, WIDE, Label, line
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.scale import Scale
from banjie.faces.shared.words import say


def bottom_labels(model: RuleModel, at: Scale, y: float, language: str) -> Iterator[str]:
    """Yield start, promise, law and event below the rule, joined into one line where they would touch.

    Where a narrow rule must join what a wide one need not, both are yielded, and the style sheet shows one.
    """
    narrow, wide = (placed(model, at, language, room) for room in (NARROW, WIDE))
    if _texts(narrow) == _texts(wide):
        yield from (line(group, y) for group in narrow)
        return
    yield from (line(group, y, extra="tr-narrow") for group in narrow)
    yield from (line(group, y, extra="tr-wide") for group in wide)


def placed(model: RuleModel, at: Scale, language: str, room: int) -> list[tuple[Label, ...]]:
    """Return start, promise, law and event as they stand below a rule of `room` pixels; a group stands in one line."""
    ends = sorted(_ends(model, at, language), key=lambda label: label.x)
    groups: list[tuple[Label, ...]] = [(replace(_start(model, language), room=room),)]
    if ends and model.runs is Runs.BACKWARDS and (model.legal_due or model.today) <= model.start_date:
        groups = [(replace(ends.pop(0), room=room, x=0, anchor="start"),)]  # known too late: the rule begins before it
    for free in ends:
        label = replace(free, room=room).inside()
        if label.left < _right_edge(groups[-1]) + GAP:
            groups[-1] = (*groups[-1], label)
        else:
            groups.append((label,))
    return _fitting(groups)


def _fitting(placed: list[tuple[Label, ...]]) -> list[tuple[Label, ...]]:
    # The start gives way first: its date stands in the page, and the dot still shows it.
    first, last = placed[0], placed[-1]
    if len(placed) > 1 and _left_edge(last) >= _right_edge(first) + GAP:
        return placed
    if len(placed) == 1 and _right_edge(first) <= 100:
        return placed
    return [group for group in (first[1:], *placed[1:]) if group]


def _texts(placed: list[tuple[Label, ...]]) -> list[list[str]]:
    return [[label.text for label in group] for group in placed]


def _left_edge(group: tuple[Label, ...]) -> float:
    if len(group) == 1:
        return group[0].left
    return 100 - sum(label.width + GAP for label in group) + GAP


def _right_edge(group: tuple[Label, ...]) -> float:
    if group[0].anchor == "start":
        return group[0].x + sum(label.width + GAP for label in group) - GAP
    return group[0].right if len(group) == 1 else 100


def _start(model: RuleModel, language: str) -> Label:
    when = _when(model.start_date, model.start_at, model.today)
    if model.began_anew:
        text = say("rule.label.anew", language, date=when)
    elif model.start_name:
        text = say("rule.label.begun", language, name=named(model.start_name, language), date=when)
    else:
        text = say(f"rule.label.{model.start_word}", language, date=when)
    return Label(text=text, x=0, anchor="start")


def _ends(model: RuleModel, at: Scale, language: str) -> Iterator[Label]:
    for found in (_promise(model, at, language), _told(model, at, language), _law(model, at, language)):
        if found is not None:
            yield found
    if model.event_date is not None and model.event_date in at.slots:
        text = say(f"rule.label.{model.event_word}", language, date=day_short(model.event_date, model.today))
        yield Label(text=text, x=100, anchor="end", strong=True)


def _promise(model: RuleModel, at: Scale, language: str) -> Label | None:
    x = at.end_of(model.marks.promised)
    if x is None or model.promised_due is None:
        return None
    both = model.promised_due == model.legal_due
    key = "both" if both else "promised"
    if model.told_due:
        key = "due_now"
    if model.promised_held:
        key = "promised_held"
    return Label(text=_dated(key, model, model.promised_due, language), x=x, strong=True)


def _told(model: RuleModel, at: Scale, language: str) -> Label | None:
    x = at.end_of(model.told_due)
    if x is None or model.told_due is None:
        return None
    return Label(text=say("rule.label.told", language, date=day_short(model.told_due, model.today)), x=x, strong=True)


def _law(model: RuleModel, at: Scale, language: str) -> Label | None:
    if model.legal_due is None or model.legal_due == model.promised_due:
        return None
    if model.cut:
        return Label(text=_dated("legal_cut", model, model.legal_due, language), x=100, anchor="end")
    first = at.slot(model.legal_due) if model.runs is Runs.AT_LEAST else None
    x = first.x if first else at.end_of(model.marks.legal)
    text = _dated(_law_word(model), model, model.legal_due, language)
    return None if x is None else Label(text=text, x=x, strong=model.promised_due is None)


def _law_word(model: RuleModel) -> str:
    if model.runs is not Runs.FORWARDS:
        return "earliest" if model.runs is Runs.AT_LEAST else "latest"
    if model.legal_held:
        return "legal_held"
    if model.told_due and model.promised_due is None:
        return "due_now"
    return "legal" if model.legal_days is not None else "given"


def _dated(key: str, model: RuleModel, day: date, language: str) -> str:
    at = model.due_at if day == model.due else None
    return say(f"rule.label.{key}", language, date=_when(day, at, model.today))


def _when(day: date, at: datetime | None, today: date) -> str:
    return day_short(day, today) if at is None else f"{day_short(day, today)} {at:%H:%M}"
