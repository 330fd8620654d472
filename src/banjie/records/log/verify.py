"""Proving the log: every column against the text that was hashed, the chain, the heads, the positions, the days,
and what stands beside it: people, texts and procedures by the digests that name them.

Works on the stored shapes and reads nothing else. Needs the scope `/`.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from banjie.core.values.canonical import canonical_json, digest
from banjie.core.values.office_time import instant_text
from banjie.records.log.day_heads import day_digest
from banjie.records.log.read import StoredRow, stored_row
from banjie.records.persons.salted import PARTY_FIELDS, party_text, salted
from banjie.records.statement import Row, Statement

MAY_DIFFER = timedelta(minutes=5)
_PAGE = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """What does not agree: the case by number and the event by sequence (0 and empty where no one event is meant)."""

    case: str
    seq: int
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    event: StoredRow
    number: str
    version: int
    head: str
    parent: UUID | None


_EVENTS = Statement("""
SELECT coalesce(held.number, event.case_id::text), coalesce(held.version, 0), coalesce(held.head, ''), held.parent_id,
       event.case_id, event.seq, event.kind, event.happened_date, event.recorded_at, event.body, event.digest,
       event.stored_at
FROM event LEFT JOIN "case" AS held ON held.id = event.case_id
WHERE (event.case_id, event.seq) > (:case_id::uuid, :seq::integer)
ORDER BY event.case_id, event.seq LIMIT :most::integer
""")
_WITHOUT_EVENTS = Statement("""
SELECT number FROM "case" WHERE NOT EXISTS (SELECT FROM event WHERE event.case_id = "case".id) ORDER BY id
""")
_NOT_REFERRED = Statement("""
SELECT held.number FROM "case" AS held WHERE held.parent_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM event WHERE event.case_id = held.parent_id AND event.kind = 'referred'
        AND strpos(event.body, '"case":"' || held.id::text || '"') > 0)
ORDER BY held.id
""")
_POSITIONS = Statement("SELECT count(*), coalesce(max(position), 0) FROM event_position")
_LOST = Statement("""
SELECT coalesce(held.number, place.case_id::text), place.seq, place.position
FROM event_position AS place LEFT JOIN "case" AS held ON held.id = place.case_id
WHERE NOT EXISTS (SELECT FROM event WHERE event.case_id = place.case_id AND event.seq = place.seq)
ORDER BY place.position LIMIT 1
""")
_DAYS = Statement("SELECT day, last_position, digest, previous FROM day_head ORDER BY day")
_DAY_ROWS = Statement("SELECT case_id, seq, digest FROM day_case WHERE day = :day::date ORDER BY case_id")
_UNLIKE = Statement("""
SELECT coalesce(held.number, sealed.case_id::text), sealed.seq, sealed.day
FROM day_case AS sealed LEFT JOIN event ON event.case_id = sealed.case_id AND event.seq = sealed.seq
LEFT JOIN "case" AS held ON held.id = sealed.case_id
WHERE event.digest IS DISTINCT FROM sealed.digest ORDER BY sealed.day, sealed.case_id
""")
_COUNT = Statement("SELECT count(*) FROM event")
_KEPT = Statement("""
SELECT id::text, role, digest FROM party WHERE case_id = :case_id::uuid
UNION ALL SELECT id::text, name, digest FROM content WHERE case_id = :case_id::uuid ORDER BY 1
""")
_NOT_WAITING = Statement("""
SELECT coalesce(held.number, event.case_id::text), event.seq
FROM event LEFT JOIN "case" AS held ON held.id = event.case_id
WHERE NOT EXISTS (SELECT FROM event_position AS place WHERE place.case_id = event.case_id AND place.seq = event.seq)
    AND NOT EXISTS (SELECT FROM event_queue AS waiting WHERE waiting.case_id = event.case_id
                    AND event.seq BETWEEN waiting.first_seq AND waiting.last_seq)
