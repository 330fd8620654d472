"""What was done in a case, newest first. A corrected act stays as it was, its correction stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from banjie.core.act.act import Correct
from banjie.faces.shared.case_words import event_line
from banjie.faces.shared.law_words import article, citation_of
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView, EventLine

_TOLD = ("note", "reasons", "opinion")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One act of the record. `changed` says what counts now where it was corrected, `changed_by` by which record."""

    seq: int
    at: datetime
    happened_date: date
    dated_back: bool
    who: str
    what: str
    text: str
    article: str
    texts: tuple[tuple[str, str], ...]
    changed: str = ""
    changed_by: int = 0


def record(view: CaseView, language: str) -> tuple[Entry, ...]:
    """Return every act, the newest first; nothing is left out."""
    corrections = {line.act.target: line.seq for line in view.events if isinstance(line.act, Correct)}
    return tuple(_entry(view, line, corrections, language) for line in reversed(view.events))


def _entry(view: CaseView, line: EventLine, corrections: Mapping[int, int], language: str) -> Entry:
    procedure = view.law.procedure
    citation = citation_of(procedure, line.act)
    as_done = event_line(replace(line, standing=line.act), procedure, language, masked=False)
    recorded = line.recorded_at.astimezone(view.law.zone).date()
    return Entry(
        seq=line.seq,
        at=line.recorded_at,
        happened_date=line.happened_date,
        dated_back=line.happened_date != recorded,
        who=_who(line, language),
        what=as_done.title,
        text=_without_people(as_done.text, line, language),
        article=as_done.law or article(citation, language),
        texts=tuple((say(f"desk.text.{name}", language), line.texts[name]) for name in _TOLD if name in line.texts),
        changed=_changed(view, line, language) if line.seq in corrections else "",
        changed_by=corrections.get(line.seq, 0),
    )


def _who(line: EventLine, language: str) -> str:
    if line.people:
        return say("case.list_comma", language).join(line.people)
    role = "law" if line.act.silence else "applicant" if line.by_party else "unknown"
    return say(f"desk.role.{role}", language)


def _without_people(text: str, line: EventLine, language: str) -> str:
    """Return the text without the people at its end: the record has a column for them."""
    people = say("case.list_comma", language).join(line.people)
    if not people or not text.endswith(people):
        return text
    return text.removesuffix(people).removesuffix(say("rule.spoken.clause", language))


def _changed(view: CaseView, line: EventLine, language: str) -> str:
    if line.standing is None:
        return say("desk.record.voided", language)
    now = event_line(line, view.law.procedure, language, masked=False)
    happened = (line.standing.happened_date or line.happened_date).isoformat()
    text = _without_people(now.text, line, language)
    told = [now.title if line.standing.kind != line.act.kind or not text else "", text]
    text = say("desk.record.comma", language).join(part for part in told if part)
    return say("desk.record.instead", language, date=happened, text=text)
