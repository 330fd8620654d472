"""The licence under a law with more kinds of clocks than it has: begun anew, lasting so long, counted in hours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from banjie.core.clock.limit import Limit, Unit
from banjie.core.procedure.clock_rule import Breach, Restart, Runs
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


RESTARTS = dated(Restart(grounds=("plans_changed",), citation=article("42")))
CLOCKS = (
    ClockLaw(
        name="publication", runs=Runs.AT_LEAST, starts=("published",), ends=("publication_ended",),
        breach=Breach.REFUSE, limits=limit(30, "36", Unit.CALENDAR_DAY),
    ),
    ClockLaw(name="callback", starts=("called",), ends=("visited",), limits=limit(24, "30", Unit.HOUR)),
)  # fmt: skip
MILESTONES = {
    "published": Milestone(name="published", citation=article("36")),
    "publication_ended": Milestone(name="publication_ended", citation=article("36"), after=("published",)),
    "called": Milestone(name="called", citation=article("30")),
    "visited": Milestone(name="visited", citation=article("30"), after=("called",)),
}
LABELS = {
    "clock.publication": ("公示", "公示", "Publication"),
    "clock.callback": ("回访", "回訪", "Call back"),
    "milestone.published": ("公示开始", "公示開始", "Published"),
    "milestone.publication_ended": ("公示结束", "公示結束", "Publication ended"),
    "milestone.called": ("接到来电", "接到來電", "Called"),
    "milestone.visited": ("已回访", "已回訪", "Called back"),
    "restart_ground.plans_changed": ("申请内容变更", "申請內容變更", "plans changed"),
}


class RichPacks:
    """The packs of this machine, the licence with more law."""

    def __init__(self) -> None:
        self._packs = plugged().packs

    def __getattr__(self, name: str) -> object:
        return getattr(self._packs, name)

    def pack_for(self, type_code: str) -> PackLaw | None:
        law = self._packs.pack_for(type_code)
        return rich(law) if law and law.matter == "cn/licensing/general" else law


def rich(law: PackLaw) -> PackLaw:
    """Return the law with all of it."""
    decision = next(clock for clock in law.clocks if clock.name == "decision")
    clocks = (replace(clock, restarts=RESTARTS) if clock is decision else clock for clock in law.clocks)
    acts = {"restart": dated(ActRule(kind="restart", citation=article("42"), backdate_days=30))}
    acts["reach"] = dated(ActRule(kind="reach", citation=article("46"), backdate_days=30), "46")
    return replace(
        law,
        clocks=(*clocks, *CLOCKS),
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
