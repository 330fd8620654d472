"""What one part of the organisation's tree does otherwise than the notices say: closures, days worked by order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from banjie.core.calendar.day import DayKind
from banjie.core.calendar.errors import OverrideWrong
from banjie.core.calendar.year import LANGUAGES
from banjie.core.values.canonical import canonical_json, digest

MOST_DAYS = 62


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Days closed, or worked, for one reason: a typhoon, a holiday of an ethnic group, work after a flood.

    `reason` is written in each language; where only one was given, all say the same.
    """

    dates: tuple[date, ...]
    works: bool
    reason: Mapping[str, str]

    def __post_init__(self) -> None:
        if not self.dates or len(self.dates) > MOST_DAYS:
            message = f"{len(self.dates)} days are named; an order names 1 to {MOST_DAYS}"
            raise OverrideWrong("override_days", message, days=len(self.dates), most=MOST_DAYS)
        if len(set(self.dates)) < len(self.dates):
            twice = next(day for place, day in enumerate(self.dates) if day in self.dates[:place])
            raise OverrideWrong("override_repeated", f"{twice} stands twice; name each day once", day=twice)
        if not all(self.reason.get(language, "").strip() for language in LANGUAGES):
            raise OverrideWrong("override_reason", "no reason is given; say why, as people will read it")

    @property
    def key(self) -> str:
        """The key of the reason's words among the names of a calendar."""
        return f"order_{digest(canonical_json(dict(self.reason)))[7:15]}"

    @property
    def kind(self) -> DayKind:
        """What the days become."""
        return DayKind.ORDERED if self.works else DayKind.CLOSED


def reason_of(text: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a reason in every language: `text`, or what `more` gives for a language."""
    return {language: (more or {}).get(language) or text for language in LANGUAGES}


def override_plain(override: Override) -> dict[str, object]:
    """Return the override as plain data."""
    days: Sequence[str] = [day.isoformat() for day in sorted(override.dates)]
    return {"dates": days, "works": override.works, "reason": dict(override.reason)}


def override_of(plain: Mapping[str, object]) -> Override:
    """Return the override of its plain data (the inverse of `override_plain`)."""
    dates, works, reason = plain["dates"], plain["works"], plain["reason"]
    assert isinstance(dates, Sequence)
    assert isinstance(reason, Mapping)
    return Override(dates=tuple(map(date.fromisoformat, dates)), works=bool(works), reason=reason)


def by_day(overrides: Iterable[Override]) -> dict[date, Override]:
    """Return the override that holds for each day: the last of those that name it."""
    return {day: override for override in overrides for day in override.dates}
