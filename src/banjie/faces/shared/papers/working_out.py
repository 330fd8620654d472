"""The working-out of a date in print: the date, the rule, every day with its reason, and the rules of counting."""

from datetime import datetime

from banjie.core.clock.limit import Unit
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import office_date
from banjie.faces.shared.case_clocks import CaseClock, case_clocks
from banjie.faces.shared.formats import date_long
from banjie.faces.shared.papers.about import About
from banjie.faces.shared.papers.drawn_rule import drawn_rule
from banjie.faces.shared.papers.offered import NoSuchPaper
from banjie.faces.shared.working import WorkingLine, WorkingView
from banjie.services.cases.case_view import CaseView
from banjie.services.ports.papers import Paper, PaperKind, PaperTable

_LOOKS = {"is-note": "note", "is-due": "due", "is-stop": "stop", "is-off": "off"}
_COLUMNS = ("date", "weekday", "kind", "count", "why")


def working_out_paper(
    view: CaseView, clock: str, *, language: str, at: datetime, site: str, demo: bool, masked: bool
) -> Paper:
    """Return the paper on one clock of the case; raise `NoSuchPaper`.

    `site` is the portal's address with a slash at its end, `at` the moment of printing. A `masked` paper hides names
    and is only of a public clock.
    """
    law, today = view.law, office_date(at, view.law.zone)
    clocks = case_clocks(law, view.state, today, language, events=view.events, at=at)
    shown = next((one for one in clocks if one.key == clock and (one.is_public or not masked)), None)
    if shown is None:
        raise NoSuchPaper(f"case {view.number} has no clock {clock} to be printed")
    line = next((line for line in view.events if line.seq == shown.begun.began.seq), view.events[0])
    about = About(view=view, line=line, language=language, at=at, site=site, demo=demo, masked=masked)
    return _paper(about, shown)


def _paper(about: About, clock: CaseClock) -> Paper:
    started = about.day(clock.row.started_date)
    return Paper(
        kind=PaperKind.WORKING_OUT,
        language=about.language,
        office=about.view.office,
        title=about.say("title.working_out"),
        number=about.view.number,
        facts=about.facts(
            ("number", about.view.number),
            ("applicant", about.applicant()),
            ("item", about.item),
            ("clock", clock.name),
            ("article", clock.article),
            ("started", started),
        ),
        due=_due(about, clock),
        due_note=clock.twin,
        paragraphs=clock.notes,
        rule=drawn_rule(clock.model, about.language),
        tables=tuple(_table(about, working) for working in clock.workings),
        tracking=about.tracking(),
        footnotes=(*_counted(about, clock), about.say("working_out.record"), *_copy(about)),
        printed_at=about.printed(),
    )


def _copy(about: About) -> tuple[str, ...]:
    return (about.say("working_out.copy"),) if about.masked else ()


def _due(about: About, clock: CaseClock) -> str:
    row, name = clock.row, clock.name
    if row.due_date is None:
        return about.say("working_out.held", clock=name)
    day = date_long(row.due_date, about.language)
    if row.due_at and clock.model.unit is Unit.HOUR:
        time = f"{row.due_at.astimezone(about.view.law.zone):%H:%M}"
        return about.say("working_out.due_hour", clock=name, date=day, time=time)
    words = {Runs.FORWARDS: "due", Runs.BACKWARDS: "latest"}
    return about.say(f"working_out.{words.get(clock.rule.runs, 'earliest')}", clock=name, date=day)


def _counted(about: About, clock: CaseClock) -> tuple[str, ...]:
    """Return how days are counted and by which calendar and procedure, each table's calendar once."""
    if not clock.workings:
        return ()
    first = clock.workings[0]
    notices = dict.fromkeys(notice for working in clock.workings for notice in working.notices)
    versions = dict.fromkeys(working.calendar_version for working in clock.workings)
    calendars = (about.word("working.calendar", version=version) for version in versions)
    rules = about.say("working_out.rules", rules="".join(first.rules))
    return (rules, *notices, *calendars, about.word("working.procedure", version=first.procedure_version))


def _table(about: About, working: WorkingView) -> PaperTable:
    return PaperTable(
        heading=working.caption,
        columns=tuple(about.word(f"working.{column}") if column != "kind" else "" for column in _COLUMNS),
        rows=tuple(_cells(line) for line in working.lines),
        looks=tuple(_look(line) for line in working.lines),
    )


def _cells(line: WorkingLine) -> tuple[str, ...]:
    return (line.note,) if line.note else (line.date, line.weekday, line.tag, line.count, line.why)


def _look(line: WorkingLine) -> str:
    return next((look for css, look in _LOOKS.items() if css in line.looks.split()), "")
