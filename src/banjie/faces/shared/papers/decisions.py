"""Decisions: not accepted, refused, granted; and the licence itself."""

from banjie.core.act.act import Grant, Issue, Refuse, RefuseAcceptance
from banjie.core.values.identity import spaced
from banjie.faces.shared.law_words import article, ground_word, listed
from banjie.faces.shared.papers.about import About
from banjie.services.ports.papers import Paper, PaperKind, Tracking


def acceptance_refusal(about: About) -> Paper:
    """Return the dated refusal to accept, with its ground and where to go instead (行政许可法 Art. 32)."""
    act = about.act
    assert isinstance(act, RefuseAcceptance)
    ground = ground_word(about.view.law.procedure, act.ground, about.language)
    agency = (about.say("not_accepted.agency", agency=act.right_agency),) if act.right_agency else ()
    remedy = about.view.law.procedure.remedy
    return _decision(
        about,
        PaperKind.ACCEPTANCE_REFUSAL,
        number=act.notice,
        paragraphs=(
            about.say("not_accepted.text", ground=ground, **about.head()),
            *about.line.texts.values(),
            about.say("not_accepted.law", article=about.article_of(act.kind)),
            *agency,
        ),
        due=_remedy(about, remedy.body, remedy.days, remedy.court, remedy.months),
        footnotes=_remedy_law(about),
    )


def refusal(about: About) -> Paper:
    """Return the refusal with reasons, article and remedy (Art. 38)."""
    act = about.act
    assert isinstance(act, Refuse)
    reasons = tuple(about.line.texts.values()) or (about.say("refusal.no_reasons"),)
    return _decision(
        about,
        PaperKind.REFUSAL,
        number=about.view.state.result_number,
        paragraphs=(
            about.say("refusal.text", basis=article(act.basis, about.language), **about.head()),
            *reasons,
            about.say("refusal.law", article=about.article_of(act.kind)),
        ),
        due=_remedy(about, act.remedy_body, act.remedy_days, act.court, act.court_months),
        footnotes=_remedy_law(about),
    )


def decision(about: About) -> Paper:
    """Return the decision to grant (Art. 38, first paragraph)."""
    act = about.act
    assert isinstance(act, Grant)
    valid = (about.say("decision.valid", date=about.day(act.valid_until)),) if act.valid_until else ()
    delivery = next((row.due_date for row in about.view.clocks if "delivered" in _ends(about, row.clock)), None)
    return _decision(
        about,
        PaperKind.DECISION,
        number=about.view.state.result_number,
        paragraphs=(
            about.say("decision.text", **about.head()),
            about.say("decision.law", article=about.article_of(act.kind)),
            *valid,
        ),
        due=about.say("decision.due", date=about.day(delivery)) if delivery else "",
        footnotes=(),
    )


def result(about: About) -> Paper:
    """Return the licence, with the code by which anyone can check it."""
    act = about.act
    assert isinstance(act, Issue)
    state = about.view.state
    valid = about.say("valid_until", date=about.day(state.valid_until)) if state.valid_until else ""
    return Paper(
        kind=PaperKind.RESULT,
        language=about.language,
        office=about.view.office,
        title=about.say("title.result"),
        number=act.result_number,
        facts=about.facts(
            ("holder", about.applicant()),
            ("item", about.item),
            ("result_number", act.result_number),
            ("granted", about.day_of("granted")),
            ("valid", valid or about.say("valid_always")),
        ),
        paragraphs=(about.say("result.text"),),
        tracking=Tracking(
            caption=about.say("check.caption"),
            code=spaced(act.check_code),
            qr=f"{about.site}verify/{act.check_code}/",
            qr_caption=about.say("check.qr"),
        ),
        seal=about.seal("decision"),
        signed_by=about.view.office,
        dated=about.day(about.dated),
        footnotes=(about.say("result.check"), *about.copy_note()),
        printed_at=about.printed(),
    )


def _decision(
    about: About, kind: PaperKind, *, number: str, paragraphs: tuple[str, ...], due: str, footnotes: tuple[str, ...]
) -> Paper:
    return Paper(
        kind=kind,
        language=about.language,
        office=about.view.office,
        title=about.title(kind),
        number=number,
        addressee=about.say("addressee", name=about.applicant()),
        paragraphs=paragraphs,
        due=due,
        tracking=about.tracking(),
        seal=about.seal("decision"),
        signed_by=about.view.office,
        dated=about.day(about.dated),
        footnotes=(*footnotes, *about.copy_note()),
        printed_at=about.printed(),
    )


def _remedy(about: About, body: str, days: int, court: str, months: int) -> str:
    return about.say("remedy.text", body=body, days=days, court=court, months=months)


def _remedy_law(about: About) -> tuple[str, ...]:
    cited = [article(one, about.language) for one in about.view.law.procedure.remedy.citations]
    return (about.say("remedy.law", articles=listed(cited, about.language)),)


def _ends(about: About, clock: str) -> tuple[str, ...]:
    return about.view.law.procedure.clock(clock).ends
