"""Rebuilding what can be rebuilt: case, work, clocks and register, compared with the log and put right from it.

What the rows should be is told by the caller (`derive`), who knows the law; here they are only read, compared and
replaced. Needs the scope `/`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import transaction

from banjie.core.act.event import Event
from banjie.core.act.shape import event_of
from banjie.records.log.rebuild_sql import (
    BEGIN_READING,
    BEGIN_WRITING,
    CASES_AFTER,
    EVENTS,
    STORED,
    TURN,
    TURN_HELD,
    UPSERT_CASES,
    clear_and_insert,
)
from banjie.records.log.rows import ClockRow, ResultRow, WorkRow
from banjie.records.statement import Row, Statement

_CHUNK = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Rebuilt:
    """What the log says the rows of one case are."""

    number: str
    scope_path: str
    item_code: str
    item_version: int
    procedure: str
    channel: str
    received_date: date
    closed_date: date | None
    phase: str
    state: str
    parent_id: str | None = None
    work: tuple[WorkRow, ...] = ()
    clocks: tuple[ClockRow, ...] = ()
    result: ResultRow | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A table whose rows of one case are not what the log says; table `event` where the log itself cannot be read."""

    case: str
    table: str
    stored: str
    rebuilt: str


Derive = Callable[[UUID, Sequence[Event], int], Rebuilt]
"""From a case's events and the turn of the calendars to its rows."""
Plain = dict[str, object]
Tables = Mapping[str, list[Plain]]
Mend = Callable[[Mapping[UUID, Tables]], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One of `parts` equal shares of all cases, counted from 0: several processes may each take one."""

    part: int = 0
    parts: int = 1


ALL_CASES = Share()
_BROKEN = (ValueError, LookupError, TypeError, AssertionError)


def differences(derive: Derive, share: Share = ALL_CASES) -> Iterator[Difference]:
    """Yield every table of every case that differs from what `derive` makes of its events; change nothing."""
    return _walk(derive, share, BEGIN_READING, lambda _: None)


def rebuild(derive: Derive, share: Share = ALL_CASES) -> Iterator[Difference]:
    """Put right every case that differs and yield what was different, a chunk of cases per transaction."""
    return _walk(derive, share, BEGIN_WRITING, _replace)


def _walk(derive: Derive, share: Share, begin: Statement, mend: Mend) -> Iterator[Difference]:
    last = UUID(int=0)
    wanted: dict[str, object] = {"part": share.part, "parts": share.parts, "most": _CHUNK}
    while ids := [row[0] for row in CASES_AFTER.rows({**wanted, "case_id": last})]:
        yield from _chunk(derive, ids, begin, mend)
        last = ids[-1]


@transaction.atomic
def _chunk(derive: Derive, ids: list[UUID], begin: Statement, mend: Mend) -> list[Difference]:
    begin.count({"ids": ids})
    turn = _turn(begin)
    stored = _stored(ids)
    wanted: dict[UUID, Tables] = {}
    found: list[Difference] = []
    for case_id, rows in _events(ids).items():
        try:
            wanted[case_id] = _wanted(case_id, rows, turn, derive)
        except _BROKEN as fault:
            found.append(_unreadable(case_id, fault))
    wrong: dict[UUID, Tables] = {}
    for case_id, tables in wanted.items():
        differing = [
            Difference(case=str(tables["case"][0]["number"]), table=table, stored=_text(stands), rebuilt=_text(rows))
            for table, rows in tables.items()
            if rows != (stands := stored[case_id].get(table, []))
        ]
        if differing:
            found += differing
            wrong[case_id] = tables
    if wrong:
        mend(wrong)
    return found


def _turn(begin: Statement) -> int:
    """Return the turn of the calendars; it does not go on before rows made under it are written."""
    row = (TURN_HELD if begin is BEGIN_WRITING else TURN).row({})
    return int(row[0]) if row else 0


def _unreadable(case_id: UUID, fault: Exception) -> Difference:
    """A case whose events cannot be read or folded: it is named and left as it stands, and the others go on."""
    stands: Plain = {"case_id": str(case_id), "readable": f"no ({type(fault).__name__})"}
    should: Plain = {**stands, "readable": "yes"}
    return Difference(case=str(case_id), table="event", stored=_text([stands]), rebuilt=_text([should]))


def _events(ids: list[UUID]) -> dict[UUID, list[Row]]:
    grouped: dict[UUID, list[Row]] = {case_id: [] for case_id in ids}
    for row in EVENTS.rows({"ids": ids}):
        grouped[row[0]].append(row)
    return grouped


def _wanted(case_id: UUID, rows: list[Row], turn: int, derive: Derive) -> Tables:
    rebuilt = derive(case_id, tuple(event_of(json.loads(body)) for _, _, body, _ in rows), turn)
    _, version, _, head = rows[-1]
    case = {part.name: getattr(rebuilt, part.name) for part in fields(rebuilt) if part.name not in _HANGING}
    results = (rebuilt.result,) if rebuilt.result else ()
    copied = {"scope_path": rebuilt.scope_path, "item_code": rebuilt.item_code}
    return {
        "case": [_plain({**case, "version": version, "head": head}, case_id)],
        "work": sorted((_plain({**_columns(row), **copied}, case_id) for row in rebuilt.work), key=_step),
        "case_clock": sorted((_plain(_columns(row), case_id) for row in rebuilt.clocks), key=_clock),
        "result": [_plain(_columns(row), case_id) for row in results],
    }


_HANGING = ("work", "clocks", "result")


def _step(row: Plain) -> str:
    return str(row["step"])


def _clock(row: Plain) -> str:
    return str(row["clock"])


def _columns(row: WorkRow | ClockRow | ResultRow) -> Plain:
    return {part.name: getattr(row, part.name) for part in fields(row)}


def _plain(columns: Plain, case_id: UUID) -> Plain:
    """Return the row as the database's JSON would say it: dates as text, moments in UTC."""
    plain = {name: _day_text(value) if isinstance(value, date) else value for name, value in columns.items()}
    return {"case_id": str(case_id), **plain}


def _day_text(day: date) -> str:
    return day.astimezone(UTC).isoformat() if isinstance(day, datetime) else day.isoformat()


def _stored(ids: list[UUID]) -> dict[UUID, dict[str, list[Plain]]]:
    found: dict[UUID, dict[str, list[Plain]]] = {case_id: {} for case_id in ids}
    for table, statement in STORED.items():
        for case_id, row in statement.rows({"ids": ids}):
            found[case_id].setdefault(table, []).append(json.loads(row))
    for tables in found.values():
        tables.get("work", []).sort(key=_step)
        tables.get("case_clock", []).sort(key=_clock)
    return found


def _text(rows: list[Plain]) -> str:
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)


def _replace(wrong: Mapping[UUID, Tables]) -> None:
    ids = list(wrong)
    UPSERT_CASES.count({"rows": json.dumps([row for tables in wrong.values() for row in tables["case"]])})
    for table, (clear, insert) in clear_and_insert().items():
        clear.count({"ids": ids})
        insert.count({"rows": json.dumps([row for tables in wrong.values() for row in tables[table]])})
