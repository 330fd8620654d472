"""The limits that packs give, each with its article: read from their files, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from banjie.core.clock.limit import Limit, Unit
from banjie.core.pack.check import check_law
from banjie.core.pack.read import pack_law
from banjie.core.pack.source import Finding
from banjie.core.procedure.pack_law import PackLaw
from banjie.services.files.pack_check import PackFolders

RECONSIDERATION, LITIGATION = "reconsideration", "litigation"


@dataclass(frozen=True, kw_only=True, slots=True)
class LimitInPack:
    """A limit with the clock it belongs to and the day from which it holds.

    `names` are the clock's words by language, empty for the two remedies, which every pack has.
    """

    clock: str
    names: Mapping[str, str]
    limit: Limit
    from_date: date
    is_remedy: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLimits:
    """The limits of a pack in the order of its clocks, remedies last; none where `findings` say it cannot be read."""

    folder: Path
    findings: tuple[Finding, ...] = ()
    matter: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    limits: tuple[LimitInPack, ...] = ()


def pack_limits(folders: PackFolders, root: Path) -> Iterator[PackLimits]:
    """Yield the limits of every pack at or below `root`; a wrong pack carries its findings and stops nothing."""
    for folder in folders.below(root):
        pack, unreadable = folders.read(folder)
        findings = unreadable or check_law(pack)
        if findings:
            yield PackLimits(folder=folder, findings=findings)
            continue
        law = pack_law(pack)
        names = law.labels.get("matter.name", {})
        yield PackLimits(folder=folder, matter=law.matter, names=names, limits=(*_clocks(law), *_remedies(law)))


def _clocks(law: PackLaw) -> Iterator[LimitInPack]:
    for clock in law.clocks:
        names = law.labels.get(f"clock.{clock.name}", {})
        for entry in clock.limits:
            yield LimitInPack(clock=clock.name, names=names, limit=entry.value, from_date=entry.from_date)


def _remedies(law: PackLaw) -> Iterator[LimitInPack]:
    remedies = (
        (RECONSIDERATION, Unit.CALENDAR_DAY, law.reconsideration),
        (LITIGATION, Unit.MONTH, law.litigation),
    )
    for name, unit, entries in remedies:
        for entry in entries:
            limit = Limit(days=entry.value, unit=unit, citation=entry.citation)
            yield LimitInPack(clock=name, names={}, limit=limit, from_date=entry.from_date, is_remedy=True)
