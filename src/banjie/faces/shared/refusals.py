"""How the office says no, in words: why, under which article, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from banjie.core.act.refusal import Refusal
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.formats import date_full
from banjie.faces.shared.law_words import article, ground_word, label, listed, material_word
from banjie.faces.shared.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusalWords:
    """A refusal as it is shown: `why`, the `article` that stands against it (may be empty), and what to do `next`."""

    why: str
    article: str
    next: str


def refusal_words(refusal: Refusal, procedure: Procedure, language: str) -> RefusalWords:
    """Return the refusal in the reader's language; codes in its values become the procedure's words."""
    values = {name: _value(refusal, name, procedure, language) for name in refusal.params}
    values["missing"] = _missing(refusal, language)
    return RefusalWords(
        why=say(f"refusal.{refusal.code}.why", language, **values),
        article=article(refusal.citation, language),
        next=say(f"refusal.{refusal.code}.next", language, **values),
    )


def _value(refusal: Refusal, name: str, procedure: Procedure, language: str) -> str:
    value = refusal.params[name]
    step = refusal.params.get("step", "")
    if name in _DAYS:
        return date_full(date.fromisoformat(value), language)
    if name in _GROUPS:
        return _list(value, lambda code: say(f"{_GROUPS[name]}.{code}", language), language)
    if name in ("choice", "choices"):
        return _list(value, lambda code: label(procedure, f"choice.{step}.{code}", language), language)
    if name in _SPEAKERS:
        return _list(value, lambda code: _SPEAKERS[name](procedure, code, language), language)
    return value


def _missing(refusal: Refusal, language: str) -> str:
    act, cross, item = refusal.missing.partition(" × ")
    return f"{say(f'act.{act}', language)} × {item}" if cross else refusal.missing


def _list(value: str, speak: Callable[[str], str], language: str) -> str:
    return listed([speak(code) for code in value.split("|") if code], language)


def _step(procedure: Procedure, code: str, language: str) -> str:
    return label(procedure, f"step.{code}", language)


def _way(procedure: Procedure, code: str, language: str) -> str:
    return label(procedure, f"delivery.{code}", language)


_DAYS = frozenset({"date", "today", "earliest", "since", "until", "cause_date"})
_GROUPS = {
    "asked": "act",
    "cause": "event",
    "kind": "event",
    "phase": "phase",
    "wanted": "phase",
    "roles": "party.acting",
}
_SPEAKERS: dict[str, Callable[[Procedure, str, str], str]] = {
    "materials": material_word,
    "ground": ground_word,
    "grounds": ground_word,
    "step": _step,
    "steps": _step,
    "open": _step,
    "how": _way,
    "ways": _way,
}
