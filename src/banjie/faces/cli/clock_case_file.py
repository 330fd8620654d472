"""The case files of `banjie clock`: their options, and how what is wrong in them is told with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.table import Calendar
from banjie.core.pack.source import SourceFile
from banjie.faces.cli.clock_command import CaseNeeds, ClockNeeds, refuse
from banjie.faces.cli.clock_options import parts_of
from banjie.faces.cli.wording import Words
from banjie.faces.shared.refusals import refusal_words
from banjie.services.files.case_explain import ActRefused, CaseExplained, explain_case, is_worked, matter_of
from banjie.services.files.case_file import PlaceWrong
from banjie.services.files.case_law import law_of_matter
from banjie.services.files.clock_parts import Parts
from banjie.services.files.clock_plain import parts_of_file

_CASES = "cases"  # the folder of a pack in which its worked cases lie


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was typed: the parts of a question, and the case file with its pack and clock."""

    parts: Parts
    case: Path | None
    pack: Path | None
    clock: str


def case_options(needs: ClockNeeds, words: Words) -> list[click.Parameter]:
    """Return the options of case files, where the command can read them."""
    if needs.cases is None:
        return []
    file, folder = click.Path(exists=True, dir_okay=False, path_type=Path), click.Path(exists=True, path_type=Path)
    return [
        click.Option(["--case"], type=file, metavar="FILE", help=words("help.case")),
        click.Option(["--pack"], type=folder, metavar="FOLDER", help=words("help.pack_of_case")),
        click.Option(["--clock"], default="", metavar="NAME", help=words("help.clock_of_case")),
    ]


def asked_of(typed: Mapping[str, Any]) -> Asked:
    """Return what was typed in order."""
    rest = {name: value for name, value in typed.items() if name not in ("case", "pack", "clock")}
    return Asked(parts=parts_of(rest), case=typed.get("case"), pack=typed.get("pack"), clock=typed.get("clock", ""))


def answered_from_file(needs: ClockNeeds, words: Words, calendar: Calendar, asked: Asked) -> Parts | CaseExplained:
    """Return the parts of the question, those of a plain case file among them, or a worked case explained."""
    if asked.case is None or needs.cases is None:
        if asked.pack or asked.clock:
            refuse(words("errors.case_missing"))
        return asked.parts
    try:
        source = needs.cases.read(asked.case)
        if is_worked(source):
            return _worked(needs.cases, words, calendar, source, asked)
        if asked.pack or asked.clock:
            refuse(words("errors.case_plain"))
        return asked.parts.over(parts_of_file(source))
    except PlaceWrong as wrong:
        _refuse_at(words, asked.case, wrong.line, wrong.column, words.error(wrong.error))
    except ActRefused as refused:
        said = refusal_words(refused.refusal, refused.procedure, words.language)
        problem = words("errors.act_refused", why=said.why, article=said.article, next=said.next)
        _refuse_at(words, asked.case, refused.line, refused.column, problem)
    except CodedError as error:
        refuse(words.error(error))


def _worked(cases: CaseNeeds, words: Words, calendar: Calendar, source: SourceFile, asked: Asked) -> CaseExplained:
    if asked.parts != Parts(until=asked.parts.until):
        refuse(words("errors.case_alone"))
    assert asked.case is not None, "the case was read from it"
    own = asked.case.resolve().parent
    beside = own.parent if own.name == _CASES and not matter_of(source) else None
    root = asked.pack or beside or cases.packs()
    law = law_of_matter(cases.folders, root, matter_of(source))
    return explain_case(law, source, calendar, asked.parts.until, asked.clock)


def _refuse_at(words: Words, file: Path, line: int, column: int, problem: str) -> NoReturn:
    refuse(words("errors.at_place", file=file, line=line, column=column, problem=problem))
