"""Check a result by the code printed on it: anyone may, without signing in."""

import json
from dataclasses import dataclass
from datetime import date

from banjie.core.procedure.form import Words
from banjie.records.catalogue.items import item_in_force
from banjie.records.reading.case_parts import office_of, result_by_check_code


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedResult:
    """The entry of the register of results: no name and no number of a person."""

    number: str
    granted: bool
    decided_date: date
    valid_until: date | None
    delivered_date: date | None
    words: Words
    office: str


def result_check(code: str) -> CheckedResult | None:
    """Return the result of a check code (12 characters, no hyphens), or None."""
    found = result_by_check_code(code)
    if found is None:
        return None
    decided = found["decided_date"]
    valid, delivered = found["valid_until"], found["delivered_date"]
    assert isinstance(decided, date)
    item = item_in_force(str(found["item_code"]), decided)
    return CheckedResult(
        number=str(found["number"]),
        granted=bool(found["granted"]),
        decided_date=decided,
        valid_until=valid if isinstance(valid, date) else None,
        delivered_date=delivered if isinstance(delivered, date) else None,
        words=json.loads(item.body)["words"] if item else {},
        office=office_of(str(found["scope_path"]))[0],
    )
