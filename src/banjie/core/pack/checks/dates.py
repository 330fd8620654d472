"""Does every entry begin on a real day, each later than the one before it?"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from banjie.core.pack.entries import groups
from banjie.core.pack.source import Finding, PackSource, finding


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield days that do not exist and entries out of order."""
    for name, group in groups(pack):
        for path, entry in group:
            if not _is_day(entry["from"]):
                yield finding(pack, name, (*path, "from"), f"{entry['from']} is no day", "write a day of the calendar")
        for (_, before), (path, after) in pairwise(group):
            if after["from"] <= before["from"]:
                yield finding(
                    pack,
                    name,
                    (*path, "from"),
                    f"the entry from {after['from']} does not begin after the one from {before['from']}",
                    "put the entries in order, old law first, each with a day of its own",
                )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
