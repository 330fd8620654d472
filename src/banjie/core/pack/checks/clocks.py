"""Do the clocks fit the acts, the milestones and the steps, and each other?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from banjie.core.act.act import BY_DONE, KINDS
from banjie.core.clock.errors import LimitWrong
from banjie.core.flow.net import compile_flow
from banjie.core.flow.short import flow_of
from banjie.core.flow.spec import FlowError
from banjie.core.pack.checks.flows import flow_entries
from banjie.core.pack.dated import entries
from banjie.core.pack.read import short_flow
from banjie.core.pack.read_clock import clock_law
from banjie.core.pack.source import CLOCKS, PACK, Finding, PackSource, Path, finding
from banjie.core.procedure.clock_rule import EXPIRY, Runs

STEP_EVENTS = ("step_opened", "step_started", "step_completed")
Clock = Mapping[str, Any]


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield clocks that nothing starts or ends, that count what cannot be counted, or that need acts not there."""
    data = pack.data(CLOCKS)
    clocks: Mapping[str, Clock] = data["clocks"]
    for name, clock in clocks.items():
        yield from _clock(pack, name, clock)
    for index, name in enumerate(data["leading"]):
        if name not in clocks:
            known = ", ".join(clocks)
            yield finding(pack, CLOCKS, ("leading", index), f"{name} is no clock", f"write one of {known}")
    promisable = [name for name, clock in clocks.items() if clock.get("promisable")]
    for name in promisable[1:]:
        what = f"{promisable[0]} is promisable already, and an item promises one number of days"
        yield finding(pack, CLOCKS, ("clocks", name, "promisable"), what, "keep promisable on one clock")
    yield from _milestones(pack)


def event_names(pack: PackSource) -> frozenset[str]:
    """Return every event that can happen in a matter of this pack."""
    acts = pack.data(PACK)["acts"]
    steps = {step for _, entry in flow_entries(pack) for step in _steps(entry)}
    done = {name for name, kind in BY_DONE.items() if kind.kind in acts and name != "reached"}
    stepped = {f"{event}.{step}" for event in STEP_EVENTS for step in steps if "start_step" in acts}
    return frozenset(done | stepped | set(pack.data(PACK).get("milestones", {})))


def _steps(entry: Mapping[str, Any]) -> Iterable[str]:
    try:
        return compile_flow(flow_of(short_flow(entry))).steps
    except FlowError:
        return ()  # told by the check of flows


def _clock(pack: PackSource, name: str, clock: Clock) -> Iterator[Finding]:
    path = ("clocks", name)
    for key in ("starts", "ends", "when", "unless"):
        yield from _events(pack, (*path, key), clock.get(key, ()))
    for fault, remedy in _faults(pack, clock):
        yield finding(pack, CLOCKS, path, fault, remedy)
    try:
        law = clock_law(name, clock)
    except LimitWrong as error:
        yield finding(pack, CLOCKS, (*path, "limit"), str(error), "correct the limit")
        return
    for entry in law.limits:
        if law.before and entry.value.last_day == "next_working_day":
            remedy = "leave last_day out, or write previous_working_day"
            yield finding(pack, CLOCKS, (*path, "limit"), "the time before an event would become shorter", remedy)


def _faults(pack: PackSource, clock: Clock) -> Iterator[tuple[str, str]]:
    acts, milestones = pack.data(PACK)["acts"], pack.data(PACK).get("milestones", {})
    back = clock.get("before", ())
    if bool(back) == bool(clock.get("starts")):
        yield (
            "a clock has starts, or an event before which it runs",
            "write starts: [...], or before: [<milestone>]",
        )
    if ("until" in clock) == ("limit" in clock):
        yield (
            "a clock has either a limit or a day until which it runs",
            "write limit: {...} or until: {event: ...}",
        )
    if (clock.get("runs") == Runs.BACKWARDS) and not back:
        yield "a clock that runs backwards needs its event", "write before: [<milestone>]"
    for event in (*back, *(entry["event"] for entry in entries(clock.get("until", [])))):
        if event != EXPIRY and not any(entry.get("planned") for entry in entries(milestones.get(event, []))):
            yield f"{event} announces no day", "name a milestone with planned: true, or expiry"
    for key, act in (("extension", "extend"), ("restart", "restart"), ("stoppable", "stop")):
        if clock.get(key) and act not in acts:
            yield f"there is {key} but no act {act}", f"add acts.{act}, or drop {key}"
    for entry in entries(clock.get("silence", [])):
        yield from _silence_faults(pack, clock, entry)


def _silence_faults(pack: PackSource, clock: Clock, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    acts, milestones = pack.data(PACK)["acts"], pack.data(PACK).get("milestones", {})
    if entry["act"] not in acts:
        yield f"silence supplies {entry['act']}, which the pack does not know", f"add acts.{entry['act']}"
    if (entry["act"] == "reach") != (entry.get("milestone") in milestones):
        yield (
            "silence names a milestone where it reaches one, and only there",
            "write act: reach, milestone: <name>",
        )
    done = entry.get("milestone") or KINDS[entry["act"]].done
    if done not in clock["ends"]:
        yield f"silence supplies {done}, which does not end the clock", f"add {done} to ends"
    for event in entry.get("starts", ()):
        if event not in clock.get("starts", ()):
            yield f"silence follows from {event}, which does not start the clock", "name one of its starts"


def _events(pack: PackSource, path: Path, events: list[str]) -> Iterator[Finding]:
    known = event_names(pack)
    for index, event in enumerate(events):
        if event in known:
            continue
        if event in BY_DONE and event != "reached":
            act = BY_DONE[event].kind
            what, remedy = f"{event} never happens: the pack has no act {act}", f"add acts.{act}"
        else:
            what, remedy = f"{event} is no event", f"write one of {', '.join(sorted(known))}"
        yield finding(pack, CLOCKS, (*path, index), what, remedy)


def _milestones(pack: PackSource) -> Iterator[Finding]:
    data = pack.data(PACK)
    known = event_names(pack)
    milestones = data.get("milestones", {})
    if milestones and "reach" not in data["acts"]:
        yield finding(pack, PACK, ("milestones",), "there are milestones but no act reach", "add acts.reach")
    for name, value in milestones.items():
        if name in BY_DONE:
            yield finding(pack, PACK, ("milestones", name), f"{name} is an event of every matter", "rename it")
        for event in (event for entry in entries(value) for event in entry.get("after", ()) if event not in known):
            remedy = f"write one of {', '.join(sorted(known))}"
            yield finding(pack, PACK, ("milestones", name, "after"), f"{event} is no event", remedy)
