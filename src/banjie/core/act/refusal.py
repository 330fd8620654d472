"""How the office says no: what was asked, which article or grant stands against it, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from banjie.core.values.citation import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """An act that was not done.

    `code` is the key of its words (`refusal.<code>.why` and `refusal.<code>.next`), `params` fill them.
    `citation` names the article; `missing` names the grant, where that is the reason.
    """

    code: str
    citation: Citation | None = None
    missing: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
