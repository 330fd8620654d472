"""Something supervision should look at: evidence and an article, never a penalty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from banjie.core.values.citation import Citation


class Severity(StrEnum):
    """How grave a finding is; words are the law's of electronic supervision."""

    NOTE = "note"
    IRREGULAR = "irregular"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A finding: `code` is the key of its words (`finding.<code>`), `params` fill them, `seq` is the event it is about.

    `citation` is the article that was not kept, where there is one.
    """

    code: str
    severity: Severity = Severity.IRREGULAR
    params: Mapping[str, str] = field(default_factory=dict)
    citation: Citation | None = None
    seq: int = 0
