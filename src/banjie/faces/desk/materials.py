"""The papers of a case: asked for, handed in, and the files that came with them."""

from dataclasses import dataclass

from banjie.faces.shared.law_words import in_language
from banjie.faces.shared.words import say
from banjie.services.cases.case_view import CaseView
from banjie.services.cases.upload_keep import Upload, upload_of

_KILO = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class FileLine:
    """A file that can be opened."""

    name: str
    digest: str
    size: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MaterialRow:
    """A paper of the case; `state` is the key of its word, `mark` the mark beside it."""

    name: str
    required: bool
    state: str
    mark: str
    files: tuple[FileLine, ...]


def uploads(view: CaseView) -> tuple[Upload, ...]:
    """Return every file that was handed in with the case's acts."""
    return tuple(upload_of(text) for line in view.events for text in line.upload_texts)


def material_rows(view: CaseView, language: str) -> tuple[MaterialRow, ...]:
    """Return the papers in the procedure's order; files for no paper of the list stand in a row of their own."""
    files = uploads(view)
    known = {paper.code for paper in view.law.procedure.materials}
    rows = [
        MaterialRow(
            name=in_language(paper.words, language, paper.code),
            required=paper.required,
            files=_files(files, {paper.code}),
            **_state(view, paper.code, required=paper.required, register=paper.source == "register"),
        )
        for paper in view.law.procedure.materials
    ]
    other = _files(files, {one.material for one in files} - known)
    if other:
        name = say("desk.material.other", language)
        rows.append(MaterialRow(name=name, required=False, files=other, state="here", mark="finished"))
    return tuple(rows)


def _state(view: CaseView, code: str, *, required: bool, register: bool) -> dict[str, str]:
    if code in view.state.materials:
        return {"state": "here", "mark": "finished"}
    if code in view.state.requested:
        return {"state": "asked", "mark": "with_applicant"}
    if register:
        return {"state": "register", "mark": "finished"}
    return {"state": "missing", "mark": "to_verify"} if required else {"state": "optional", "mark": "void"}


def _files(files: tuple[Upload, ...], codes: set[str]) -> tuple[FileLine, ...]:
    return tuple(
        FileLine(name=one.name, digest=one.digest, size=_size(one.size)) for one in files if one.material in codes
    )


def _size(size: int) -> str:
    return f"{size / _KILO / _KILO:.1f} MB" if size >= _KILO * _KILO else f"{max(1, size // _KILO)} KB"