ORDER BY event.case_id, event.seq LIMIT 1
""")
_PROCEDURES = Statement("""
SELECT digest FROM procedure WHERE digest <> 'sha256:' || encode(sha256(convert_to(body, 'UTF8')), 'hex')
ORDER BY digest
""")
_PARTIES = Statement("""
SELECT party.id, held.number, party.salt, party.digest, party.role, party.kind, party.name, party.id_kind,
       party.id_number, party.phone, party.authority_note
FROM party JOIN "case" AS held ON held.id = party.case_id
WHERE party.id > :id::uuid ORDER BY party.id LIMIT :most::integer
""")
_CONTENTS = Statement("""
SELECT held.number, content.name FROM content JOIN "case" AS held ON held.id = content.case_id
WHERE content.digest <> 'sha256:' || encode(sha256(content.salt || convert_to(content.body, 'UTF8')), 'hex')
ORDER BY held.id
""")


def log_size() -> int:
    """Return how many events there are. Needs the scope `/`."""
    row = _COUNT.row({})
    return int(row[0]) if row else 0


def _unwatched(events: int) -> None:
    """Say nothing of how far it came."""


def verify(*, demo: bool = False, watch: Callable[[int], None] = _unwatched) -> Iterator[Flaw]:
    """Yield what does not agree, each case's first flaw only, cases in the order they were opened.

    `watch` is told the number of events of each case as it is looked at. The office of the `demo` lives by its own
    clock: there the time of storing may differ from the time of recording.
    """
    for _, lines in groupby(_lines(), key=lambda line: line.event.case_id):
        of_case = list(lines)
        watch(len(of_case))
        flaw = _first_flaw(of_case, demo=demo) or _reference_flaw(of_case)
        if flaw is not None:
            yield flaw
    for (number,) in _WITHOUT_EVENTS.rows({}):
        yield Flaw(case=number, seq=0, what="the case has no events")
    for (number,) in _NOT_REFERRED.rows({}):
        yield Flaw(case=number, seq=1, what="no referral of its parent names the case")
    for number, name in _CONTENTS.rows({}):
        yield Flaw(case=number, seq=0, what=f"the content {name!r} is not the one its digest names")
    for number, role in _changed_parties():
        yield Flaw(case=number, seq=0, what=f"the {role} is not the one its digest names")
    for (name,) in _PROCEDURES.rows({}):
        yield Flaw(case="", seq=0, what=f"the procedure {name} is not the one its digest names")
    yield from _position_flaws()
    yield from _day_flaws()


def _lines() -> Iterator[_Line]:
    last: tuple[UUID, int] = (UUID(int=0), 0)
    while rows := _EVENTS.rows({"case_id": last[0], "seq": last[1], "most": _PAGE}):
        for row in rows:
            yield _Line(event=stored_row(row[4:]), number=row[0], version=row[1], head=row[2], parent=row[3])
        last = (rows[-1][4], rows[-1][5])


def _first_flaw(lines: list[_Line], *, demo: bool) -> Flaw | None:
    previous = ""
    for seq, line in enumerate(lines, start=1):
        event = line.event
        what = f"event {seq} is missing" if event.seq != seq else _event_flaw(event, previous, demo=demo)
        if what:
            return Flaw(case=line.number, seq=seq, what=what)
        previous = event.digest
    last = lines[-1]
    if (last.version, last.head) != (last.event.seq, previous):
        what = f"the case row says version {last.version}, the log ends with {last.event.seq} or with another digest"
        return Flaw(case=last.number, seq=last.event.seq, what=what)
    said = json.loads(lines[0].event.body)["act"].get("parent")
    if said != (str(last.parent) if last.parent else None):
        return Flaw(case=last.number, seq=1, what=f"the case row names the parent {last.parent}, the text says {said}")
    return None


def _event_flaw(event: StoredRow, previous: str, *, demo: bool) -> str:
    """Return what is wrong with one event, empty where nothing is."""
    if digest(event.body) != event.digest:
        return "the text is not the one its digest names"
    plain = _plain(event.body)
    if plain is None:
        return "the text is not canonical JSON"
    if plain.get("previous") != previous:
        return "the chain is broken: the event does not name the digest before it"
    columns = {
        "case": str(event.case_id),
        "seq": event.seq,
        "kind": event.kind,
        "happened_date": event.happened_date.isoformat(),
        "recorded_at": instant_text(event.recorded_at),
    }
    for name, value in columns.items():
        if plain.get(name) != value:
            return f"column {name} says {value}, the text says {plain.get(name)}"
    if not demo and abs(event.stored_at - event.recorded_at) > MAY_DIFFER:
        return f"stored at {instant_text(event.stored_at)}, more than 5 minutes from its time of recording"
    return ""


def _reference_flaw(lines: list[_Line]) -> Flaw | None:
    """Return what does not agree between the events and the rows kept apart for them; erased rows are no flaw."""
    named = [(line, reference) for line in lines for reference in _references(json.loads(line.event.body))]
    kept = {row: (name, kept_digest) for row, name, kept_digest in _KEPT.rows({"case_id": lines[0].event.case_id})}
    for line, reference in named:
        if reference["id"] in kept and kept[reference["id"]][1] != reference["digest"]:
            what = f"the row kept as {reference['name']!r} is not the one the event names"
            return Flaw(case=line.number, seq=line.event.seq, what=what)
    known = {reference["id"] for _, reference in named}
    slipped_in = next((name for row, (name, _) in kept.items() if row not in known), None)
    if slipped_in is None:
        return None
    return Flaw(case=lines[0].number, seq=0, what=f"a row is kept as {slipped_in!r} that no event names")


def _references(plain: dict[str, Any]) -> list[dict[str, str]]:  # a stored shape, read as it stands
    """Return the rows that an event names, those of an act it puts in another's place included."""
    replacement = plain["act"].get("replacement") if "act" in plain else None
    return [*plain.get("references", ()), *(_references(replacement) if replacement else ())]


