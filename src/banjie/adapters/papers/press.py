"""Sets papers with Typst: one template for each form, the paper's words passed as data, the same bytes every time."""

import json
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst

from banjie.adapters.papers.words_fit import column_widths, drawn, label_width, printable
from banjie.services.ports.papers import Paper, PaperKind, PaperNotPrinted, PaperTable

_ROOM = Path(__file__).parent
_TEMPLATES, _FONTS = _ROOM / "templates", _ROOM / "fonts"
_MANIFEST = _FONTS / "manifest.json"
_FORMS = {
    PaperKind.RECEIPT: "slip.typ",
    PaperKind.RESULT: "certificate.typ",
    PaperKind.WORKING_OUT: "working_out.typ",
}
_LETTER = "notice.typ"
_LANGUAGES = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW")}
_CHINESE = {"indent": 2.0, "spacing": 0.95, "tracking": 1.0}  # in em; tracking is a factor of the form's own
_OTHER = {"indent": 0.0, "spacing": 1.5, "tracking": 0.0}
_FONT_NAMES = ["Noto Serif SC"]
_CODE_FONTS = ["DejaVu Sans Mono", "Noto Serif SC"]


class TypstPress:
    """Prints papers as tagged, archivable PDF; fulfils the port `PaperPress`."""

    def print(self, paper: Paper, at: datetime) -> bytes:
        """Return `paper` as PDF, made at the aware instant `at`; raise `PaperNotPrinted` with the reason."""
        if at.tzinfo is None:
            raise ValueError("the instant of printing needs its zone")
        inputs = {"paper": json.dumps(_plain(paper)), "look": json.dumps(_look(paper))}
        template = _TEMPLATES / _FORMS.get(paper.kind, _LETTER)
        try:
            return _set(template, inputs, at)
        except typst.TypstError as error:
            raise PaperNotPrinted(
                f"the {paper.kind} {paper.number or paper.title!r} could not be set: {error}"
            ) from error


def _set(template: Path, inputs: dict[str, str], at: datetime) -> bytes:
    return typst.compile(
        str(template),
        root=str(_TEMPLATES),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="a-2b",
        timestamp=int(at.timestamp()),
    )


def _plain(paper: Paper) -> dict[str, Any]:
    plain: dict[str, Any] = printable(asdict(paper), drawn(_MANIFEST))
    plain["tables"] = [_table(table) for table in paper.tables if table.rows or table.columns]
    return plain


def _table(table: PaperTable) -> dict[str, Any]:
    count = max(len(table.columns), *(len(row) for row in table.rows), 1) if table.rows else len(table.columns)
    rows = [[*row, *[""] * (count - len(row))] for row in table.rows]
    head = [*table.columns, *[""] * (count - len(table.columns))] if table.columns else []
    plain: dict[str, Any] = printable({"heading": table.heading, "columns": head, "rows": rows}, drawn(_MANIFEST))
    looks = [*table.looks, *[""] * (len(rows) - len(table.looks))]
    days = [row for row, look in zip(rows, looks, strict=True) if look != "note"]
    return plain | {"looks": looks, "widths": column_widths([head, *days] if head else days)}


def _look(paper: Paper) -> dict[str, Any]:
    lang, region = _LANGUAGES.get(paper.language, (paper.language.split("-")[0] or "zh", None))
    return {
        "fonts": _FONT_NAMES,
        "code_fonts": _CODE_FONTS,
        "lang": lang,
        "region": region,
        "label": label_width([fact.label for fact in paper.facts]),
        **(_CHINESE if lang == "zh" else _OTHER),
        "qr": _square_code(paper.tracking.qr) if paper.tracking else "",
    }


def _square_code(text: str) -> str:
    """Return `text` as a QR code in SVG, correcting up to 15 % of damage, without a quiet zone (the paper is white)."""
    svg = BytesIO()
    try:
        segno.make(text, error="m", micro=False, boost_error=False).save(svg, kind="svg", border=0, xmldecl=False)
    except (segno.DataOverflowError, ValueError) as error:
        raise PaperNotPrinted(f"the square code cannot hold its text of {len(text)} characters: {error}") from error
    return svg.getvalue().decode()
