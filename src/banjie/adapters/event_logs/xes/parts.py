"""A log's bytes become its parts: the plain way as long as it goes, element by element from where it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from banjie.adapters.event_logs.xes.exact import SAFE, Exact
from banjie.adapters.event_logs.xes.grammar import Beyond
from banjie.adapters.event_logs.xes.plain import part_of
from banjie.adapters.event_logs.xes.rows import Part

LONGEST = 64 << 20
_CASE, _CASE_END = b"<trace", b"</trace>"
_LOG = re.compile(rb"<log(?:\s[^>]*)?>")
_NOT_PLAIN = re.compile(rb"</global\s*>|<(?:extension|classifier)\s[^>]*>")


class Parts:
    """The parts of a log; when they have ended, `damage` says why they ended before the log did, if so."""

    def __init__(self) -> None:
        self.damage: str | None = None

    def read(self, blocks: Iterator[bytes], *, plain: bool = True) -> Iterator[Part]:
        """Yield the parts; `plain` false goes element by element throughout. Raises `NotXes`."""
        begun = _Begun()
        if plain:
            begun.find_head(blocks)
            if _is_plain(begun.head):
                yield from begun.parts(blocks)
        exact = Exact()
        # What was read plainly ended between two cases, so what follows is a log again when the head is set before it.
        yield from exact.parts(chain([begun.head + begun.rest], blocks))
        self.damage = exact.damage


@dataclass(kw_only=True, slots=True)
class _Begun:
    """A log as far as it is read: its head up to the last element that is not plain, and what is still to do."""

    head: bytes = b""
    rest: bytes = b""

    def find_head(self, blocks: Iterator[bytes]) -> None:
        """Read up to the first case and part the head from the rest; no head where no case comes soon enough."""
        while (end := self.rest.find(_CASE)) < 0 and len(self.rest) < LONGEST:
            block = next(blocks, None)
            if block is None:
                return
            self.rest += block
        log = _LOG.search(self.rest, 0, max(end, 0))
        if log:
            cut = max([log.end(), *(found.end() for found in _NOT_PLAIN.finditer(self.rest, log.end(), end))])
            self.head, self.rest = self.rest[:cut], self.rest[cut:]

    def parts(self, blocks: Iterator[bytes]) -> Iterator[Part]:
        """Yield parts as long as all is plain; what is not, and what follows the last case, remains in `rest`."""
        for block in chain([b""], blocks):
            self.rest += block
            cut = self.rest.rfind(_CASE_END) + len(_CASE_END)
            if cut < len(_CASE_END):
                if len(self.rest) > LONGEST:
                    return
                continue
            try:
                part = part_of(self.rest[:cut])
            except Beyond:
                return
            self.rest = self.rest[cut:]
            yield part


def _is_plain(head: bytes) -> bool:
    """Tell whether nothing in the head changes how the rest is to be read."""
    try:
        log = etree.fromstring(head + b"</log>", parser=etree.XMLParser(**SAFE)) if head else None
    except etree.XMLSyntaxError:
        return False
    if log is None or log.tag.rpartition("}")[2] != "log" or log.prefix:
        return False
    document = log.getroottree().docinfo
    inside = {etree.QName(child).localname for child in log.iterchildren("*")}
    as_usual = document.encoding in {None, "UTF-8", "utf-8"} and document.xml_version in {None, "1.0"}
    return as_usual and document.internalDTD is None and not inside & {"trace", "event"}
