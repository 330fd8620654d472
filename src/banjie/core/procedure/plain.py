"""A procedure as plain values and back: the text that is stored, and the digest it is known by.

A field at its default is not written, so that a field added later leaves the digest of older procedures as it was.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from banjie.core.procedure.procedure import Procedure
from banjie.core.values.canonical import canonical_json, digest

Read = Callable[[Any], Any]


def plain_procedure(procedure: Procedure) -> dict[str, Any]:
    """Return the procedure as objects, lists, texts, whole numbers and booleans."""
    return cast("dict[str, Any]", _write(procedure))


def procedure_of(plain: Mapping[str, Any]) -> Procedure:
    """Return the procedure of its plain values (the inverse of `plain_procedure`)."""
    return cast("Procedure", _read(Procedure, plain))


def procedure_text(procedure: Procedure) -> str:
    """Return the canonical text of the procedure: what is stored."""
    return canonical_json(plain_procedure(procedure))


def procedure_digest(procedure: Procedure) -> str:
    """Return the digest of the canonical text: the name a case keeps its procedure by."""
    return digest(procedure_text(procedure))


def _write(value: Any) -> Any:  # plain values out of whatever a field holds
    if is_dataclass(value):
        return {
            part.name: _write(held) for part in fields(value) if (held := getattr(value, part.name)) != _default(part)
        }
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [_write(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _write(one) for key, one in value.items()}
    return value


def _default(part: "Field[Any]") -> Any:  # a field's default may be of any type
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _read(kind: Any, plain: Mapping[str, Any]) -> Any:  # a dataclass and one of it
    readers = _readers(kind)
    return kind(**{name: readers[name](value) for name, value in plain.items()})


@cache
def _readers(kind: Any) -> dict[str, Read]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Read:  # a type hint is any object
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arm for arm in get_args(hint) if arm is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        element = _reader(get_args(hint)[0])
        return lambda value: tuple(element(one) for one in value)
    if is_dataclass(hint):
        return lambda value: _read(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: value
