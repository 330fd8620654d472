"""What supervision finds in a case, in words: one sentence, its article, and the record it is about."""

from dataclasses import dataclass

from banjie.core.procedure.procedure import Procedure
from banjie.core.values.finding import Finding
from banjie.faces.shared.coded import in_words
from banjie.faces.shared.law_words import article
from banjie.faces.shared.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingWords:
    """A finding as it is shown; `seq` is the record it is about, 0 where it is about none."""

    text: str
    article: str
    seq: int


def finding_words(finding: Finding, procedure: Procedure, language: str) -> FindingWords:
    """Return the finding in the reader's language; codes in its values become the procedure's words."""
    values = in_words(finding.code, finding.params, procedure, language)
    return FindingWords(
        text=say(f"finding.{finding.code}", language, **values),
        article=article(finding.citation, language),
        seq=finding.seq,
    )
