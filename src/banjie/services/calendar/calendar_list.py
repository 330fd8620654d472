"""What was entered for calendars, which of it counts, and which calendars offices count by. A query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banjie.core.calendar.table import Calendar
from banjie.records.calendars.batches import Progress, progress
from banjie.records.calendars.entries import EntryRow, entries_around
from banjie.records.calendars.uses import calendar_turn, nodes_with_calendars
from banjie.records.reading.case_parts import names_of
from banjie.records.scope import ALL, scope
from banjie.services.calendar.composing import NOTICE, OVERRIDE, WITHDRAWAL, override_in, plain_of
from banjie.services.law.calendars import calendars_of


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryView:
    """An entry as people read it. `year`, `number` and `source` are a notice's; `dates`, `works` and `reason` an
    override's; `takes_back` is the entry that a withdrawal takes back, and `reason` then says why in one language.

    `batch` took it into use (None: it waits); `taken_back` where a later entry takes it back.
    """

    id: UUID
    path: str
    kind: str
    person: str
    recorded_at: datetime
    batch: int | None
    taken_back: bool
    year: int | None = None
    number: str = ""
    source: str = ""
    dates: tuple[date, ...] = ()
    works: bool = False
    reason: Mapping[str, str] | None = None
    takes_back: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarList:
    """The entries, oldest first, the batches, and the calendar of every node that has one of its own."""

    entries: tuple[EntryView, ...]
    batches: tuple[Progress, ...]
    calendars: Mapping[str, Calendar]


def calendar_list(path: str) -> CalendarList:
    """Return what was entered at, above and below `path`, in this connection's scope."""
    known, turn = entries_around(path), calendar_turn()
    nodes = dict.fromkeys([path, *nodes_with_calendars(path)])
    return CalendarList(
        entries=entry_views(known),
        batches=tuple(one for one in progress() if one.scope_path.startswith(path) or path.startswith(one.scope_path)),
        calendars={node: calendars_of(node, turn).calendar for node in nodes},
    )


def calendar_seen(path: str) -> CalendarList:
    """Return the same whatever the connection's own scope is: which days are worked is no secret."""
    with scope(ALL):
        return calendar_list(path)


def entry_views(entries: tuple[EntryRow, ...]) -> tuple[EntryView, ...]:
    """Return entries as people read them."""
    names = names_of({entry.person for entry in entries})
    gone = {plain_of(entry)["entry"] for entry in entries if entry.kind == WITHDRAWAL}
    return tuple(_view(entry, names.get(entry.person, ""), taken_back=str(entry.id) in gone) for entry in entries)


def _view(entry: EntryRow, person: str, *, taken_back: bool) -> EntryView:
    plain = plain_of(entry)
    about: dict[str, object] = {}
    if entry.kind == NOTICE:
        about = {"year": plain["year"], "number": plain["notice"] or "", "source": plain["source"]}
    if entry.kind == OVERRIDE:
        held = override_in(entry)
        about = {"dates": held.dates, "works": held.works, "reason": held.reason}
    if entry.kind == WITHDRAWAL:
        about = {"takes_back": UUID(plain["entry"]), "reason": {"zh-Hans": plain["reason"]}}
    return EntryView(
        id=entry.id,
        path=entry.scope_path,
        kind=entry.kind,
        person=person,
        recorded_at=entry.recorded_at,
        batch=entry.batch,
        taken_back=taken_back,
        **about,  # type: ignore[arg-type]  # plain data of our own
    )
