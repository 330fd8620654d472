"""Laws by digest, compiled once per process; and the procedure of an item on a day."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from banjie.core.case.law import Law
from banjie.core.flow.net import Net, compile_flow
from banjie.core.flow.spec import spec_of
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.item_text import item_of
from banjie.core.procedure.plain import procedure_of, procedure_text
from banjie.core.procedure.procedure import Procedure
from banjie.core.procedure.resolve import resolve
from banjie.core.values.canonical import digest
from banjie.records.calendars.uses import calendar_turn
from banjie.records.catalogue.items import ItemRow, item_in_force
from banjie.records.catalogue.procedures import keep_procedure, procedure_body
from banjie.services.law.calendars import Calendars, calendars_of
from banjie.services.ports.plugged import plugged


class ItemUnknown(LookupError):
    """No item of this code is in force on the day."""


class NoPack(LookupError):
    """No pack holds the law of this type of item, so that no case of it can be opened."""


class ProcedureLost(LookupError):
    """A case names a procedure that is not kept; the records are damaged."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedItem:
    """An item as it is offered on a day: its row, its version, and the law it is handled under (kept by digest)."""

    row: ItemRow
    item: ItemVersion
    digest: str
    law: Law


@lru_cache(maxsize=16384)
def law_of(procedure_digest: str, office: str, turn: int) -> Law:
    """Return the law of a case of the office at this path, compiled; raise `ProcedureLost` where it is not kept.

    `turn` is that of the calendars as it was read with the case: an office counts by its own calendar of that turn.
    """
    return law_by(procedure_digest, calendars_of(office, turn))


def law_by(procedure_digest: str, calendars: Calendars) -> Law:
    """Return the law of the digest, compiled, with these calendars; raise `ProcedureLost` where it is not kept."""
    return _law(procedure_digest, calendars)


def offered_item(code: str, day: date) -> OfferedItem:
    """Return the item with the procedure a case received on `day` runs under.

    Raises `ItemUnknown`, `NoPack`, or `ResolveError` where the item breaks the law of its pack.
    """
    row = item_in_force(code, day)
    if row is None:
        raise ItemUnknown(f"no item {code} is in force on {day}")
    item = item_of(row.body)
    key = _kept(row.body, item.type, day)
    return OfferedItem(row=row, item=item, digest=key, law=law_of(key, row.path, row.turn))


def under_calendars_of_now(offered: OfferedItem) -> OfferedItem:
    """Return the offered item under the calendars of now: itself where none changed since it was read."""
    turn = calendar_turn()
    if turn == offered.row.turn:
        return offered
    row = replace(offered.row, turn=turn)
    return replace(offered, row=row, law=law_of(offered.digest, row.path, turn))


@lru_cache(maxsize=4096)
def _kept(body: str, type_code: str, day: date) -> str:
    pack = plugged().packs.pack_for(type_code)
    if pack is None:
        raise NoPack(f"no pack is for items of type {type_code}; add one under packs/")
    text = procedure_text(resolve(pack, item_of(body), {}, day))
    key = digest(text)
    keep_procedure(key, text)
    return key


@lru_cache(maxsize=4096)
def _compiled(procedure_digest: str) -> tuple[Procedure, Net]:
    body = procedure_body(procedure_digest)
    if body is None:
        raise ProcedureLost(f"procedure {procedure_digest} is not kept")
    procedure: Procedure = procedure_of(json.loads(body))
    return procedure, compile_flow(spec_of(procedure.flow))


@lru_cache(maxsize=16384)
def _law(procedure_digest: str, calendars: Calendars) -> Law:
    procedure, net = _compiled(procedure_digest)
    return Law(procedure=procedure, net=net, calendar=calendars.calendar, told=calendars.told)
