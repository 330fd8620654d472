"""Which papers a case has brought so far, and one of them as it is printed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from banjie.faces.shared.papers.about import About
from banjie.faces.shared.papers.decisions import acceptance_refusal, decision, refusal, result
from banjie.faces.shared.papers.notices import stop_notice, supplement_notice
from banjie.faces.shared.papers.receipt import receipt
from banjie.services.cases.case_view import CaseView, EventLine
from banjie.services.ports.papers import Paper, PaperKind

_MADE_BY: dict[str, tuple[PaperKind, Callable[[About], Paper]]] = {
    "submitted": (PaperKind.RECEIPT, receipt),
    "accepted": (PaperKind.RECEIPT, receipt),
    "supplement_requested": (PaperKind.SUPPLEMENT_NOTICE, supplement_notice),
    "stopped": (PaperKind.STOP_NOTICE, stop_notice),
    "acceptance_refused": (PaperKind.ACCEPTANCE_REFUSAL, acceptance_refusal),
    "refused": (PaperKind.REFUSAL, refusal),
    "granted": (PaperKind.DECISION, decision),
    "issued": (PaperKind.RESULT, result),
}


class NoSuchPaper(LookupError):
    """The case has brought no such paper."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperOffered:
    """A paper of the case: its kind, the event it comes from, its title and its date."""

    kind: PaperKind
    seq: int
    title: str
    dated: date


def papers_of(view: CaseView, language: str) -> tuple[PaperOffered, ...]:
    """Return the papers of the case, oldest first; a voided act has none, and a refused case has no licence."""
    return tuple(_offered(view, line, language) for line in _lines(view))


def paper_of(view: CaseView, seq: int, *, language: str, at: datetime, site: str, demo: bool, masked: bool) -> Paper:
    """Return the paper that the event at `seq` brought, ready for the press; raise `NoSuchPaper`.

    `site` is the portal's address with a slash at its end, `at` the moment of printing; `masked` hides names.
    """
    line = next((line for line in _lines(view) if line.seq == seq), None)
    if line is None:
        raise NoSuchPaper(f"record {seq} of case {view.number} brought no paper")
    about = About(view=view, line=line, language=language, at=at, site=site, demo=demo, masked=masked)
    return _MADE_BY[_done(line)][1](about)


def _lines(view: CaseView) -> Iterator[EventLine]:
    for line in view.events:
        licence = line.kind == "issued" and view.state.decision != "granted"
        if _done(line) in _MADE_BY and not licence:
            yield line


def _done(line: EventLine) -> str:
    """Return the kind of event that counts now and that somebody did: what the law supplies brings no paper."""
    return line.standing.done if line.standing and not line.standing.silence else ""


def _offered(view: CaseView, line: EventLine, language: str) -> PaperOffered:
    kind = _MADE_BY[_done(line)][0]
    about = About(view=view, line=line, language=language, at=line.recorded_at, site="", demo=False, masked=True)
    title = about.say("title.submission") if line.kind == "submitted" else about.title(kind)
    return PaperOffered(kind=kind, seq=line.seq, title=title, dated=about.dated)
