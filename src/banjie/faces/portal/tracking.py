"""Follow a case by its code: where it stands, by when, why it stopped, what was done, which papers there are."""

from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from banjie.core.case.state import UNDER_REVIEW, Phase
from banjie.core.values.identity import spaced, typed_code
from banjie.faces.portal.entering import View, Visit, private
from banjie.faces.portal.printing import clock_pdf, pdf
from banjie.faces.portal.receipts import shown_name
from banjie.faces.portal.timeline import timeline
from banjie.faces.shared.attempts import MINUTES, missed, too_often
from banjie.faces.shared.calendar_words import moved_text
from banjie.faces.shared.case_clocks import CaseClock, case_clocks
from banjie.faces.shared.case_rule import acceptance_clock, shown_clock
from banjie.faces.shared.case_words import state_word
from banjie.faces.shared.failures import too_many
from banjie.faces.shared.formats import date_long, date_spoken
from banjie.faces.shared.forms import printable
from banjie.faces.shared.law_words import article, ground_word, in_language, listed, material_word
from banjie.faces.shared.page import Link
from banjie.faces.shared.papers.offered import papers_of
from banjie.faces.shared.time_rule.amounts import amount
from banjie.faces.shared.time_rule.model import RuleModel, RuleState
from banjie.services.calendar.case_told import view_told
from banjie.services.cases.case_view import CaseView, tracking_view

WITHDRAWABLE = (Phase.SUBMITTED, Phase.WITH_APPLICANT, *UNDER_REVIEW)
TYPED_LENGTH = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracked:
    """A case somebody holds the code of."""

    visit: Visit
    view: CaseView

    @property
    def name(self) -> str:
        """The name of the item."""
        return in_language(self.view.law.procedure.words, self.visit.language, self.view.state.item)

    @property
    def trail(self) -> tuple[Link, ...]:
        """The way to the case's page."""
        return (Link(href=reverse("portal:track"), text=self.visit.say("place.track")),)

    def href(self, page: str) -> str:
        """Return the address of a page of the case."""
        return reverse(f"portal:{page}", kwargs={"code": self.view.tracking_code})


@dataclass(frozen=True, kw_only=True, slots=True)
class DueSentence:
    """The one sentence on time left: the key of its words, and its values, set larger."""

    word: str
    days: str = ""
    date: str = ""


def with_code(view: View) -> View:
    """Let whoever holds the code of a case reach `view(tracked, ...)`; guessing is slowed, a typing error is helped."""

    @private
    @wraps(view)
    def found(visit: Visit, code: str, **named: object) -> HttpResponse:
        if too_often(visit.request):
            return too_many(visit.request, MINUTES)
        known = typed_code(code)
        case = tracking_view(known) if known else None
        if case is None:
            missed(visit.request)
            return ask_for_code(visit, code)
        return view(Tracked(visit=visit, view=case), **named)

    return found


@require_safe
@private
def track(visit: Visit) -> HttpResponse:
    """Ask for the code, or go on to the case of the code that was asked for."""
    typed = visit.request.GET.get("code", "").strip()
    if not typed:
        return visit.show("track")
    known = typed_code(typed)
    if known:
        return HttpResponseRedirect(reverse("portal:case", kwargs={"code": known}))
    if too_often(visit.request):
        return too_many(visit.request, MINUTES)
    missed(visit.request)
    return ask_for_code(visit, typed)


def ask_for_code(visit: Visit, typed: str) -> HttpResponse:
    """Say that there is no such code and what is likely to be wrong with it (404)."""
    shown = printable(typed)[:TYPED_LENGTH]
    key = "track.no_such" if typed_code(typed) else "track.not_a_code"
    return visit.show("track", status=404, typed=shown, problem=visit.say(key))


@require_safe
@with_code
def case(tracked: Tracked) -> HttpResponse:
    """Show the case."""
    visit, view = tracked.visit, tracked.view
    law, state, language = view.law, view.state, visit.language
    main, others = clocks_of(tracked)
    model = main.model if main else None
    papers = papers_of(view, language)
    return visit.show(
        "case",
        *tracked.trail,
        Link(href="", text=spaced(view.tracking_code)),
        view=view,
        name=tracked.name,
        applicant=shown_name(view),
        state=state_word(law.procedure, state, language),
        sentence=due_sentence(visit, model, before=state.phase is Phase.SUBMITTED),
        model=model,
        main=main,
        again=_again(tracked),
        others=others,
        entries=timeline(visit, view, papers),
        papers=papers,
        materials=[material_word(law.procedure, code, language) for code in state.materials],
        stopped=why_stopped(visit, view),
        moved=[moved_text(one, law.procedure, language) for one in view_told(view)],
        requested=[material_word(law.procedure, code, language) for code in requested(view)],
        refusal=_refusal(visit, view),
        can_withdraw=state.phase in WITHDRAWABLE,
    )


