"""Where in the organisation a catalogue belongs: a node that stands, or a county that is entered with it."""

import re
from dataclasses import dataclass
from datetime import date

from banjie.records.organisation.nodes import node_at, nodes_under

_STEP = re.compile(r"[A-Za-z0-9_.-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The node that the departments are entered under; `name` and `code` are given where it is to be made."""

    path: str
    name: str = ""
    code: str = ""


class PlaceRefused(ValueError):
    """The place cannot be used; `code` and `params` say the same as the English message, for other languages.

    Codes: `place_unknown` (path, known), `county_code` (written), `county_name`, `county_other` (path, name).
    """

    def __init__(self, code: str, message: str, **params: str) -> None:
        super().__init__(message)
        self.code = code
        self.params = params


def county(name: str, code: str) -> Place:
    """Return the place of a county by name and code; raise `PlaceRefused` where they cannot be used."""
    if not _STEP.fullmatch(code):
        raise PlaceRefused(
            "county_code", f"{code!r} is no code of a county; use letters, digits, '-', '_' and '.' only", written=code
        )
    if not name.strip():
        raise PlaceRefused("county_name", "the county has no name; give one")
    return Place(path=f"/{code}/", name=name.strip(), code=code)


def stands(place: Place, day: date) -> bool:
    """Say whether the node of the place stands on the day; raise `PlaceRefused` where it cannot be used."""
    found = node_at(place.path, day)
    if found is None and not place.name:
        known = ", ".join(node.path for node in nodes_under("/", day) if node.path.count("/") == 2) or "none"
        message = f"no office stands at {place.path}; at the top there are: {known}"
        raise PlaceRefused("place_unknown", message, path=place.path, known=known)
    if found is not None and place.name and found.name != place.name:
        message = f"{place.path} is {found.name} already; use --under {place.path}, or another code"
        raise PlaceRefused("county_other", message, path=place.path, name=found.name)
    return found is not None
