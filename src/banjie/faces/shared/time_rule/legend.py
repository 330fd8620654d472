"""The key to a time rule: only what this rule really shows, in the order of the line."""

from collections.abc import Iterator
from dataclasses import dataclass

from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.time_rule.model import CellKind, Grain, RuleModel
from banjie.faces.shared.time_rule.svg import LOW, PATTERNS

_ORDER = (
    CellKind.USED,
    CellKind.STOPPED,
    CellKind.LEFT,
    CellKind.CARRIED,
    CellKind.LATE,
    CellKind.OVER,
    CellKind.SHORT,
    CellKind.SAVED,
    CellKind.KEPT,
    CellKind.RESERVE,
    CellKind.FREE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One entry: `word` below `rule.legend`; a sample `box` of that kind with its `pattern`, or the make-up `badge`.

    `y` and `height` are the sample's, for some cells are low.
    """

    word: str
    box: str = ""
    pattern: str = ""
    badge: bool = False
    y: float = 0.5
    height: int = 11


def legend(model: RuleModel) -> tuple[LegendEntry, ...]:
    """Return the entries for what `model` shows."""
    return tuple(_entries(model))


def _entries(model: RuleModel) -> Iterator[LegendEntry]:
    shown = {CellKind.LEFT if cell.kind is CellKind.TODAY else cell.kind for cell in model.cells}
    for kind in _ORDER:
        if kind in shown:
            low = LOW.get(kind)
            yield LegendEntry(
                word=_word(kind, model),
                box=kind.value,
                pattern=PATTERNS.get(kind, ""),
                y=6 - low / 2 if low else 0.5,
                height=low or 11,
            )
    if any(cell.provisional for cell in model.cells) and model.finished_date is None:
        yield LegendEntry(word="provisional", box="left tr-provisional")
    if model.grain is not Grain.DAY:
        yield LegendEntry(word=f"grain.{model.grain}")
    elif any(cell.makeup for cell in model.cells):
        yield LegendEntry(word="makeup", badge=True)
    if model.off_runs:
        yield LegendEntry(word="gap")
    elif model.unit is not Unit.WORKING_DAY and not model.in_one_day:
        yield LegendEntry(word="no_gap")


def _word(kind: CellKind, model: RuleModel) -> str:
    """Return the key of the word: a first or a last lawful day is not a limit that is used up."""
    if model.runs is Runs.AT_LEAST and kind in (CellKind.USED, CellKind.LEFT):
        return f"least.{kind}"
    return kind.value
