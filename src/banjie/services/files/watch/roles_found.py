"""Which column of a log has which role, found by the columns' names."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from banjie.bulk.log.roles import ROLES

_SIGNS = re.compile(r"[\W_]+")
_CASE = "case:"


def find_roles(columns: Sequence[str]) -> dict[str, str]:
    """Return the column of each role that the names tell, in the order of the roles.

    A column whose name begins with `case:` tells of the case. Where a log has such columns, roles of the case are
    looked for among them, and only then, as in a table without them, among the others.
    """
    of_case = {_plain(name.removeprefix(_CASE)): name for name in reversed(columns) if name.startswith(_CASE)}
    of_event = {_plain(name): name for name in reversed(columns) if not name.startswith(_CASE)}
    known, found = _names(), dict[str, str]()
    if "case:concept:name" in columns:
        found["case"] = "case:concept:name"
    for role in ROLES:
        among = (of_case, of_event) if ROLES[role].is_of_case else (of_event,)
        if role not in found and (name := _first(known[role], among, set(found.values()))):
            found[role] = name
    return _settled({role: found[role] for role in ROLES if role in found}, has_case_columns=bool(of_case))


def _first(names: Sequence[str], among: Sequence[Mapping[str, str]], taken: set[str]) -> str | None:
    return next(
        (table[name] for table in among for name in names if name in table and table[name] not in taken),
        None,
    )


def _settled(found: dict[str, str], *, has_case_columns: bool) -> dict[str, str]:
    # In a table that keeps events and cases apart a due date of an event is the step's; in one that does not, it is
    # the case's unless it comes with the day on which the step was done.
    if not has_case_columns and "step_due" in found and "step_done" not in found and "deadline" not in found:
        found["deadline"] = found.pop("step_due")
    return found


def _plain(name: str) -> str:
    return _SIGNS.sub("", name).lower()


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    text = (files("banjie.services.files.watch") / "columns.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    return {role: tuple(map(str, names)) for part in table.values() for role, names in part.items()}
