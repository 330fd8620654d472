"""Writing an act: one guarded statement, its own transaction. A lost race or a repeated request writes nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from uuid import UUID

from banjie.records.failures import AlreadyTaken
from banjie.records.log.parts import ACT, OPEN, guarded
from banjie.records.log.rows import ActWrite, ClockRow, ContentRow, EventRow, OpeningWrite, PartyRow, ResultRow, WorkRow
from banjie.records.statement import Statement

_Given = EventRow | WorkRow | ClockRow | ResultRow | PartyRow | ContentRow
_REQUEST_KEY = "request_key_pkey"
_LISTS = ("gone_steps", "work", "clocks", "result", "parties", "contents", "tracking_code")


def open_case(opening: OpeningWrite) -> bool:
    """Write a new case with everything that hangs on it; False where its id or its request key is known already.

    Raises `AlreadyTaken` where the number, the check code or the tracking code is another case's.
    """
    return _write(opening, OPEN, _OPENING)


def append(write: ActWrite) -> bool:
    """Write an act on a case; False where the case is no longer at the version read or the request key is known.

    After False look the request up (`read_case`): found means the earlier answer, else decide again on the new state.
    Raises `AlreadyTaken` where the number or check code of the result is another case's.
    """
    return _write(write, ACT, _ACT)


def _write(write: ActWrite | OpeningWrite, start: str, own: Sequence[str]) -> bool:
    statement, values = _prepared(write, start, own)
    try:
        return statement.row(values) is not None
    except AlreadyTaken as taken:
        if taken.constraint == _REQUEST_KEY:
            return False
        raise


def _prepared(write: ActWrite | OpeningWrite, start: str, own: Sequence[str]) -> tuple[Statement, Mapping[str, object]]:
    first, last = write.events[0], write.events[-1]
    values = {name: getattr(write, name) for name in own}
    values |= {
        "first_seq": first.seq,
        "last_seq": last.seq,
        "head": last.digest,
        "principal": write.request.principal,
        "key": write.request.key,
        "request_digest": write.request.digest,
    }
    present = [_put_events(values, write.events)]
    for name in _LISTS:
        rows = getattr(write, name, None)
        if rows:
            present.append(name)
            values[name] = _given(name, rows)
    return guarded(start, tuple(present)), values


_ACT = ("case_id", "version", "state", "phase", "closed_date", "received_date")
_OPENING = (
    "case_id", "number", "scope_path", "item_code", "item_version", "procedure", "channel", "received_date",
    "closed_date", "phase", "state",
)  # fmt: skip


def _put_events(values: dict[str, object], events: Sequence[EventRow]) -> str:
    if len(events) == 1:
        event = events[0]
        values["kind"], values["happened_date"] = event.kind, event.happened_date
        values["recorded_at"], values["body"] = event.recorded_at, event.body
        return "event"
    values["events"] = _json(events)
    return "events"


def _given(name: str, rows: object) -> object:
    if name == "tracking_code":
        return rows
    if name == "gone_steps":
        return list(rows)  # type: ignore[call-overload]  # a tuple of step names
    return _json((rows,) if isinstance(rows, ResultRow) else rows)  # type: ignore[arg-type]  # rows by their name


def _json(rows: Sequence[_Given]) -> str:
    names, read = _reader(type(rows[0]))  # type: ignore[arg-type]  # a class is hashable; its stub forgets
    return _encode([dict(zip(names, read(row), strict=True)) for row in rows])


@cache
def _reader(kind: type[_Given]) -> tuple[tuple[str, ...], "attrgetter[tuple[object, ...]]"]:
    names = tuple(part.name for part in fields(kind))
    return names, attrgetter(*names)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a row")


_encode = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":")).encode
