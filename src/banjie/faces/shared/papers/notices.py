"""Notices: what must be supplemented, and why the clock stopped."""

from banjie.core.act.act import RequestSupplement, Stop
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.law_words import article, ground_word, material_word
from banjie.faces.shared.papers.about import About
from banjie.services.ports.papers import Paper, PaperKind, PaperTable


def supplement_notice(about: About) -> Paper:
    """Return the one notice that lists everything missing (行政许可法 Art. 32(4))."""
    act = about.act
    assert isinstance(act, RequestSupplement)
    procedure = about.view.law.procedure
    rows = tuple(
        (str(place), material_word(procedure, code, about.language)) for place, code in enumerate(act.materials, 1)
    )
    return Paper(
        kind=PaperKind.SUPPLEMENT_NOTICE,
        language=about.language,
        office=about.view.office,
        title=about.title(PaperKind.SUPPLEMENT_NOTICE),
        number=act.notice,
        addressee=about.say("addressee", name=about.applicant()),
        paragraphs=(
            about.say("supplement.text", article=about.article_of(act.kind), **about.head()),
            *about.line.texts.values(),
        ),
        due=about.say("supplement.due"),
        due_note=about.say("supplement.due_note"),
        tables=(PaperTable(heading=about.say("supplement.table"), rows=rows),),
        tracking=about.tracking(),
        seal=about.seal("receipt"),
        signed_by=about.view.office,
        dated=about.day(about.dated),
        footnotes=about.copy_note(),
        printed_at=about.printed(),
    )


def stop_notice(about: About) -> Paper:
    """Return the written notice of a stopped clock: ground, article, and the days it needs (Art. 45)."""
    act = about.act
    assert isinstance(act, Stop)
    procedure = about.view.law.procedure
    ground = ground_word(procedure, act.ground, about.language)
    cited = next((one.citation for one in procedure.stop_grounds if one.code == act.ground), None)
    values = {"ground": ground, "days": act.notified_days}
    opening = {**about.head(), "date": about.day_of("accepted")}
    return Paper(
        kind=PaperKind.STOP_NOTICE,
        language=about.language,
        office=about.view.office,
        title=about.title(PaperKind.STOP_NOTICE),
        number=act.notice,
        addressee=about.say("addressee", name=about.applicant()),
        paragraphs=(
            about.say("stop.text", ground=ground, **opening),
            about.say("stop.law", article=article(cited, about.language), date=about.day(about.dated), **values),
            *about.line.texts.values(),
        ),
        due=about.say("stop.due", date=date_long(about.dated, about.language), days=act.notified_days),
        due_note=about.say("stop.due_note", ground=ground),
        tracking=about.tracking(),
        seal=about.seal("decision"),
        signed_by=about.view.office,
        dated=about.day(about.dated),
        footnotes=about.copy_note(),
        printed_at=about.printed(),
    )