def clocks_of(tracked: Tracked) -> tuple[CaseClock | None, tuple[CaseClock, ...]]:
    """Return the clock to show first, and the other public ones, those that still run before those that are over."""
    visit, view = tracked.visit, tracked.view
    shown = shown_clock(view.law, view.state, view.clocks)
    clocks = case_clocks(view.law, view.state, visit.today, visit.language, events=view.events, at=visit.now)
    public = [clock for clock in clocks if clock.is_public]
    main = next((clock for clock in public if shown and clock.key == shown.rule.name), None)
    others = sorted((clock for clock in public if clock is not main), key=lambda clock: clock.is_over)
    return main, tuple(others)


def _again(tracked: Tracked) -> str:
    """Return how long the check takes that begins anew with a supplement."""
    rule = acceptance_clock(tracked.view.law.procedure)
    return amount(rule.limit.unit, rule.limit.days, tracked.visit.language) if rule else ""


def requested(view: CaseView) -> tuple[str, ...]:
    """Return the codes the applicant is asked for now."""
    return view.state.requested if view.state.phase is Phase.WITH_APPLICANT else ()


def due_sentence(visit: Visit, model: RuleModel | None, *, before: bool) -> DueSentence | None:
    """Return by when there is an answer (`before` acceptance: whether it is accepted); None where nothing runs."""
    if model is None or model.finished_date is not None:
        return None
    due = max(model.due, model.told_due or model.due) if model.due else None
    if due is None or model.state is RuleState.STOPPED:
        return DueSentence(word="portal.case.stopped_due")
    day = _bold(date_long(due, visit.language))
    if model.state in (RuleState.LATE, RuleState.OVER):
        return DueSentence(word="portal.case.late", date=day)
    left = model.counts.promised_left if model.promised_due else model.counts.legal_left
    days = _around(amount(model.counted_in, left, visit.language), str(left))
    if model.due_at:
        day = _bold(f"{date_long(due, visit.language)} {model.due_at:%H:%M}")
        return DueSentence(word="portal.case.left_hour", days=days, date=day)
    word = f"portal.case.{'today' if due == visit.today else 'left'}{'_before' if before else ''}"
    return DueSentence(word=word, days=days, date=day)


def _around(text: str, number: str) -> SafeString:
    """Return the text with its number set larger."""
    before, _, after = text.partition(number)
    return format_html("{}<b>{}</b>{}", before, number, after)


def _bold(value: object) -> SafeString:
    return format_html("<b>{}</b>", value)


def why_stopped(visit: Visit, view: CaseView) -> str:
    """Return why the clock is stopped now: ground, article, notice, days; empty where it is not."""
    pause = view.state.open_pause
    if pause is None:
        return ""
    procedure = view.law.procedure
    cited = next((one.citation for one in procedure.stop_grounds if one.code == pause.ground), None)
    return visit.say(
        "case.why_stopped",
        ground=ground_word(procedure, pause.ground, visit.language),
        article=article(cited, visit.language),
        notice=pause.notice,
        days=pause.notified_days,
        since=date_spoken(pause.first_date, visit.language),
    )


def _refusal(visit: Visit, view: CaseView) -> str:
    if view.state.decision != "refused":
        return ""
    remedy = view.law.procedure.remedy
    cited = listed([article(one, visit.language) for one in remedy.citations], visit.language)
    return visit.say(
        "case.remedy",
        days=remedy.days,
        body=remedy.body,
        months=remedy.months,
        court=remedy.court,
        article=cited,
    )


@require_safe
@with_code
def paper(tracked: Tracked, seq: int) -> HttpResponse:
    """Print a paper of the case, with the name masked: who holds the code need not be the applicant."""
    return pdf(tracked.visit, tracked.view, seq, masked=True)


@require_safe
@with_code
def clock_paper(tracked: Tracked, clock: str) -> HttpResponse:
    """Print how the date of a public clock was counted."""
    return clock_pdf(tracked.visit, tracked.view, clock)