def _plain(body: str) -> dict[str, object] | None:
    """Return the values of a canonical text, None where it is not one."""
    try:
        plain = json.loads(body)
        canonical = canonical_json(plain) == body
    except ValueError:
        return None
    return plain if canonical and isinstance(plain, dict) else None


def _changed_parties() -> Iterator[tuple[str, str]]:
    last = UUID(int=0)
    while rows := _PARTIES.rows({"id": last, "most": _PAGE}):
        for _, number, salt, kept, *values in rows:
            if salted(bytes(salt), party_text(dict(zip(PARTY_FIELDS, values, strict=True)))) != kept:
                yield number, values[0]
        last = rows[-1][0]


def _position_flaws() -> Iterator[Flaw]:
    count, last = _POSITIONS.row({}) or (0, 0)
    if count != last:
        yield Flaw(case="", seq=0, what=f"positions have gaps: {count} of them, the last is {last}")
    for number, seq, position in _LOST.rows({}):
        yield Flaw(case=number, seq=seq, what=f"position {position} names an event that is not there")
    for number, seq in _NOT_WAITING.rows({}):
        yield Flaw(case=number, seq=seq, what="the event waits for no position and has none")


def _day_flaws() -> Iterator[Flaw]:
    for number, seq, day in _UNLIKE.rows({}):
        yield Flaw(case=number, seq=seq, what=f"the event is not the one sealed on {day}, or is gone")
    before = ""
    for row in _DAYS.rows({}):
        if not _sealed_well(row, before):
            yield Flaw(case="", seq=0, what=f"the seal of {row[0]} does not agree with its rows or with the day before")
        before = row[2]


def _sealed_well(row: Row, before: str) -> bool:
    day, last_position, sealed, previous = row
    made: str = day_digest(day, last_position, previous, _DAY_ROWS.rows({"day": day}))
    return bool(previous == before and sealed == made)
