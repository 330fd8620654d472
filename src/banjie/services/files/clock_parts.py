"""A question in parts, as options, columns or a file give them, and the question they make together."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from zoneinfo import ZoneInfo

from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.clock.stop import Stop
from banjie.core.procedure.clock_rule import Runs
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.services.files.clock_question import Extending, Question, QuestionWrong
from banjie.services.files.clock_texts import in_zone

FROM_WHERE: Mapping[str, Runs] = {
    "start": Runs.FORWARDS,
    "before": Runs.BACKWARDS,
    "after": Runs.AT_LEAST,
    "only_after": Runs.ONLY_AFTER,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What is known of a question; None or empty is left open.

    One of `start`, `before` (the day of an event), `after` (from where it must last) and `only_after` (from where it
    must have gone by) says from where it is counted; a moment may still lack its zone. The limit is given whole or as
    `days` in a `unit`.
    """

    start: date | None = None
    before: date | None = None
    after: date | None = None
    only_after: date | None = None
    limit: Limit | None = None
    days: int | None = None
    unit: Unit | None = None
    promised: Limit | None = None
    start_day: StartDay | None = None
    last_day: LastDay | None = None
    stops: tuple[Stop, ...] = ()
    extensions: tuple[Extending, ...] = ()
    restarts: tuple[date, ...] = ()
    until: date | None = None
    zone: ZoneInfo | None = None

    @property
    def says_from_where(self) -> bool:
        """Whether there is a day to count from."""
        return any(getattr(self, name) for name in FROM_WHERE)

    def over(self, others: "Parts") -> "Parts":
        """Return these parts, what they leave open being taken from `others`."""
        held = {part.name: getattr(self, part.name) or getattr(others, part.name) for part in fields(Parts)}
        if self.says_from_where:
            held |= {name: getattr(self, name) for name in FROM_WHERE}
        if self.limit or self.days is not None:
            held |= {
                "limit": self.limit,
                "days": self.days,
                "unit": self.unit or (others.unit if not self.limit else None),
            }
        return Parts(**held)

    def question(self) -> Question:
        """Return the question; raise `QuestionWrong` where a part is missing or there twice, `LimitWrong` otherwise."""
        runs, start = self._from_where()
        return Question(
            start=in_zone(start, self.zone),
            limit=self._ruled(self._limit()),
            runs=runs,
            promised=self._ruled(self.promised) if self.promised else None,
            stops=self.stops,
            extensions=self.extensions,
            restarts=tuple(in_zone(one, self.zone) for one in self.restarts),
            until=self.until,
            zone=self.zone or DEFAULT_ZONE,
        )

    def _from_where(self) -> tuple[Runs, date]:
        known = [(runs, day) for name, runs in FROM_WHERE.items() if (day := getattr(self, name))]
        if not known:
            raise QuestionWrong("start_missing", f"no day to count from; give one of {', '.join(FROM_WHERE)}")
        if len(known) > 1:
            raise QuestionWrong("start_twice", f"give only one of {', '.join(FROM_WHERE)}")
        return known[0]

    def _limit(self) -> Limit:
        if self.limit is None:
            if self.days is None:
                raise QuestionWrong("limit_missing", "there is no limit; give one, for example 20wd")
            return Limit(days=self.days, unit=self.unit or Unit.WORKING_DAY)
        if self.days is not None or self.unit is not None:
            raise QuestionWrong("limit_twice", "the limit names its unit already; leave out days and unit")
        return self.limit

    def _ruled(self, limit: Limit) -> Limit:
        start_day = self.start_day or limit.start_day
        return replace(limit, start_day=start_day, last_day=self.last_day or limit.last_day)
