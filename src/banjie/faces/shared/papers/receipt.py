"""The dated receipt: of an application handed in, or of its acceptance (行政许可法 Art. 32, last paragraph)."""

from banjie.core.act.act import Accept
from banjie.core.clock.limit_due import limit_due
from banjie.core.procedure.clock_rule import ClockRule
from banjie.faces.shared.case_rule import acceptance_clock, deciding_clock
from banjie.faces.shared.count_rules import count_rules
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.papers.about import About
from banjie.faces.shared.time_rule.amounts import amount
from banjie.services.ports.papers import Paper, PaperKind, PaperTable, Steps


def receipt(about: About) -> Paper:
    """Return the receipt: before acceptance of the papers handed in, after it of the acceptance."""
    accepted = isinstance(about.act, Accept)
    checked = None if accepted else acceptance_clock(about.view.law.procedure)
    due, note = _acceptance(about, checked) if checked else _answer(about)
    rule = checked or deciding_clock(about.view.law.procedure)
    counted = count_rules(about.view.law.procedure, rule, _began(rule, about), about.language) if rule else ()
    return Paper(
        kind=PaperKind.RECEIPT,
        language=about.language,
        office=about.view.office,
        title=about.title(PaperKind.RECEIPT) if accepted else about.say("title.submission"),
        number=about.act.receipt if isinstance(about.act, Accept) else about.view.number,
        facts=about.facts(
            ("number", about.view.number),
            ("applicant", about.applicant()),
            ("agent", about.agent()),
            ("item", about.item),
            ("submitted", about.day_of("submitted")),
            ("accepted", about.day(about.dated) if accepted else ""),
            ("people", about.people()),
        ),
        due=due,
        due_note=note,
        paragraphs=("".join(counted),) if counted else (),
        tables=(_materials(about),),
        steps=_steps(about, accepted=accepted),
        tracking=about.tracking(),
        seal=about.seal("receipt"),
        signed_by=about.view.office,
        dated=about.day(about.dated),
        footnotes=about.copy_note(),
        printed_at=about.printed(),
    )


def _began(rule: ClockRule, about: About) -> str:
    """Return the event of this paper where it begins the clock, else the first that does."""
    return about.act.done if about.act.done in rule.starts else next(iter(rule.starts), about.act.done)


def _acceptance(about: About, rule: ClockRule) -> tuple[str, str]:
    due = limit_due(about.view.law.calendar, about.dated, rule.limit).date
    assert due is not None, "nothing stops a limit before it has begun"
    length = amount(rule.limit.unit, rule.limit.days, about.language)
    note = about.say("receipt.submission_note", amount=length) if rule.silence else ""
    return about.say("receipt.submission", date=date_long(due, about.language)), note


def _answer(about: About) -> tuple[str, str]:
    rule = deciding_clock(about.view.law.procedure)
    if rule is None:
        return "", ""
    row = next((row for row in about.view.clocks if row.clock == rule.name), None)
    if about.view.law.procedure.on_the_spot and row is not None and row.ended_date is not None:
        return about.say("receipt.due_spot"), ""
    if row is None or row.due_date is None or row.legal_date is None:
        return about.say("receipt.due_stopped"), ""
    due = about.say("receipt.due", date=date_long(row.due_date, about.language))
    legal = amount(rule.limit.unit, rule.limit.days, about.language)
    if rule.promised is None:
        return due, about.say("receipt.due_legal_note", legal=legal)
    promised = amount(rule.promised.unit, rule.promised.days, about.language)
    note = about.say("receipt.due_note", promised=promised, legal=legal, legal_date=about.day(row.legal_date))
    return due, note


def _materials(about: About) -> PaperTable:
    known = {paper.code: paper for paper in about.view.law.procedure.materials}
    rows = tuple(
        (str(place), in_language(known[code].words, about.language, code), _copies(about, known[code].copies))
        for place, code in enumerate((one for one in about.view.state.materials if one in known), start=1)
    )
    empty = (("", about.say("no_materials"), ""),)
    return PaperTable(heading=about.say("materials"), rows=rows or empty)


def _copies(about: About, copies: int) -> str:
    return about.say("original", copies=copies)


def _steps(about: About, *, accepted: bool) -> Steps | None:
    if about.view.law.procedure.on_the_spot:
        return None
    keys = ("review", "answer") if accepted else ("check", "supplement", "review", "answer")
    return Steps(heading=about.say("steps.title"), items=tuple(about.say(f"steps.{key}") for key in keys))
