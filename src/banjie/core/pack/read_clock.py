"""From the plain data of a clock to `ClockLaw`."""

from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.pack.dated import Data, citation_of, codes, dated
from banjie.core.procedure.clock_rule import Breach, CountsFrom, Extension, Restart, Runs, Silence, Until
from banjie.core.procedure.pack_law import ClockLaw


def clock_law(name: str, value: Data) -> ClockLaw:
    """Return the clock `name` of its plain data."""
    return ClockLaw(
        name=name,
        starts=tuple(value.get("starts", ())),
        ends=tuple(value["ends"]),
        limits=dated(value.get("limit", []), _limit),
        runs=Runs(value.get("runs", Runs.BACKWARDS if "before" in value else Runs.FORWARDS)),
        before=tuple(value.get("before", ())),
        untils=dated(value.get("until", []), _until),
        when=tuple(value.get("when", ())),
        unless=tuple(value.get("unless", ())),
        cards=value.get("cards", True),
        breach=Breach(value.get("breach", Breach.FINDING)),
        stoppable=value.get("stoppable", False),
        promisable=value.get("promisable", False),
        extensions=dated(value.get("extension", []), _extension),
        restarts=dated(value.get("restart", []), _restart),
        silences=dated(value.get("silence", []), _silence),
    )


def _limit(entry: Data) -> Limit:
    return Limit(
        days=entry["days"],
        unit=Unit(entry.get("unit", Unit.WORKING_DAY)),
        citation=citation_of(entry),
        start_day=StartDay(entry.get("start_day", StartDay.NOT_COUNTED)),
        last_day=LastDay(entry["last_day"]) if "last_day" in entry else None,
    )


def _extension(entry: Data) -> Extension:
    return Extension(
        days=entry["days"], approver=entry["approver"], citation=citation_of(entry), times=entry.get("times", 1)
    )


def _restart(entry: Data) -> Restart:
    return Restart(grounds=codes(entry), citation=citation_of(entry))


def _until(entry: Data) -> Until:
    return Until(event=entry["event"], citation=citation_of(entry))


def _silence(entry: Data) -> Silence:
    return Silence(
        act=entry["act"],
        citation=citation_of(entry),
        milestone=entry.get("milestone", ""),
        counts_from=CountsFrom(entry.get("counts_from", CountsFrom.EXPIRY)),
        draft=entry.get("mode") == "draft",
        starts=tuple(entry.get("starts", ())),
    )
