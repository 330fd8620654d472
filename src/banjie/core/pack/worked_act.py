"""One line of a worked case, and the act it means.

Numbers of papers and the like are filled in, so that a line says only what matters; whatever is written wins.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from banjie.core.act.act import KINDS, Act, Correct, Reference
from banjie.core.act.shape import act_of
from banjie.core.pack.schema import CITATION, CODE, DAY, ROLES
from banjie.core.pack.shape import Free, Many, Misfit, OneOf, Record, Shape, Text, Whole
from banjie.core.pack.source import Path
from banjie.core.procedure.procedure import Procedure

HEAD: Mapping[str, Shape] = {
    "recorded_on": DAY,
    "by": OneOf(options=ROLES),
    "signers": Whole(least=1, most=9),
    "refused": CODE,
    "at": Text(pattern=r"\d\d:\d\d", example='a time of day in quotes, "09:30"'),
    "without": Many(of=OneOf(options=("applicant", "reasons"))),
    "open_children": Many(of=CODE),
}
_SHAPES: Mapping[str, Shape] = {
    "materials": Many(of=CODE, least=0),
    "basis": CITATION,
    "valid_until": DAY,
    "item_version": Whole(),
    "notified_days": Whole(),
    "remedy_days": Whole(),
    "court_months": Whole(),
    "target": Whole(least=1),
    "days": Whole(least=1),
    "planned_date": DAY,
    "expiry_date": DAY,
    "children": Many(of=CODE, least=0),
    "replacement": Free(),
}
_SAID = ("step", "ground", "target", "milestone", "clock", "days", "approver", "children")  # what no line can leave out
_REFERENCES = {"submit": "applicant", "refuse": "reasons", "correct": "reasons", "extend": "reasons"}
_ACT_HEAD = ("happened_date", "happened_at", "references", "silence", "parent_seq")
SILENCE = "silence"  # the line on which the timers of that day act


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a worked case: `on` is the act's date, `recorded_on` the day it was typed.

    `open_children` are those of the referred cases that are not decided on that day; all others are.
    """

    act: Act
    on: date
    recorded_on: date
    by: str
    signers: int
    refused: str
    open_children: tuple[str, ...] = ()


def misfits(line: Any, path: Path) -> Iterator[Misfit]:
    """Yield what does not fit in a line of a case."""
    kind = line.get("act") if isinstance(line, Mapping) else None
    if kind == SILENCE:
        yield from Record(required={"on": DAY, "act": CODE}).misfits(line, path)
        return
    if not isinstance(kind, str) or kind not in KINDS:
        yield path, f"{kind!r} is no act", f"write {{on: 2026-09-28, act: one of {', '.join(KINDS)}}}"
        return
    own = {name: _SHAPES.get(name, _Any()) for name in _own(kind)}
    said = {name: shape for name, shape in own.items() if name in _SAID}
    yield from Record(required={"on": DAY, "act": CODE, **said}, optional={**HEAD, **own}).misfits(line, path)
    if line.get("replacement") is not None:
        yield from misfits(line["replacement"], (*path, "replacement"))


def line_of(line: Mapping[str, Any], procedure: Procedure) -> Line:
    """Return the line of its plain data; ValueError where a day does not exist."""
    on = date.fromisoformat(line["on"])
    rule = procedure.rule(line["act"])
    roles = rule.roles if rule else ("officer",)
    return Line(
        act=_act(line, procedure, on),
        on=on,
        recorded_on=date.fromisoformat(line.get("recorded_on", line["on"])),
        by=line.get("by", "officer" if "officer" in roles else roles[0]),
        signers=line.get("signers", 2),
        refused=line.get("refused", ""),
        open_children=tuple(line.get("open_children", ())),
    )


class _Any(Text):
    """A text that may be empty: an empty notice is what some cases are about."""

    def misfits(self, value: Any, path: Path) -> Iterator[Misfit]:
        if value != "":
            yield from Text().misfits(value, path)


def _own(kind: str) -> tuple[str, ...]:
    return tuple(part.name for part in fields(KINDS[kind]) if part.name not in _ACT_HEAD)


def _act(line: Mapping[str, Any], procedure: Procedure, on: date) -> Act:
    kind = line["act"]
    written = {name: line[name] for name in _own(kind) if name in line}
    if kind == Correct.kind:
        return _correction(line, procedure, on)
    if "children" in written:
        written["children"] = [_child(name) for name in written["children"]]
    return act_of(KINDS[kind].done, {**_filled(kind, procedure), **written}, head=_head(line, kind, on))


def _child(name: str) -> dict[str, Any]:
    """Return a case that is referred, all of it named after what stands in the line."""
    return {"case": name, "item": name, "item_version": 1, "procedure": "", "office": name, "number": name}


def _correction(line: Mapping[str, Any], procedure: Procedure, on: date) -> Act:
    instead = line.get("replacement")
    replacement = _act(instead, procedure, date.fromisoformat(instead["on"])) if instead else None
    name = _REFERENCES["correct"]
    references = () if name in line.get("without", ()) else (Reference(name=name, id=name, digest="sha256:0"),)
    return Correct(
        target=line["target"],
        replacement=replacement,
        happened_date=on,
        references=references,
        proof=line.get("proof", ""),
    )


def _head(line: Mapping[str, Any], kind: str, on: date) -> dict[str, Any]:
    name = _REFERENCES.get(kind, "")
    wanted = name and name not in line.get("without", ())
    references = [{"name": name, "id": name, "digest": "sha256:0"}] if wanted else []
    hour = {"happened_at": f"{on.isoformat()}T{line['at']}:00+08:00"} if "at" in line else {}
    return {"happened_date": on.isoformat(), "references": references, **hour}


def _filled(kind: str, procedure: Procedure) -> dict[str, Any]:
    """Return what a line need not say of an act."""
    rule, remedy = procedure.rule(kind), procedure.remedy
    known: dict[str, Any] = {
        "item": procedure.item,
        "item_version": procedure.item_version,
        "procedure": "",
        "office": "office",
        "number": "1",
        "channel": "window",
        "notice": "1",
        "receipt": "1",
        "notified_days": 1,
        "result_number": "1",
        "check_code": "1",
        "how": procedure.delivery_ways[0] if procedure.delivery_ways else "",
        "proof": "1",
        "remedy_body": remedy.body,
        "remedy_days": remedy.days,
        "court": remedy.court,
        "court_months": remedy.months,
        "materials": [paper.code for paper in procedure.materials if paper.required],
    }
    if rule:
        known["basis"] = {"law": rule.citation.law, "article": rule.citation.article}
    return {name: known[name] for name in _own(kind) if name in known}
