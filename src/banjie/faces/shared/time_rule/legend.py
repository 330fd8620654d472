"""The key to a time rule: only what this rule really shows, in the order of the line."""

from collections.abc import Iterator
from dataclasses import dataclass

from banjie.faces.shared.time_rule.model import CellKind, RuleModel
from banjie.faces.shared.time_rule.svg import PATTERNS

_ORDER = (
    CellKind.USED,
    CellKind.STOPPED,
    CellKind.LEFT,
    CellKind.LATE,
    CellKind.OVER,
    CellKind.SAVED,
    CellKind.RESERVE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One entry: `word` below `rule.legend`; a sample `box` of that kind with its `pattern`, or the make-up `badge`."""

    word: str
    box: str = ""
    pattern: str = ""
    badge: bool = False


def legend(model: RuleModel) -> tuple[LegendEntry, ...]:
    """Return the entries for what `model` shows."""
    return tuple(_entries(model))


def _entries(model: RuleModel) -> Iterator[LegendEntry]:
    shown = {CellKind.LEFT if cell.kind is CellKind.TODAY else cell.kind for cell in model.cells}
    for kind in _ORDER:
        if kind in shown:
            yield LegendEntry(word=kind.value, box=kind.value, pattern=PATTERNS.get(kind, ""))
    if any(cell.provisional for cell in model.cells) and model.finished_date is None:
        yield LegendEntry(word="provisional", box="left tr-provisional")
    if model.by_week:
        yield LegendEntry(word="weeks")
    elif any(cell.makeup for cell in model.cells):
        yield LegendEntry(word="makeup", badge=True)
    if model.off_runs:
        yield LegendEntry(word="gap")
