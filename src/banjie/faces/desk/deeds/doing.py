"""From a form that was read to the deed itself: one service call."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from banjie.core.act.refusal import Refusal
from banjie.faces.desk.deeds.reading import Typed
from banjie.faces.desk.deeds.subject import Subject
from banjie.faces.desk.deeds.table import attributes, codes_in
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.case_refer import Referral, case_refer
from banjie.services.cases.deed import Content
from banjie.services.cases.result_issue import result_issue
from banjie.services.office.entering import Officer, officer_of

Ask = Callable[..., Asked]
Doing = Callable[[Ask], Done | Refusal]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """A deed with everything it brings."""

    subject: Subject
    facts: dict[str, object]
    contents: tuple[Content, ...]

    def do(self, ask: Ask) -> Done | Refusal:
        """Do it; `ask(*beside)` gives the request, signed by those beside too. Raises what the service raises."""
        asked = ask(*self.beside)
        own = attributes(self.subject.form, self.facts)
        case_id = self.subject.view.id
        if self.subject.form.kind == "issue":
            return result_issue(case_id, asked, **own)  # type: ignore[arg-type]  # read by the fields of its form
        if self.subject.form.kind == "refer":
            referrals = tuple(Referral(item=code) for code in codes_in(self.facts["items"]))
            return case_refer(case_id, asked, referrals=referrals, contents=self.contents, **own)  # type: ignore[arg-type]  # as above
        return act_do(case_id, self.subject.form.act(**own), asked, self.contents)  # type: ignore[arg-type]  # as above

    @property
    def beside(self) -> tuple[Officer, ...]:
        """The colleagues who sign too."""
        person = str(self.facts.get("beside") or "")
        return (officer_of(UUID(person), self.subject.today),) if person else ()


def ready(subject: Subject, read: Typed) -> Ready:
    """Return the deed of a form without errors; empty texts bring nothing."""
    apart = {one.name for one in subject.form.fields if one.apart}
    contents = tuple(Content(name=name, body=str(text)) for name, text in read.facts.items() if name in apart and text)
    facts = {name: value for name, value in read.facts.items() if name not in apart}
    return Ready(subject=subject, facts=facts, contents=contents)
