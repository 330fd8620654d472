"""A time rule as a paper draws it: the same cells and marks as on a page."""

from collections.abc import Iterator
from datetime import date, datetime

from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.amounts import day_short
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.scale import Scale
from banjie.faces.shared.time_rule.svg import SIZES, cell_groups, own_scale
from banjie.faces.shared.words import say
from banjie.services.ports.papers import PaperRule, RuleCell, RuleMark


def drawn_rule(model: RuleModel, language: str) -> PaperRule | None:
    """Return the rule, or None where it began and ended on one day."""
    if model.in_one_day or not model.cells:
        return None
    at = own_scale(model, SIZES["L"])
    cells = []
    for group in cell_groups(model):
        first, last = at.slots[group[0].date], at.slots[group[-1].date]
        cells.append(RuleCell(x=round(first.x, 3), width=round(last.end - first.x, 3), kind=group[0].kind.value))
    return PaperRule(cells=tuple(cells), marks=tuple(_marks(model, at, language)))


def _marks(model: RuleModel, at: Scale, language: str) -> Iterator[RuleMark]:
    places = model.marks
    yield RuleMark(x=1.0, kind="start", label=_when(model.start_date, model.start_at, model))
    due, legal = at.end_of(places.promised), at.end_of(places.legal)
    if due is not None and model.promised_due:
        yield _mark(due, "due", "" if model.promised_held else _when(model.promised_due, model.due_at, model))
    first = at.slot(model.legal_due) if model.runs is Runs.AT_LEAST else None
    if first and model.legal_due:
        yield _mark(first.x, "from", day_short(model.legal_due, model.today))
    elif legal is not None and model.legal_due and not model.cut:
        hour = None if model.promised_due else model.due_at
        same = model.legal_due == model.promised_due or model.legal_held
        yield _mark(legal, "legal", "" if same else _when(model.legal_due, hour, model))
    told, event = at.end_of(model.told_due), at.slot(model.event_date)
    if told is not None and model.told_due:
        yield _mark(told, "told", day_short(model.told_due, model.today))
    if event and model.event_date:
        yield _mark(event.middle, "event", day_short(model.event_date, model.today))
    yield from _above(model, at, language)


def _above(model: RuleModel, at: Scale, language: str) -> Iterator[RuleMark]:
    now, finish = at.slot(model.marks.now), at.end_of(model.marks.finished)
    if finish is not None and model.finished_date:
        day = day_short(model.finished_date, model.today)
        yield _mark(finish, "end", say("rule.label.finished", language, date=day))
    elif now:
        yield _mark(now.middle, "now", say("rule.label.now" if model.hour_marks else "rule.label.today", language))


def _mark(x: float, kind: str, label: str) -> RuleMark:
    return RuleMark(x=round(x, 3), kind=kind, label=label)


def _when(day: date, at: datetime | None, model: RuleModel) -> str:
    return f"{day_short(day, model.today)} {at:%H:%M}" if at else day_short(day, model.today)
