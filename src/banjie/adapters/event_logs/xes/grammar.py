"""What may stand between two quoted texts of plain XES, and where one is after it."""

import re
from dataclasses import dataclass

_S = r"[ \t\r\n]*"
_TYPES = "string|date|int|float|boolean|id"
_TAG = re.compile(rf"{_S}<(?:(/)({_TYPES}|trace|event)|(trace|event)){_S}(/?)>")
_BEGIN = re.compile(rf"{_S}(/?>)")
_END = re.compile(rf"{_S}<({_TYPES})[ \t\r\n]+key{_S}={_S}")
_VALUE = re.compile(rf"[ \t\r\n]+value{_S}={_S}")
DEEPEST = 200
MOST_WAYS = 20_000
OTHER, CASE, EVENT = 0, 1, 2
_OWNERS = {("log", "trace"): CASE, ("log", "trace", "event"): EVENT}


class Beyond(Exception):
    """The text is not plain XES, or not well-formed: it is to be read element by element."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """The markup between the value of one attribute and the key of the next.

    `closed` is how the tag of the one ends (`/>` or `>`; None at the beginning), `opening` the type of the next (None
    at the end); `tags` are the complete tags between them, as (name, whether it opens, whether it closes).
    """

    closed: str | None
    tags: tuple[tuple[str, bool, bool], ...]
    opening: str | None

    @property
    def is_flat(self) -> bool:
        """Tell whether one attribute simply follows the other."""
        return self.closed == "/>" and not self.tags and self.opening is not None

    @property
    def begun(self) -> list[int]:
        """Which cases and events begin here, in order."""
        return [CASE if name == "trace" else EVENT for name, opens, _ in self.tags if opens]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The elements open, from the outermost, and the type of the attribute whose tag is being read."""

    inside: tuple[str, ...] = ("log",)
    attribute: str | None = None

    @property
    def owner(self) -> int:
        """Whose attribute is being read: that of a case, of an event, or of neither."""
        return _OWNERS.get(self.inside, OTHER)

    def after(self, between: Between) -> "Place":
        """Return the place after some markup; raises `Beyond` where it cannot stand here."""
        if (self.attribute is None) != (between.closed is None):
            raise Beyond
        inside = [*self.inside]
        if between.closed == ">" and self.attribute:
            inside.append(self.attribute)
        for name, opens, closes in between.tags:
            if opens and inside != (["log"] if name == "trace" else ["log", "trace"]):
                raise Beyond
            if opens:
                inside.append(name)
            if closes and inside.pop() != name:
                raise Beyond
        if not inside or len(inside) > DEEPEST:
            raise Beyond
        return Place(inside=tuple(inside), attribute=between.opening)


def between(text: str) -> Between:
    """Read the markup between two attributes; raises `Beyond`."""
    begin = _BEGIN.match(text)
    at = begin.end() if begin else 0
    tags = []
    while tag := _TAG.match(text, at):
        at = tag.end()
        closes, closed, opened, both = tag.groups()
        if closes and both:
            raise Beyond
        tags.append((closed or opened, not closes, bool(closes or both)))
    end = _END.match(text, at)
    if text[end.end() if end else at :].strip(" \t\r\n"):
        raise Beyond
    return Between(closed=begin[1] if begin else None, tags=tuple(tags), opening=end[1] if end else None)


def is_value(text: str) -> bool:
    """Tell whether the text leads from the key of an attribute to its value."""
    return bool(_VALUE.fullmatch(text))


class Walk:
    """Walks from place to place; remembers the ways it went, so that each is thought about once."""

    def __init__(self, betweens: list[Between]) -> None:
        self._betweens = betweens
        self._places: list[Place] = [Place()]
        self._numbers = {Place(): 0}
        self._ways: list[dict[int, int]] = [{}]
        self._count = 0

    def owners(self, codes: list[int]) -> list[int]:
        """Return whose the attribute after each markup is; raises `Beyond` unless all ends in the log again."""
        ways, place = self._ways, 0
        places: list[int] = []
        add = places.append
        for code in codes:
            try:
                place = ways[place][code]
            except KeyError:
                place = self._think(place, code)
            add(place)
        if place:
            raise Beyond
        owners = [place.owner for place in self._places]
        return [owners[place] for place in places]

    def _think(self, place: int, code: int) -> int:
        self._count += 1
        if self._count > MOST_WAYS:
            raise Beyond
        after = self._places[place].after(self._betweens[code])
        number = self._numbers.setdefault(after, len(self._places))
        if number == len(self._places):
            self._places.append(after)
            self._ways.append({})
        self._ways[place][code] = number
        return number
