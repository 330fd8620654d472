"""Events as plain values and back: the shape that is stored, hashed and exchanged.

Absent means empty, so a field at its default is not written. The shape's number is in every event.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

from banjie.core.act.act import BY_DONE, Act, Child, Reference
from banjie.core.act.actor import Signer
from banjie.core.act.event import SHAPE, Event
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import instant_of, instant_text

_HEAD = ("happened_date", "happened_at", "references", "silence", "parent_seq")
Read = Callable[[Any], Any]


class UnknownShape(ValueError):
    """An event that this version cannot read; the message names kind and shape."""


def plain_event(event: Event, case: str, previous: str) -> dict[str, Any]:
    """Return the event of `case` as plain values, chained to the digest `previous` (empty for the first)."""
    plain: dict[str, Any] = {
        "case": case,
        "seq": event.seq,
        "shape": SHAPE,
        "kind": event.kind,
        "by": [_signer(signer) for signer in event.by],
        "happened_date": event.happened_date.isoformat(),
        "recorded_at": instant_text(event.recorded_at),
        "previous": previous,
        "act": plain_act(event.act),
    }
    if event.act.happened_at is not None:
        plain["happened_at"] = instant_text(event.act.happened_at)
    if event.effective_date is not None:
        plain["effective_date"] = event.effective_date.isoformat()
    if event.act.silence:
        plain["silence"] = event.act.silence
    if event.act.parent_seq:
        plain["parent_seq"] = event.act.parent_seq
    if event.act.references:
        plain["references"] = [_write(reference) for reference in event.act.references]
    return plain


def event_of(plain: Mapping[str, Any]) -> Event:
    """Return the event of its plain values (the inverse of `plain_event`)."""
    if plain["shape"] != SHAPE or plain["kind"] not in BY_DONE:
        raise UnknownShape(f"event {plain['seq']}: kind {plain['kind']!r} in shape {plain['shape']} is not known here")
    effective = plain.get("effective_date")
    return Event(
        seq=plain["seq"],
        act=act_of(plain["kind"], plain["act"], head=plain),
        by=tuple(Signer(**signer) for signer in plain["by"]),
        happened_date=date.fromisoformat(plain["happened_date"]),
        recorded_at=instant_of(plain["recorded_at"]),
        effective_date=date.fromisoformat(effective) if effective else None,
    )


def plain_act(act: Act) -> dict[str, Any]:
    """Return the act's own fields as plain values, without the head and without defaults."""
    return {
        name: _write(value)
        for name, default in _OWN_FIELDS[type(act)]
        if (value := getattr(act, name)) != default or default is MISSING
    }


def act_of(done: str, own: Mapping[str, Any], head: Mapping[str, Any]) -> Act:
    """Return the act of kind `done` from its own plain fields and the event's head.

    Only an act that replaces another may leave its day open: it then happened on the day of its target.
    """
    kind = BY_DONE[done]
    readers = _READERS_OF[kind]
    given = {name: readers[name](value) for name, value in own.items()}
    day, at = head.get("happened_date"), head.get("happened_at")
    references = tuple(Reference(**reference) for reference in head.get("references", ()))
    return kind(
        happened_date=date.fromisoformat(day) if day else None,
        happened_at=instant_of(at) if at else None,
        references=references,
        silence=head.get("silence", ""),
        parent_seq=head.get("parent_seq", 0),
        **given,
    )


def _signer(signer: Signer) -> dict[str, str]:
    return {"person": signer.person, "post": signer.post} if signer.post else {"person": signer.person}


def _write(value: Any) -> Any:  # plain values out of whatever an act's field holds
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_write(inner) for inner in value]
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Act):
        return _replacement(value)
    return {part.name: _write(getattr(value, part.name)) for part in fields(value)}


def _replacement(act: Act) -> dict[str, Any]:
    head = {name: _write(value) for name in _HEAD if (value := getattr(act, name))}
    return {"kind": act.done, "act": plain_act(act), **head}


def _replacement_of(plain: Mapping[str, Any]) -> Act:
    return act_of(plain["kind"], plain["act"], head=plain)


def _reader(hint: Any) -> Read:  # a type hint is any object
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arm for arm in get_args(hint) if arm is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        element = _reader(get_args(hint)[0])
        return lambda value: tuple(element(one) for one in value)
    return _READERS.get(hint, lambda value: value)


_READERS: dict[Any, Read] = {
    date: date.fromisoformat,
    datetime: instant_of,
    Act: _replacement_of,
    Citation: lambda value: Citation(**value),
    Child: lambda value: Child(**value),
}

_OWN_FIELDS: dict[type[Act], tuple[tuple[str, Any], ...]] = {
    kind: tuple((part.name, part.default) for part in fields(kind) if part.name not in _HEAD)
    for kind in BY_DONE.values()
}
_READERS_OF: dict[type[Act], dict[str, Read]] = {
    kind: {name: _reader(get_type_hints(kind)[name]) for name, _ in own} for kind, own in _OWN_FIELDS.items()
}
