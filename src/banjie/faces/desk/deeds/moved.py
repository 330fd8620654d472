"""Somebody else acted while a form was open: who, when and what."""

from dataclasses import dataclass
from datetime import datetime

from banjie.faces.shared.case_words import event_line
from banjie.services.cases.case_view import CaseView


@dataclass(frozen=True, kw_only=True, slots=True)
class MovedBy:
    """One act done since."""

    who: str
    at: datetime
    what: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """All that was done since a version, oldest first; empty where the form named no version of the case."""

    acts: tuple[MovedBy, ...]


def moved_since(view: CaseView, version: int, language: str) -> Moved:
    """Return what was done in the case after `version`."""
    later = [line for line in view.events if version and line.seq > version]
    return Moved(
        acts=tuple(
            MovedBy(
                who="、".join(line.people),
                at=line.recorded_at,
                what=(told := event_line(line, view.law.procedure, language, masked=False)).title,
                text=told.text,
            )
            for line in later
        )
    )
