"""Many rules on one calendar axis: days off are grey bands, today is one line through all rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from banjie.core.calendar.table import Calendar
from banjie.faces.shared.formats import date_short
from banjie.faces.shared.time_rule.cells import off_runs
from banjie.faces.shared.time_rule.marks import Size, dot, marks, percent, pinned
from banjie.faces.shared.time_rule.model import OffRun, RuleModel
from banjie.faces.shared.time_rule.scale import Scale, scale
from banjie.faces.shared.time_rule.svg import band, boxes, frame
from banjie.faces.shared.words import DEFAULT_LANGUAGE, say

_BACK, _AHEAD = 28, 28  # days shown before and after today, at most
_LEAD, _TAIL = 2.5, 2.5
_ROW = 38
_SIZE = Size(name="row", height=_ROW, top=14, cell=10, dot=4, lead=_LEAD, tail=_TAIL, promise=(10, 28))
_TICK_GAP = 17.0  # percent between two dates of the head: enough for the narrow columns of English
_NAMED_RUN = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """The days that all rows share, and today among them."""

    at: Scale
    off_runs: tuple[OffRun, ...]
    today: date


def axis_of(models: Sequence[RuleModel], calendar: Calendar, *, today: date) -> Axis:
    """Return the axis that shows these rules, at most four weeks to each side of today."""
    starts = [model.start_date for model in models] or [today]
    ends = [_end(model) for model in models] or [today]
    first = max(min(*starts, today), today - timedelta(days=_BACK))
    last = min(max(*ends, today), today + timedelta(days=_AHEAD))
    runs = tuple(off_runs(calendar, first - timedelta(days=1), last))
    off = [day for run in runs for day in run.dates]
    return Axis(at=scale(first, last, off, lead=_LEAD, tail=_TAIL), off_runs=runs, today=today)


def axis_head(axis: Axis, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the head of the column: Mondays, long holidays, today; the dates stand in each row as text too."""
    opening = '<svg class="tr tr--head" aria-hidden="true" focusable="false" width="100%" height="30">'
    return opening + "".join(_head(axis, language)) + "</svg>"


def rule_on_axis(model: RuleModel, axis: Axis, language: str = DEFAULT_LANGUAGE) -> str:
    """Return one row's rule on the shared axis, with its text twin as label."""
    return frame(_row(model.on_days(), axis), model, _SIZE, language)


def _head(axis: Axis, language: str) -> Iterator[str]:
    now = axis.at.slots[axis.today].x
    yield pinned(now, '<line class="tr-line-today" x1="0" x2="0" y1="4" y2="30"/>')
    word = escape(say("rule.label.today", language))
    yield pinned(now, f'<text class="tr-strong" x="5" y="14">{word}</text>')
    taken = [now, now + _TICK_GAP * 0.7]  # the word stands to the right of the line
    for run in sorted(axis.off_runs, key=lambda run: -run.days):
        middle = (axis.at.slots[run.first_date].x + axis.at.slots[run.dates[-1]].end) / 2
        if run.days >= _NAMED_RUN and run.name and _free(middle, taken):
            taken.append(middle)
            text = escape(say("rule.label.off", language, days=run.days))
            yield f'<text class="tr-fine" x="{percent(middle)}" y="14" text-anchor="middle">{text}</text>'
    for day, slot in axis.at.slots.items():
        if day.isoweekday() == 1 and _free(slot.x, taken):
            taken.append(slot.x)
            mark = '<line class="tr-tick" x1="0" x2="0" y1="18" y2="30"/>'
            text = f'<text class="tr-fine" x="2" y="14" text-anchor="middle">{date_short(day)}</text>'
            yield pinned(slot.x, mark + text)


def _free(x: float, taken: list[float]) -> bool:
    return x < 100 - _TICK_GAP / 2 and all(abs(x - other) >= _TICK_GAP for other in taken)


def _row(model: RuleModel, axis: Axis) -> Iterator[str]:
    at = axis.at
    for run in axis.off_runs:
        yield band(run, at, _ROW)
    left = at.end_of(model.start_date) or 0.0
    right = at.end_of(_end(model)) or 100.0
    if model.in_one_day:
        yield from _spot(left)
    else:
        y = _SIZE.middle
        yield f'<line class="tr-rail" x1="{percent(left)}" x2="{percent(right)}" y1="{y}" y2="{y}"/>'
        yield from boxes(model, at, _SIZE)
        yield from marks(model, at, _SIZE, on_axis=True)
        yield from dot(model, at, _SIZE, on_axis=True)
    now = percent(at.slots[axis.today].x)
    yield f'<line class="tr-line-today" x1="{now}" x2="{now}" y1="0" y2="{_ROW}"/>'


def _end(model: RuleModel) -> date:
    return model.event_date or model.legal_due or model.promised_due or model.end_date


def _spot(x: float) -> Iterator[str]:
    high, low = _SIZE.top - 3, _SIZE.top + _SIZE.cell + 3
    dot = f'<circle class="tr-dot" cx="-4" cy="{_SIZE.middle}" r="{_SIZE.dot}"/>'
    yield pinned(x, f'{dot}<line class="tr-end" x1="1.5" x2="1.5" y1="{high}" y2="{low}"/>')
