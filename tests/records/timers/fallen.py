"""Made-up clocks whose silence fell on a day."""

from datetime import date
from uuid import UUID

from banjie.records.log.append import open_case
from banjie.records.statement import Statement
from tests.records.made_up import DAY, opening

_FALLS = Statement("""
UPDATE case_clock SET falls_date = :falls::date, ended_date = :ended::date
WHERE case_id = :case_id::uuid AND clock = 'decision'
""")


def open_clock(falls: date | None, *, scope_path: str = "/51/11/") -> UUID:
    """Open a case with one clock whose silence falls on the day; return its id."""
    write = opening(scope_path=scope_path)
    assert open_case(write)
    move(write.case_id, falls)
    return write.case_id


def move(case_id: UUID, falls: date | None, *, ended: bool = False) -> None:
    """Let the silence of the case's clock fall on another day, or its clock have ended."""
    _FALLS.count({"case_id": case_id, "falls": falls, "ended": DAY if ended else None})
