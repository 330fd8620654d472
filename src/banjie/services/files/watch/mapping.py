"""A mapping: what a log does not say by itself, written by somebody who knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from banjie.bulk.log.roles import ROLES
from banjie.bulk.log.waits import WAITERS
from banjie.core.act.act import Act
from banjie.core.calendar.errors import CodedError

SUPERVISED = ("receipt", "first_review", "finish", "inspect", "pay")
"""What supervision looks for beside the acts of a case."""
_OF_ITEMS = {"fee_standard": int, "on_the_spot": bool, "promised_days": int, "legal_days": int}
_WEEKDAYS = range(1, 8)


class MappingWrong(CodedError):
    """A mapping file says something that cannot be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mapped:
    """A mapping: `columns` by role, `acts` by activity, `moments` a format where one is needed, `zone` the office's.

    `waits_for` says, by activity, whom the time before it was spent on; `items` what the catalogue says of an item
    (`fee_standard` in fen, `on_the_spot`, `promised_days`, `legal_days`); `authority` which activities an officer may
    do; `opening` on which ISO weekdays the office is open, None where nothing is said.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    waits_for: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, int | bool]] = field(default_factory=dict)
    authority: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opening: frozenset[int] | None = None
    moments: str = ""
    zone: str = ""


def read_mapping(plain: object) -> Mapped:
    """Return the mapping of a file's plain data; raises `MappingWrong` naming what is wrong and what to write."""
    held = _table(plain, "the file")
    unknown = set(held) - set(_READ)
    if unknown:
        _refuse(f"{', '.join(map(str, sorted(unknown, key=str)))} is not known; write {', '.join(_READ)}")
    read = {_FIELDS.get(key, key): _READ[key](held[key]) for key in _READ if held.get(key) not in (None, "", {}, [])}
    return Mapped(**read)


def known_acts() -> tuple[str, ...]:
    """Return the acts that an activity may be."""
    return tuple(sorted({*SUPERVISED, *(act.kind for act in Act.__subclasses__())}))


def _columns(data: object) -> Mapping[str, str]:
    return _words(data, "columns", tuple(ROLES), by_key=True)


def _acts(data: object) -> Mapping[str, str]:
    return _words(data, "activities", known_acts())


def _waits_for(data: object) -> Mapping[str, str]:
    return _words(data, "waits_for", WAITERS)


def _words(data: object, place: str, known: tuple[str, ...], *, by_key: bool = False) -> Mapping[str, str]:
    found = {str(name): str(value) for name, value in _table(data, place).items() if value not in (None, "")}
    for name, value in found.items():
        if (name if by_key else value) not in known:
            _refuse(f"{place}: {name}: {value}: {name if by_key else value!r} is none of {', '.join(known)}")
    return found


def _items(data: object) -> Mapping[str, Mapping[str, int | bool]]:
    items = {str(name): _table(one or {}, f"items: {name}") for name, one in _table(data, "items").items()}
    for name, one in items.items():
        for key, value in one.items():
            if type(value) is not _OF_ITEMS.get(str(key)) or (type(value) is int and value < 0):
                kinds = ", ".join(f"{known} ({kind.__name__})" for known, kind in _OF_ITEMS.items())
                _refuse(f"items: {name}: {key}: {value!r}; write {kinds}")
    return items


def _authority(data: object) -> Mapping[str, tuple[str, ...]]:
    found = dict[str, tuple[str, ...]]()
    for officer, activities in _table(data, "authority").items():
        if not isinstance(activities, list):
            _refuse(f"authority: {officer}: write a list of activities, for example [check, decide]")
        found[str(officer)] = tuple(map(str, activities))
    return found


def _opening(data: object) -> frozenset[int]:
    if not isinstance(data, list) or any(type(day) is not int or day not in _WEEKDAYS for day in data):
        _refuse(f"opening: {data!r}; write the days of the week as numbers, Monday is 1: [1, 2, 3, 4, 5]")
    return frozenset(data)


def _table(data: object, place: str) -> Mapping[Any, Any]:
    if not isinstance(data, Mapping):
        _refuse(f"{place}: is no table; write names with a colon behind them")
    return data


def _refuse(why: str) -> NoReturn:
    raise MappingWrong("mapping", f"the mapping is wrong: {why}", why=why)


_READ: Mapping[str, Callable[[object], Any]] = {
    "columns": _columns,
    "activities": _acts,
    "waits_for": _waits_for,
    "items": _items,
    "authority": _authority,
    "opening": _opening,
    "moments": str,
    "zone": str,
}
_FIELDS = {"activities": "acts"}
