"""A log's bytes become its parts: the plain way as long as it goes, element by element from where it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from banjie.adapters.event_logs.xes.exact import SAFE, Exact
from banjie.adapters.event_logs.xes.grammar import Beyond
from banjie.adapters.event_logs.xes.plain import part_of
from banjie.adapters.event_logs.xes.rows import Part

LONGEST = 32 << 20
_CASE, _CASE_END = b"<trace", b"</trace>"


class Parts:
    """The parts of a log; when they have ended, `damage` says why they ended before the log did, if so."""

    def __init__(self) -> None:
        self.damage: str | None = None

    def read(self, blocks: Iterator[bytes], *, plain: bool = True) -> Iterator[Part]:
        """Yield the parts; `plain` false goes element by element throughout. Raises `NotXes`."""
        begun = _Begun()
        if plain:
            begun.find_head(blocks)
            if log := _plain_log(begun.head):
                yield from begun.parts(blocks)
                begun.head = log
        exact = Exact()
        # What was read plainly ended between two cases, so what follows is a log again when its tag is set before it.
        yield from exact.parts(chain([begun.head + begun.rest], blocks))
        self.damage = exact.damage


@dataclass(kw_only=True, slots=True)
class _Begun:
    """A log as far as it is read: its head, which is what comes before the first case, and what is still to do."""

    head: bytes = b""
    rest: bytes = b""

    def find_head(self, blocks: Iterator[bytes]) -> None:
        """Read up to the first case and part the head from the rest; no head where no case comes soon enough."""
        while (end := self.rest.find(_CASE)) < 0 and len(self.rest) < LONGEST:
            block = next(blocks, None)
            if block is None:
                return
            self.rest += block
        if end > 0:
            self.head, self.rest = self.rest[:end], self.rest[end:]

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


def _plain_log(head: bytes) -> bytes | None:
    """Return the outermost tag where nothing in the head changes how what follows is to be read, else None."""
    try:
        log = etree.fromstring(head + b"</log>", parser=etree.XMLParser(**SAFE)) if head else None
    except etree.XMLSyntaxError:
        return None
    if log is None or log.prefix or etree.QName(log).localname != "log":
        return None
    document = log.getroottree().docinfo
    as_usual = document.encoding in {None, "UTF-8", "utf-8"} and document.xml_version in {None, "1.0"}
    if not as_usual or document.internalDTD is not None or log.find("{*}event") is not None:
        return None
    log[:] = []
    log.text = None
    return etree.tostring(log, with_tail=False).removesuffix(b"/>") + b">"
