"""The checker of packs: every aspect, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from banjie.core.calendar.table import Calendar
from banjie.core.pack.checks import cases, citations, dates, flows, forms, limits, structure, words
from banjie.core.pack.source import Finding, PackSource

Check = Callable[[PackSource], Iterable[Finding]]

ASPECTS: Mapping[str, Check] = {
    "dates": dates.check,
    "citations": citations.check,
    "limits": limits.check,
    "flow": flows.check,
    "words": words.check,
    "forms": forms.check,
}


def check_pack(pack: PackSource, calendar: Calendar) -> tuple[Finding, ...]:
    """Return everything wrong in a pack, in the order of files and lines; none where it is right.

    What a broken structure would only repeat is not looked at; worked cases are run when the rest is right.
    """
    findings = check_law(pack)
    return findings or tuple(sorted(_named("cases", cases.check(pack, calendar))))


def check_law(pack: PackSource) -> tuple[Finding, ...]:
    """Return what is wrong in a pack without running its worked cases: enough to read its law."""
    broken = tuple(sorted(_named("structure", structure.check(pack))))
    if broken:
        return broken
    return tuple(sorted(found for aspect, check in ASPECTS.items() for found in _named(aspect, check(pack))))


def _named(aspect: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (replace(found, aspect=aspect) for found in findings)
