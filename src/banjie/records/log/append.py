"""Writing an act: one guarded statement, its own transaction. A lost race or a repeated request writes nothing."""

from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from banjie.records.failures import AlreadyTaken
from banjie.records.log.parts import ACT, GONE, GONE_CLOCKS, GONE_RESULT, OPEN, TRACKING, guarded, names_of, value_name
from banjie.records.log.rows import ActWrite, OpeningWrite
from banjie.records.statement import Statement

_REQUEST_KEY = "request_key_pkey"
_ACT = ("case_id", "version", "turn", "state", "phase", "closed_date", "received_date")
_OPENING = (
    "case_id", "turn", "number", "scope_path", "item_code", "item_version", "procedure", "channel", "received_date",
    "closed_date", "phase", "state", "parent_id",
)  # fmt: skip
Values = dict[str, object]


def open_case(opening: OpeningWrite) -> bool:
    """Write a new case with everything that hangs on it; False where its id or its request key is known already, or
    where calendars changed since it was decided.

    Raises `AlreadyTaken` where the number, the check code or the tracking code is another case's.
    """
    values: Values = {name: getattr(opening, name) for name in _OPENING}
    extras: tuple[str, ...] = ()
    if opening.tracking_code:
        extras, values["tracking_code"] = (TRACKING,), opening.tracking_code
    return _written(*_prepared(OPEN, extras, opening, values))


def append(write: ActWrite) -> bool:
    """Write an act on a case; False where the case is no longer at the version read, calendars changed since, or the
    request key is known.

    After False look the request up (`read_case`): found means the earlier answer, else decide again on the new state.
    Raises `AlreadyTaken` where the number or check code of the result is another case's.
    """
    values: Values = {name: getattr(write, name) for name in _ACT}
    extras: tuple[str, ...] = ()
    if write.gone_steps:
        extras, values["gone_steps"] = (GONE,), list(write.gone_steps)
    if write.gone_clocks:
        extras, values["gone_clocks"] = (*extras, GONE_CLOCKS), list(write.gone_clocks)
    if write.gone_result:
        extras = (*extras, GONE_RESULT)
    return _written(*_prepared(ACT, extras, write, values))


def _written(statement: Statement, values: Values) -> bool:
    try:
        return statement.row(values) is not None
    except AlreadyTaken as taken:
        if taken.constraint == _REQUEST_KEY:
            return False
        raise


def _prepared(
    start: str, extras: tuple[str, ...], write: ActWrite | OpeningWrite, values: Values
) -> tuple[Statement, Values]:
    last = write.events[-1]
    values["first_seq"], values["last_seq"], values["head"] = write.events[0].seq, last.seq, last.digest
    request = write.request
    values["principal"], values["key"], values["request_digest"] = request.principal, request.key, request.digest
    counts = []
    for table, rows in _rows(write):
        counts.append((table, len(rows)))
        for place, row in enumerate(rows):
            values |= zip(_value_names(table, place), _reader(table)(row), strict=True)
    return guarded(start, extras, tuple(counts)), values


def _rows(write: ActWrite | OpeningWrite) -> Iterator[tuple[str, Sequence[object]]]:
    yield "event", write.events
    if write.work:
        yield "work", write.work
    if write.clocks:
        yield "case_clock", write.clocks
    if write.result:
        yield "result", (write.result,)
    if write.parties:
        yield "party", write.parties
    if write.contents:
        yield "content", write.contents


@cache
def _reader(table: str) -> "attrgetter[tuple[object, ...]]":
    return attrgetter(*names_of(table))


@cache
def _value_names(table: str, place: int) -> tuple[str, ...]:
    return tuple(value_name(table, place, column) for column in names_of(table))
