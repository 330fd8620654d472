"""Do the pack's worked cases come out as they say?"""

from collections.abc import Iterator

from banjie.core.calendar.table import Calendar
from banjie.core.pack.read import pack_law
from banjie.core.pack.source import CASES, PACK, Finding, PackSource, finding
from banjie.core.pack.worked_case import run


def check(pack: PackSource, calendar: Calendar) -> Iterator[Finding]:
    """Yield what comes out otherwise, and packs that show no case."""
    names = pack.named(CASES)
    if not names:
        yield finding(pack, PACK, (), "the pack has no worked case", "write cases/<what it shows>.yaml")
    law = pack_law(pack)
    for name in names:
        for path, message, remedy in run(law, pack.data(name), calendar):
            yield finding(pack, name, path, message, remedy)
