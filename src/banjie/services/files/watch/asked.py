"""What somebody asks of `banjie watch` beside the log itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from banjie.bulk.log.roles import ROLES
from banjie.bulk.log.standing import Thresholds
from banjie.bulk.log.waits import WAITERS
from banjie.core.act.act import Act
from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import Limit
from banjie.core.flow.spec import FlowSpec
from banjie.core.rules.rule import Rule
from banjie.services.files.watch.registers import Register

SUPERVISED = ("receipt", "first_review", "finish", "inspect", "pay")
"""What supervision looks for beside the acts of a case."""


_KEYS = ("columns", "activities", "waits_for", "moments", "zone")


class MappingWrong(CodedError):
    """A mapping file says something that cannot be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mapped:
    """A mapping: `columns` by role, `acts` by activity, and how moments are written where that has to be said.

    `waits_for` says, by activity, whom the time before it was spent on.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    waits_for: Mapping[str, str] = field(default_factory=dict)
    moments: str = ""
    zone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The question: the mapping, the office's zone, the day of the report, the limits of cases without a date.

    Cases are held to `flow` where one is given, to the `rules`, and against the `registers`.
    """

    mapped: Mapped = field(default_factory=Mapped)
    zone: str = ""
    as_of: date | None = None
    promised: Limit | None = None
    legal: Limit | None = None
    flow: FlowSpec | None = None
    rules: tuple[Rule, ...] = ()
    registers: tuple[Register, ...] = ()
    area: str = "cn"

    @property
    def thresholds(self) -> Thresholds:
        """When a clock warns and when a card turns red, by the rules' parameters; else what offices mostly set."""
        params = {name: value for rule in self.rules for name, value in rule.params.items()}
        known = {field.name: params[field.name] for field in fields(Thresholds) if field.name in params}
        return Thresholds(**known)


def read_mapping(plain: object) -> Mapped:
    """Return the mapping of a file's plain data; raises `MappingWrong` naming what is wrong and what to write."""
    if not isinstance(plain, Mapping):
        raise _wrong("the file is no table; write columns: and, where needed, activities:")
    unknown = set(plain) - set(_KEYS)
    if unknown:
        raise _wrong(f"{', '.join(map(str, sorted(unknown)))} is not known; write {', '.join(_KEYS)}")
    columns, acts = _texts(plain, "columns"), _texts(plain, "activities")
    for role in columns:
        if role not in ROLES:
            raise _wrong(f"columns: {role!r} is no role; write one of {', '.join(ROLES)}")
    known = known_acts()
    for activity, act in acts.items():
        if act not in known:
            raise _wrong(f"activities: {activity!r} is said to be {act!r}; write one of {', '.join(known)}")
    waits_for = _texts(plain, "waits_for")
    for activity, waiter in waits_for.items():
        if waiter not in WAITERS:
            raise _wrong(f"waits_for: {activity!r} is said to wait for {waiter!r}; write one of {', '.join(WAITERS)}")
    return Mapped(
        columns=columns, acts=acts, waits_for=waits_for, moments=_text(plain, "moments"), zone=_text(plain, "zone")
    )


def known_acts() -> tuple[str, ...]:
    """Return the acts that an activity may be."""
    return tuple(sorted({*SUPERVISED, *(act.kind for act in Act.__subclasses__())}))


def _texts(plain: Mapping[object, object], key: str) -> dict[str, str]:
    found = plain.get(key) or {}
    if not isinstance(found, Mapping):
        raise _wrong(f"{key} must be a table of names")
    return {str(name): str(value) for name, value in found.items() if value is not None and str(value) != ""}


def _text(plain: Mapping[object, object], key: str) -> str:
    return str(plain.get(key) or "")


def _wrong(message: str) -> MappingWrong:
    return MappingWrong("mapping", message, why=message)
