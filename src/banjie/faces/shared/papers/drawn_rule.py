"""A time rule as a paper draws it: the same cells, marks and words as on a page."""

from collections.abc import Iterator

from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.label import WIDE
from banjie.faces.shared.time_rule.labels import placed
from banjie.faces.shared.time_rule.labels_above import now_label
from banjie.faces.shared.time_rule.model import RuleModel
from banjie.faces.shared.time_rule.scale import Scale
from banjie.faces.shared.time_rule.svg import SIZES, cell_groups, own_scale
from banjie.services.ports.papers import PaperRule, RuleCell, RuleMark, RuleText

_START = 1.0  # percent


def drawn_rule(model: RuleModel, language: str) -> PaperRule | None:
    """Return the rule, or None where it began and ended on one day."""
    if model.in_one_day or not model.cells:
        return None
    at = own_scale(model, SIZES["L"])
    cells = []
    for group in cell_groups(model):
        first, last = at.slots[group[0].date], at.slots[group[-1].date]
        cells.append(RuleCell(x=round(first.x, 3), width=round(last.end - first.x, 3), kind=group[0].kind.value))
    marks = tuple(RuleMark(x=round(x, 3), kind=kind) for x, kind in _marks(model, at))
    return PaperRule(cells=tuple(cells), marks=marks, texts=tuple(_texts(model, at, language)))


def _marks(model: RuleModel, at: Scale) -> Iterator[tuple[float, str]]:
    places = model.marks
    first = at.slot(model.legal_due) if model.runs is Runs.AT_LEAST else None
    now, event = at.slot(places.now), at.slot(model.event_date)
    law = None if model.cut or first else at.end_of(places.legal)
    ends = ((at.end_of(places.promised), "due"), (law, "legal"), (at.end_of(model.told_due), "told"),
            (at.end_of(places.finished), "end"))  # fmt: skip
    yield _START, "start"
    yield from ((x, kind) for x, kind in ends if x is not None)
    if first:
        yield first.x, "from"
    if event:
        yield event.middle, "event"
    if now:
        yield now.middle, "now"


def _texts(model: RuleModel, at: Scale, language: str) -> Iterator[RuleText]:
    for group in placed(model, at, language, WIDE):
        anchor = group[0].anchor if len(group) == 1 or group[0].anchor == "start" else "end"
        x = group[0].x if anchor != "end" or len(group) == 1 else 100.0
        yield RuleText(x=round(x, 3), anchor=anchor, text="  ".join(label.text for label in group))
    above = now_label(model, at, language)
    if above:
        yield RuleText(x=round(above.x, 3), anchor=above.anchor, text=above.text, above=True)
