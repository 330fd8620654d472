"""What every paper of a case needs to know, and the parts all papers share."""

from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.act.act import Act
from banjie.core.values.identity import spaced
from banjie.faces.shared.formats import date_full, masked_firm, masked_person, moment
from banjie.faces.shared.law_words import article, in_language, label, listed
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView, EventLine
from banjie.services.ports.papers import Fact, PaperKind, Seal, Tracking


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """A case seen from one of its papers: the `line` of the event that made the paper.

    `site` is the address of the portal (`https://host/`), `at` the aware moment of printing. `masked` hides names.
    """

    view: CaseView
    line: EventLine
    language: str
    at: datetime
    site: str
    demo: bool
    masked: bool

    @property
    def act(self) -> Act:
        """The act that stands: the event's own, or its correction."""
        return self.line.standing or self.line.act

    @property
    def dated(self) -> date:
        """The date of the paper."""
        return self.act.happened_date or self.line.happened_date

    @property
    def item(self) -> str:
        """The name of the item."""
        return in_language(self.view.law.procedure.words, self.language, self.view.state.item)

    def say(self, key: str, **values: object) -> str:
        """Return a word of papers."""
        return say(f"paper.{key}", self.language, **values)

    def word(self, key: str, **values: object) -> str:
        """Return any word of the faces."""
        return say(key, self.language, **values)

    def day(self, day: date | None) -> str:
        """Return a date in full, empty for none."""
        return date_full(day, self.language) if day else ""

    def day_of(self, kind: str) -> str:
        """Return the date an event of the case last happened."""
        return self.day(self.view.state.date_of(kind))

    def article_of(self, act: str) -> str:
        """Return the article the law gives for an act."""
        rule = self.view.law.procedure.rule(act)
        return article(rule.citation if rule else None, self.language)

    def title(self, kind: PaperKind) -> str:
        """Return the title the pack gives the paper, else our own."""
        key = f"paper.{kind.value}"
        labels = self.view.law.procedure.labels
        return label(self.view.law.procedure, key, self.language) if key in labels else self.say(f"title.{kind.value}")

    def applicant(self) -> str:
        """Return the applicant's name, masked where it must be."""
        return self._name("applicant") or self.say("erased")

    def agent(self) -> str:
        """Return the agent's name, empty where there is none."""
        return self._name("agent")

    def _name(self, role: str) -> str:
        party = next((party for party in self.view.parties if party.role == role), None)
        if party is None:
            return ""
        hide = masked_person if party.kind == "person" else masked_firm
        return hide(party.name) if self.masked else party.name

    def people(self) -> str:
        """Return who handled the act, empty where nobody of the office did."""
        names = [masked_person(name) if self.masked else name for name in self.line.people]
        return listed(names, self.language) if names else ""

    def facts(self, *pairs: tuple[str, str]) -> tuple[Fact, ...]:
        """Return lines of the head; one without a value is left out."""
        return tuple(Fact(label=self.say(f"fact.{key}"), value=value) for key, value in pairs if value)

    def tracking(self) -> Tracking | None:
        """Return how the case is found again."""
        code = self.view.tracking_code
        if not code:
            return None
        return Tracking(
            caption=self.say("tracking.caption"),
            code=spaced(code),
            qr=f"{self.site}track/{code}/",
            qr_caption=self.say("tracking.qr"),
        )

    def seal(self, purpose: str) -> Seal | None:
        """Return the specimen seal of a demonstration; a real paper is sealed by hand."""
        if not self.demo:
            return None
        return Seal(office=self.view.office, purpose=self.say(f"seal.{purpose}"), specimen=self.say("seal.specimen"))

    def printed(self) -> str:
        """Return the foot line."""
        return self.say("printed", at=moment(self.at, self.language))

    def copy_note(self) -> tuple[str, ...]:
        """Return the note that stands on a masked copy."""
        return (self.say("copy"),) if self.masked else ()

    def head(self) -> dict[str, str]:
        """Return the values that the opening sentence of a notice needs."""
        return {"date": self.day_of("submitted"), "item": self.item, "number": self.view.number}
