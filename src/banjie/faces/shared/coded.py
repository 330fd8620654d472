"""What a code with its values says: the values of refusals and findings, each in the reader's words."""

from collections.abc import Callable, Mapping
from datetime import date

from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.law_words import event_word, ground_word, label, listed, material_word
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.words import say

Speaker = Callable[[Procedure, str, str], str]


def in_words(code: str, params: Mapping[str, str], procedure: Procedure, language: str) -> dict[str, str]:
    """Return the values of a code: days as dates, codes as the procedure's words, lists (`a|b`) as sentences list."""
    return {name: _value(code, params, name, procedure, language) for name in params}


def _value(code: str, params: Mapping[str, str], name: str, procedure: Procedure, language: str) -> str:
    value = params[name]
    if name in _DAYS:
        return date_full(date.fromisoformat(value), language) if value else say("shared.none", language)
    if (code, name) in _COUNTED:
        legal = procedure.clock(params["clock"]).limit
        return amount(legal.unit, int(value), language)
    if name in ("choice", "choices"):
        step = params.get("step", "")
        return _list(value, lambda one: label(procedure, f"choice.{step}.{one}", language), language)
    speaker = _OF_CODE.get((code, name)) or _SPEAKERS.get(name)
    return _list(value, lambda one: speaker(procedure, one, language), language) if speaker else value


def _list(value: str, speak: Callable[[str], str], language: str) -> str:
    return listed([speak(code) for code in value.split("|") if code], language)


def _said(group: str) -> Speaker:
    return lambda _, code, language: say(f"{group}.{code}", language)


def _labelled(group: str) -> Speaker:
    return lambda procedure, code, language: label(procedure, f"{group}.{code}", language)


_DAYS = frozenset({
    "date", "today", "earliest", "since", "until", "cause_date", "lawful", "event", "start", "last", "falls", "planned",
})  # fmt: skip
_COUNTED = frozenset({("extension_too_long", "days"), ("extension_too_long", "most")})
_SPEAKERS: dict[str, Speaker] = {
    "asked": _said("act"),
    "cause": event_word,
    "kind": event_word,
    "phase": _said("phase"),
    "wanted": _said("phase"),
    "roles": _said("party.acting"),
    "materials": material_word,
    "ground": ground_word,
    "grounds": ground_word,
    "step": _labelled("step"),
    "steps": _labelled("step"),
    "open": _labelled("step"),
    "how": _labelled("delivery"),
    "ways": _labelled("delivery"),
    "clock": _labelled("clock"),
    "known": _labelled("clock"),
    "milestone": _labelled("milestone"),
    "after": event_word,
    "approver": _labelled("approver"),
    "children": lambda _, number, _language: number,
}
_OF_CODE: dict[tuple[str, str], Speaker] = {
    ("approver_wrong", "wanted"): _labelled("approver"),
    ("milestone_unknown", "known"): _labelled("milestone"),
    ("late_entry_other", "kind"): _said("act"),
}
