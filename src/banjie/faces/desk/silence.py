"""What falls due by silence: what needs somebody, what waits, what will fall and what the law has done by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from banjie.core.procedure.clock_rule import Silence
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.shared.clock_notes import effect_word
from banjie.faces.shared.formats import moment
from banjie.faces.shared.law_words import article, in_language, label
from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.refusals import refusal_words
from banjie.faces.shared.words import say
from banjie.services.cases.asked import CaseUnknown
from banjie.services.timers.silence_retry import NothingToRetry, silence_retry
from banjie.services.timers.timer_list import FAULTS, TimerLine, TimerList, TimerState, timer_list

DAYS = 7
PARTS = ("faults", "drafts", "due", "held", "coming", "acted")
_OUTCOMES = frozenset({"acted", "drafted", "overtaken", "refused", "failed", "nothing"})
_AGAIN = (TimerState.FAILED, TimerState.REFUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One silence as it is shown; `why` and `do` where somebody has to look, `sign` is where a draft is signed."""

    case_id: UUID
    number: str
    item: str
    clock: str
    code: str
    effect: str
    law: str
    falls: date
    state: str
    seq: int
    why: str = ""
    do: str = ""
    tried: str = ""
    sign: str = ""
    again: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The silences of one kind."""

    name: str
    lines: tuple[Line, ...]


@require_safe
@for_officers
def silence(visit: Visit) -> HttpResponse:
    """Show every silence of the officer's scope, those that need somebody first."""
    tried = visit.request.GET.get("tried", "")
    return _page(visit, tried if tried in _OUTCOMES else "")


@require_POST
@for_officers
def retry(visit: Visit) -> HttpResponse:
    """Let the law act on one silence of the officer's scope now, and say how that ended."""
    number, clock = (visit.request.POST.get(name, "") for name in ("number", "clock"))
    known = (line.row for line in _listed(visit).faults)
    if not any((row.number, row.clock) == (number, clock) for row in known):
        return _page(visit, "nothing", status=409)
    try:
        outcome = str(silence_retry(number, clock, real_now()).outcome)
    except (CaseUnknown, NothingToRetry):
        return _page(visit, "nothing", status=409)
    return HttpResponseRedirect(f"{reverse('desk:silence')}?{urlencode({'tried': outcome})}", status=303)


def _page(visit: Visit, tried: str, *, status: int = 200) -> HttpResponse:
    listed = _listed(visit)
    parts = tuple(Part(name=name, lines=tuple(_lines(visit, getattr(listed, name)))) for name in PARTS)
    return visit.show(
        "silence",
        status=status,
        parts=parts,
        days=DAYS,
        more=listed.more,
        tried=say(f"desk.silence.tried.{tried}", visit.language) if tried else "",
    )


def _listed(visit: Visit) -> TimerList:
    return timer_list(visit.officer.scope, visit.today, real_now(), days=DAYS)


def _lines(visit: Visit, lines: tuple[TimerLine, ...]) -> Iterator[Line]:
    for line in lines:
        row, supplied = line.row, line.supplies
        why, do = _reason(visit, line) if line.state in FAULTS else ("", "")
        yield Line(
            case_id=row.case_id,
            number=row.number,
            item=in_language(line.law.procedure.words, visit.language, row.item_code) if line.law else row.item_code,
            clock=label(line.law.procedure, f"clock.{row.clock}", visit.language) if line.law else row.clock,
            code=row.clock,
            effect=_effect(visit, line, supplied),
            law=article(supplied.citation, visit.language) if supplied else "",
            falls=row.falls_date,
            state=line.state.value,
            seq=row.seq or 0,
            why=why,
            do=do,
            tried=_tried(visit, line),
            sign=_sign(line, supplied) if line.state is TimerState.DRAFTED and supplied else "",
            again=line.state in _AGAIN,
        )


def _effect(visit: Visit, line: TimerLine, supplied: Silence | None) -> str:
    if supplied is None or line.law is None:
        return say("desk.silence.effect_unknown", visit.language)
    return effect_word(line.law.procedure, supplied, visit.language)


def _reason(visit: Visit, line: TimerLine) -> tuple[str, str]:
    """Return why it was not done and what to do; a refusal in the words of the law of the case."""
    if line.refusal and line.law:
        told = refusal_words(line.refusal, line.law.procedure, visit.language)
        return told.why, told.next
    code = "taken_back" if line.state is TimerState.TAKEN_BACK else "refused" if line.refusal else line.row.reason
    values = {"detail": line.row.detail or line.row.reason, "code": line.row.reason}
    why, do = (say(f"desk.silence.reason.{code}.{part}", visit.language, **values) for part in ("why", "do"))
    return why, do


def _tried(visit: Visit, line: TimerLine) -> str:
    if line.state not in _AGAIN or line.row.next_try_at is None:
        return ""
    at = moment(line.row.next_try_at, visit.language)
    return say("desk.silence.next_try", visit.language, times=line.row.attempts, at=at)


def _sign(line: TimerLine, supplied: Silence) -> str:
    """Return where the act that was drafted is signed: the ordinary form of the deed."""
    form = reverse("desk:deed", kwargs={"case_id": line.row.case_id, "act": supplied.act})
    return f"{form}?{urlencode({'milestone': supplied.milestone})}" if supplied.milestone else form
