"""Looks at the departments of a catalogue: every code they are written with, and what is odd about it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from banjie.core.values.credit_code import CodeFault, CodeKind, read_code
from banjie.services.ports.catalogue_rows import CatalogueDepartment, CatalogueRow, RowFinding, Severity

_SAID = {
    CodeFault.CHARACTER: "holds a character that cannot stand in it",
    CodeFault.CHECK: "fails its own check character",
    CodeFault.INNER_CHECK: "holds an organisation code that fails its check character",
    CodeFault.CASE: "is written in small letters",
}


def departments_of(rows: Iterable[CatalogueRow]) -> tuple[CatalogueDepartment, ...]:
    """Return the departments in the order of the file, each with all its codes in that order."""
    counts = Counter[str]()
    codes: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        counts[row.department] += 1
        codes[row.department] |= {row.department_code: None} if row.department_code else {}
    return tuple(
        CatalogueDepartment(name=name, codes=tuple(codes.get(name, ())), items=items) for name, items in counts.items()
    )


def code_findings(rows: Iterable[CatalogueRow], column: str) -> Iterator[RowFinding]:
    """Yield what is odd about the codes of departments, once for each code, at the line where it stands first."""
    first_row: dict[str, CatalogueRow] = {}
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        if row.department_code:
            first_row.setdefault(row.department_code, row)
            owners[row.department_code][row.department] = None
    for code, row in first_row.items():
        yield from _faults(code, row.line, column)
        if len(owners[code]) > 1:
            yield RowFinding(
                severity=Severity.NOTE,
                line=row.line,
                column=column,
                code="department_code_of_several",
                what=f"the code {code} stands for {len(owners[code])} departments: {', '.join(owners[code])}",
                remedy="all are kept as offices of their own; merge them after the import if they are one",
                params={"code": code, "departments": "、".join(owners[code])},
            )


def department_findings(departments: Iterable[CatalogueDepartment], column: str) -> Iterator[RowFinding]:
    """Yield a note for each department that is written with several codes."""
    for department in departments:
        if len(department.codes) > 1:
            yield RowFinding(
                severity=Severity.NOTE,
                line=0,
                column=column,
                code="department_with_several_codes",
                what=f"{department.name} has {len(department.codes)} codes: {', '.join(department.codes)}",
                remedy="it is kept as one office with all of them; divide it after the import if they are several",
                params={"department": department.name, "codes": "、".join(department.codes)},
            )


def _faults(code: str, line: int, column: str) -> Iterator[RowFinding]:
    reading = read_code(code)
    if reading.kind is CodeKind.OTHER:
        yield RowFinding(
            severity=Severity.WARNING,
            line=line,
            column=column,
            code="department_code_of_its_own",
            what=f"the code {code} ({len(code)} characters) is neither a credit code (18) nor an organisation code (9)",
            remedy="it is kept as it is written; look it up in the register",
            params={"code": code, "length": str(len(code))},
        )
    for fault in reading.faults:
        yield RowFinding(
            severity=Severity.NOTE if fault is CodeFault.CASE else Severity.WARNING,
            line=line,
            column=column,
            code=f"department_code_{fault}",
            what=f"the {reading.kind.value.replace('_', ' ')} {code} {_SAID[fault]}",
            remedy="it is kept as it is written; look it up in the register",
            params={"code": code},
        )
