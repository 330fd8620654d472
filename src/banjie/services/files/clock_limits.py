"""The limits that packs give, each with its article: read from their files, without a database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from banjie.core.clock.limit import Limit, Unit
from banjie.core.pack.check import check_law
from banjie.core.pack.read import pack_law
from banjie.core.pack.source import Finding
from banjie.core.procedure.clock_rule import Breach, Extension, Runs, Silence
from banjie.core.procedure.pack_law import ClockLaw, Dated, PackLaw, in_force
from banjie.core.values.citation import Citation
from banjie.services.files.pack_check import PackFolders

RECONSIDERATION, LITIGATION = "reconsideration", "litigation"


class Kind(StrEnum):
    """What a row says of its clock."""

    LIMIT = "limit"
    EXTENSION = "extension"  # by how much it may be extended at most
    UNTIL = "until"  # the case itself brings its last day
    REMEDY = "remedy"


@dataclass(frozen=True, kw_only=True, slots=True)
class LimitInPack:
    """A limit with the clock it belongs to and the day from which it holds.

    `names` are the clock's words by language, empty for the two remedies, which packs share. `limit` is None where the
    case brings the last day. `events` are those from whose day it is counted back, or that bring the day. `approver`
    approves an extension. `silence` is what the law in force on that day supplies when the clock runs out, and
    `switched` whether a region decides about that.
    """

    clock: str
    names: Mapping[str, str]
    limit: Limit | None
    from_date: date
    citation: Citation | None
    kind: Kind = Kind.LIMIT
    runs: Runs = Runs.FORWARDS
    events: tuple[str, ...] = ()
    approver: str = ""
    breach: Breach = Breach.FINDING
    cards: bool = True
    stoppable: bool = False
    silence: Silence | None = None
    switched: bool = False

    @property
    def is_remedy(self) -> bool:
        """Whether it is a remedy's and not a clock's."""
        return self.kind is Kind.REMEDY


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLimits:
    """The limits of a pack in the order of its clocks, remedies last; none where `findings` say it cannot be read."""

    folder: Path
    findings: tuple[Finding, ...] = ()
    matter: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    limits: tuple[LimitInPack, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def pack_limits(folders: PackFolders, root: Path) -> Iterator[PackLimits]:
    """Yield the limits of every pack at or below `root`; a wrong pack carries its findings and stops nothing."""
    for folder in folders.below(root):
        pack, unreadable = folders.read(folder)
        findings = unreadable or check_law(pack)
        if findings:
            yield PackLimits(folder=folder, findings=findings)
            continue
        law = pack_law(pack)
        yield PackLimits(
            folder=folder,
            matter=law.matter,
            names=law.labels.get("matter.name", {}),
            limits=(*_clocks(law), *_remedies(law)),
            labels=law.labels,
        )


def _clocks(law: PackLaw) -> Iterator[LimitInPack]:
    for clock in law.clocks:
        for entry in clock.limits:
            row = _row(law, clock, entry.from_date, entry.citation)
            yield replace(row, limit=entry.value, events=clock.before)
        for until in clock.untils:
            row = _row(law, clock, until.from_date, until.citation)
            yield replace(row, kind=Kind.UNTIL, events=(until.value.event,))
        for more in clock.extensions:
            row = _row(law, clock, more.from_date, more.citation)
            yield replace(row, kind=Kind.EXTENSION, limit=_more(clock, more), approver=more.value.approver)


def _more(clock: ClockLaw, more: Dated[Extension]) -> Limit:
    """Return the extension as a limit: its days are of the unit of the limit it extends."""
    base = in_force(clock.limits, more.from_date)
    unit = base.value.unit if base else Unit.CALENDAR_DAY
    return Limit(days=more.value.days, unit=unit, citation=more.citation)


def _row(law: PackLaw, clock: ClockLaw, from_date: date, citation: Citation) -> LimitInPack:
    """Return what every row of the clock says."""
    silence = in_force(clock.silences, from_date)
    return LimitInPack(
        clock=clock.name,
        names=law.labels.get(f"clock.{clock.name}", {}),
        limit=None,
        from_date=from_date,
        citation=citation,
        runs=clock.runs,
        breach=clock.breach,
        cards=clock.cards,
        stoppable=clock.stoppable,
        silence=silence.value if silence else None,
        switched=f"silence.{clock.name}" in law.parameters,
    )


def _remedies(law: PackLaw) -> Iterator[LimitInPack]:
    remedies = (
        (RECONSIDERATION, Unit.CALENDAR_DAY, law.reconsideration),
        (LITIGATION, Unit.MONTH, law.litigation),
    )
    for name, unit, entries in remedies:
        for entry in entries:
            limit = Limit(days=entry.value, unit=unit, citation=entry.citation)
            yield LimitInPack(
                clock=name,
                names={},
                limit=limit,
                from_date=entry.from_date,
                citation=entry.citation,
                kind=Kind.REMEDY,
                cards=False,
            )
