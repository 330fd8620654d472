"""A worked case as text: each clock with its answer, its days and what silence does, then what is found."""

from collections.abc import Iterator
from dataclasses import replace

from banjie.core.act.act import KINDS, Reach
from banjie.core.case.silence import Fallen
from banjie.core.procedure.clock_rule import CountsFrom, Silence
from banjie.core.procedure.procedure import Procedure
from banjie.faces.cli.wording import Words
from banjie.faces.shared.finding_words import finding_words
from banjie.faces.shared.law_words import article, event_word, in_language, label
from banjie.faces.shared.words import say
from banjie.services.files.case_explain import CaseExplained, ClockTold


def words_of_law(words: Words, procedure: Procedure) -> Words:
    """Return the words with the pack's own names of grounds and approvers."""
    named: dict[str, dict[str, str]] = {"grounds": {}, "approvers": {}}
    for ground in procedure.stop_grounds:
        named["grounds"][ground.code] = in_language(ground.words, words.language, ground.code)
    for key, texts in procedure.labels.items():
        group, _, code = key.partition(".")
        if group == "approver":
            named["approvers"][code] = in_language(texts, words.language, code)
    table = {**words.table, **{group: {**words.table[group], **own} for group, own in named.items()}}
    return replace(words, table=table)


def title(words: Words, case: CaseExplained) -> str:
    """Return what kind of matter it is, where it stands and on which day that is so."""
    procedure = case.law.procedure
    phase = say(f"phase.{case.state.phase}", words.language)
    matter = label(procedure, "matter.name", words.language)
    return words("case.title", matter=matter, code=procedure.matter, phase=phase, today=words.written(case.today))


def clock_title(words: Words, case: CaseExplained, told: ClockTold) -> str:
    """Return the name of a clock."""
    name = told.begun.rule.name
    return words("case.clock", name=label(case.law.procedure, f"clock.{name}", words.language), code=name)


def clock_lines(words: Words, case: CaseExplained, told: ClockTold) -> Iterator[str]:
    """Yield what is said of a clock of a case beside its answer: since when, until when, by which article."""
    procedure, begun = case.law.procedure, told.begun
    if told.explanation is None:
        yield words("explain.due", due=words.written(begun.row.due_date or case.today))
    by = event_word(procedure, begun.by.partition(".")[0] if begun.began_anew else begun.by, words.language)
    yield words("case.began", event=by, day=words.written(begun.began.date))
    if begun.over:
        yield words("case.ended_by_law" if told.by_law else "case.ended", day=words.written(begun.over.date))
    citation = begun.rule.legal.citation if begun.rule.legal else begun.rule.until and begun.rule.until.citation
    if citation:
        yield words("case.article", article=article(citation, words.language))
    yield from _silence_lines(words, case, told)


def finding_lines(words: Words, case: CaseExplained) -> Iterator[str]:
    """Yield what is found in the case, each with its article."""
    if not case.findings:
        yield words("case.no_findings")
        return
    yield words("case.findings", count=len(case.findings))
    for finding in case.findings:
        said = finding_words(finding, case.law.procedure, words.language)
        yield words("case.finding", text=said.text, article=said.article)


def _silence_lines(words: Words, case: CaseExplained, told: ClockTold) -> Iterator[str]:
    silence, row = told.begun.rule.silence, told.begun.row
    if silence is None or told.begun.over:
        return
    values = {"act": _act(words, case.law.procedure, silence), "article": article(silence.citation, words.language)}
    mode = words("case.silence.draft" if silence.draft else "case.silence.record")
    if told.fallen:
        yield words("case.silence.fallen", day=_fell(words, told.fallen), **values) + mode
    elif row.falls_date:
        yield words("case.silence.falls", day=words.written(row.falls_date), **values) + mode
    elif row.due_date:
        yield words("case.silence.waits", **values)
        return
    else:
        return
    day = row.started_date if silence.counts_from is CountsFrom.START else row.due_date
    if day:
        yield words("case.silence.counts_from", day=words.written(day))


def _fell(words: Words, fallen: Fallen) -> str:
    assert fallen.row.falls_date is not None, "it has fallen"
    return words.written(fallen.row.falls_date)


def _act(words: Words, procedure: Procedure, silence: Silence) -> str:
    if silence.act == Reach.kind:
        return label(procedure, f"milestone.{silence.milestone}", words.language)
    return say(f"event.{KINDS[silence.act].done}", words.language)
