"""The licence under a law that knows every kind of clock: extended, begun anew, before an event, so long, silent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import (
    EXPIRY,
    Breach,
    CountsFrom,
    Extension,
    Restart,
    Runs,
    Silence,
    Until,
)
from banjie.core.procedure.form import Words
from banjie.core.procedure.pack_law import ClockLaw, Dated, PackLaw
from banjie.core.procedure.procedure import ActRule, Milestone
from banjie.core.values.citation import Citation
from banjie.services.law import laws
from banjie.services.ports.plugged import plug, plugged

SINCE = date(2004, 7, 1)


def article(number: str) -> Citation:
    """Return an article of the licensing law."""
    return Citation(law="行政许可法", article=number)


def dated(value: object, number: str = "42") -> tuple[Dated, ...]:
    """Return the value as it holds from the beginning."""
    return (Dated(from_date=SINCE, value=value, citation=article(number)),)


def limit(days: int, number: str, unit: Unit = Unit.WORKING_DAY) -> tuple[Dated, ...]:
    """Return a limit as it holds from the beginning."""
    return dated(Limit(days=days, unit=unit, citation=article(number)), number)


MORE = {
    "acceptance": {
        "silences": dated(Silence(act="accept", counts_from=CountsFrom.START, citation=article("32(4)")), "32(4)")
    },
    "decision": {
        "extensions": dated(Extension(days=10, approver="agency_head", citation=article("42"))),
        "restarts": dated(Restart(grounds=("plans_changed",), citation=article("42"))),
    },
}
CLOCKS = (
    ClockLaw(
        name="hearing_notice", runs=Runs.BACKWARDS, before=("hearing_set",), ends=("hearing_set",),
        breach=Breach.REFUSE, limits=limit(7, "48"),
    ),
    ClockLaw(
        name="publication", runs=Runs.AT_LEAST, starts=("published",), ends=("publication_ended",),
        breach=Breach.REFUSE, limits=limit(30, "36", Unit.CALENDAR_DAY),
    ),
    ClockLaw(name="callback", starts=("called",), ends=("visited",), limits=limit(24, "30", Unit.HOUR)),
    ClockLaw(
        name="renewal", runs=Runs.BACKWARDS, before=(EXPIRY,), ends=("submitted",), limits=limit(30, "50"), cards=False
    ),
    ClockLaw(
        name="renewal_decision", starts=("submitted",), ends=("granted", "refused", "withdrawn"), limits=(),
        untils=dated(Until(event=EXPIRY, citation=article("50")), "50"),
        silences=dated(Silence(act="grant", citation=article("50")), "50"),
    ),
)  # fmt: skip
MILESTONES = {
    "hearing_requested": Milestone(name="hearing_requested", citation=article("47")),
    "hearing_set": Milestone(name="hearing_set", citation=article("48"), planned=True, after=("hearing_requested",)),
    "published": Milestone(name="published", citation=article("36")),
    "publication_ended": Milestone(name="publication_ended", citation=article("36"), after=("published",)),
    "called": Milestone(name="called", citation=article("30")),
    "visited": Milestone(name="visited", citation=article("30"), after=("called",)),
}
LABELS = {
    "clock.hearing_notice": ("听证通知", "聽證通知", "Notice of hearing"),
    "clock.publication": ("公示", "公示", "Publication"),
    "clock.callback": ("回访", "回訪", "Call back"),
    "clock.renewal": ("延续申请", "延續申請", "Application for renewal"),
    "clock.renewal_decision": ("延续决定", "延續決定", "Decision on renewal"),
    "milestone.hearing_requested": ("要求听证", "要求聽證", "Hearing requested"),
    "milestone.hearing_set": ("确定听证日期", "確定聽證日期", "Hearing set"),
    "milestone.published": ("公示开始", "公示開始", "Published"),
    "milestone.publication_ended": ("公示结束", "公示結束", "Publication ended"),
    "milestone.called": ("接到来电", "接到來電", "Called"),
    "milestone.visited": ("已回访", "已回訪", "Called back"),
    "approver.agency_head": ("行政机关负责人", "行政機關負責人", "the head of the agency"),
    "restart_ground.plans_changed": ("申请内容变更", "申請內容變更", "plans changed"),
}


class RichPacks:
    """The packs of this machine, the licence with more law."""

    def __init__(self) -> None:
        self._packs = PacksOnDisk(packs_folder(None))

    def calendar(self) -> Calendar:
        return self._packs.calendar()

    def pack_for(self, type_code: str) -> PackLaw | None:
        law = self._packs.pack_for(type_code)
        return None if law is None else rich(law)


def rich(law: PackLaw) -> PackLaw:
    """Return the law with all of it."""
    names = {clock.name for clock in CLOCKS}
    known = (clock for clock in law.clocks if clock.name not in names)
    acts = {kind: dated(ActRule(kind=kind, citation=article("42"), backdate_days=30)) for kind in ("extend", "restart")}
    acts["reach"] = dated(ActRule(kind="reach", citation=article("46"), backdate_days=400), "46")
    return replace(
        law,
        clocks=(*(replace(clock, **MORE.get(clock.name, {})) for clock in known), *CLOCKS),
        acts={**law.acts, **acts},
        milestones={**law.milestones, **{name: dated(one, "46") for name, one in MILESTONES.items()}},
        labels={**law.labels, **{key: _words(*texts) for key, texts in LABELS.items()}},
    )


def _words(hans: str, hant: str, english: str) -> Words:
    return {"zh-Hans": hans, "zh-Hant": hant, "en": english}


@contextmanager
def rich_law() -> Iterator[None]:
    """Let cases opened in the block come under this law."""
    before = plugged()
    plug(replace(before, packs=RichPacks()))
    laws._kept.cache_clear()
    try:
        yield
    finally:
        plug(before)
        laws._kept.cache_clear()
