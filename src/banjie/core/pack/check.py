"""The checker of packs: every aspect, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from banjie.core.calendar.table import Calendar
from banjie.core.pack.checks import cases, citations, clocks, dates, flows, forms, limits, structure, words
from banjie.core.pack.source import Finding, PackSource

Check = Callable[[PackSource], Iterable[Finding]]

# In stages: a stage is looked at when those before it are right, so that one fault is told once.
STAGES: tuple[Mapping[str, Check], ...] = (
    {"structure": structure.check},
    {
        "dates": dates.check,
        "citations": citations.check,
        "limits": limits.check,
        "clocks": clocks.check,
        "flow": flows.check,
        "forms": forms.check,
    },
    {"words": words.check},
)


def check_pack(pack: PackSource, calendar: Calendar) -> tuple[Finding, ...]:
    """Return what is wrong in a pack, in the order of files and lines; none where it is right.

    Worked cases are run when the rest is right.
    """
    return check_law(pack) or tuple(sorted(_named("cases", cases.check(pack, calendar))))


def check_law(pack: PackSource) -> tuple[Finding, ...]:
    """Return what is wrong in a pack without running its worked cases: enough to read its law."""
    for stage in STAGES:
        findings = sorted(found for aspect, check in stage.items() for found in _named(aspect, check(pack)))
        if findings:
            return tuple(findings)
    return ()


def _named(aspect: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (replace(found, aspect=aspect) for found in findings)
