"""Placing the words above a time rule: today, a stop, what an extension added."""

from collections.abc import Iterator
from dataclasses import replace

from banjie.core.clock.limit import Unit
from banjie.faces.shared.time_rule.amounts import amount_short, day_short
from banjie.faces.shared.time_rule.label import GAP, NARROW, WIDE, Label, line
from banjie.faces.shared.time_rule.model import CellKind, RuleModel
from banjie.faces.shared.time_rule.scale import Scale
from banjie.faces.shared.words import say

_TOP, _SECOND = 13, 17  # heights of today and of what stands above the cells


def top_labels(model: RuleModel, at: Scale, language: str) -> Iterator[str]:
    """Yield today (or the finish) and, where there is room beside it, the first stop and what was added."""
    now = now_label(model, at, language)
    if now is not None:
        yield line((now,), _TOP)
    for room, extra in ((NARROW, ""), (WIDE, "tr-wide")):
        taken = [] if now is None else [replace(now, room=room)]
        placed = list(_above(model, at, language, room, taken))
        if placed:
            yield from (line((label,), _SECOND, extra=f"tr-stop-label {extra}".strip()) for label in placed)
            return


def _above(model: RuleModel, at: Scale, language: str, room: int, taken: list[Label]) -> Iterator[Label]:
    for free in (_stop(model, at, language, room), _added(model, at, language, room)):
        if free is None:
            continue
        label = free
        for other in taken:
            label = label if not label.touches(other) else replace(label, x=other.left - GAP, anchor="end")
        if label.left >= 0 and not any(label.touches(other) for other in taken):
            taken.append(label)
            yield label


def now_label(model: RuleModel, at: Scale, language: str) -> Label | None:
    """Return the word for today or this hour, of what is finished the day of it; None where it is not on the rule."""
    if model.finished_date is not None:
        x = at.end_of(model.marks.finished)
        text = say("rule.label.finished", language, date=day_short(model.finished_date, model.today))
        return None if x is None else Label(text=text, x=x, strong=True).inside()
    slot, word = at.slot(model.marks.now), "now" if model.hour_marks else "today"
    return Label(text=say(f"rule.label.{word}", language), x=slot.middle, strong=True).inside() if slot else None


def _stop(model: RuleModel, at: Scale, language: str, room: int) -> Label | None:
    first = next((cell for cell in model.cells if cell.kind is CellKind.STOPPED), None)
    if first is None:
        return None
    text = say("rule.label.stopped", language, days=model.counts.stopped)
    return Label(text=text, x=at.slots[first.date].x, anchor="start", room=room).inside()


def _added(model: RuleModel, at: Scale, language: str, room: int) -> Label | None:
    added, due = model.added, at.end_of(model.marks.promised or model.marks.legal)
    x = at.end_of(added.before) if added else None
    if added is None or x is None or due is None:
        return None
    unit = Unit.HOUR if model.hour_marks else model.unit
    text = say("rule.label.added", language, amount=amount_short(unit, added.days, language))
    return Label(text=text, x=(x + due) / 2, room=room).inside()
