"""How the office says no, in words: why, under which article, and what to do next."""

from dataclasses import dataclass

from banjie.core.act.refusal import Refusal
from banjie.core.procedure.procedure import Procedure
from banjie.faces.shared.coded import in_words
from banjie.faces.shared.law_words import article
from banjie.faces.shared.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusalWords:
    """A refusal as it is shown: `why`, the `article` that stands against it (may be empty), and what to do `next`."""

    why: str
    article: str
    next: str


def refusal_words(refusal: Refusal, procedure: Procedure, language: str) -> RefusalWords:
    """Return the refusal in the reader's language; codes in its values become the procedure's words."""
    values = in_words(refusal.code, refusal.params, procedure, language)
    values["missing"] = _missing(refusal, language)
    return RefusalWords(
        why=say(f"refusal.{refusal.code}.why", language, **values),
        article=article(refusal.citation, language),
        next=say(f"refusal.{refusal.code}.next", language, **values),
    )


def _missing(refusal: Refusal, language: str) -> str:
    act, cross, item = refusal.missing.partition(" × ")
    return f"{say(f'act.{act}', language)} × {item}" if cross else refusal.missing
