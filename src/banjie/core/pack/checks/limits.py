"""Do acts, clocks and parameters fit together, and are the region's bounds sensible?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.act.act import BY_DONE, KINDS
from banjie.core.pack.read import entries
from banjie.core.pack.source import CLOCKS, PACK, Finding, PackSource, finding

NUMBERS = ("warn_days", "red_days")
TEXTS = ("remedy_body", "court")
BACKDATE = "backdate_days."


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield acts, events, clocks and parameters that do not exist or contradict each other."""
    yield from _acts(pack)
    yield from _clocks(pack)
    for name, value in pack.data(PACK).get("parameters", {}).items():
        yield from _parameter(pack, name, value)


def _acts(pack: PackSource) -> Iterator[Finding]:
    acts = pack.data(PACK)["acts"]
    for kind in acts:
        if kind not in KINDS:
            yield finding(pack, PACK, ("acts", kind), f"{kind} is no act", f"write one of {', '.join(KINDS)}")
    if "submit" not in acts:
        yield finding(pack, PACK, ("acts",), "without submit no case can begin", "add submit")
    grounds = "stop_grounds" in pack.data(PACK)
    if ("stop" in acts) != grounds:
        there, missing = ("stop_grounds", "the act stop") if grounds else ("the act stop", "stop_grounds")
        yield finding(pack, PACK, ("acts",), f"there is {there} but not {missing}", f"add {missing}, or drop {there}")
    if "request_supplement" in acts and "supplement_times" not in pack.data(PACK):
        yield finding(
            pack,
            PACK,
            ("acts", "request_supplement"),
            "supplement_times is missing",
            "say how often it may be",
        )


def _clocks(pack: PackSource) -> Iterator[Finding]:
    data = pack.data(CLOCKS)
    clocks: Mapping[str, Any] = data["clocks"]
    for name, clock in clocks.items():
        for key in ("starts", "ends"):
            yield from _events(pack, name, key, clock[key])
    for index, name in enumerate(data["leading"]):
        if name not in clocks:
            known = ", ".join(clocks)
            yield finding(pack, CLOCKS, ("leading", index), f"{name} is no clock", f"write one of {known}")
    promisable = [name for name, clock in clocks.items() if clock.get("promisable")]
    for name in promisable[1:]:
        yield finding(
            pack,
            CLOCKS,
            ("clocks", name, "promisable"),
            f"{promisable[0]} is promisable already, and an item promises one number of days",
            "keep promisable on one clock",
        )


def _events(pack: PackSource, clock: str, key: str, events: list[str]) -> Iterator[Finding]:
    acts = pack.data(PACK)["acts"]
    for index, event in enumerate(events):
        path = ("clocks", clock, key, index)
        if event not in BY_DONE:
            yield finding(pack, CLOCKS, path, f"{event} is no event", f"write one of {', '.join(BY_DONE)}")
        elif BY_DONE[event].kind not in acts:
            act = BY_DONE[event].kind
            yield finding(pack, CLOCKS, path, f"{event} never happens: the pack has no act {act}", f"add acts.{act}")


def _parameter(pack: PackSource, name: str, value: Any) -> Iterator[Finding]:
    days = name in NUMBERS or name.removeprefix(BACKDATE) in pack.data(PACK)["acts"]
    if not days and name not in TEXTS:
        known = ", ".join((*NUMBERS, *TEXTS, f"{BACKDATE}<act of the pack>"))
        yield finding(pack, PACK, ("parameters", name), f"{name} is no parameter", f"write one of {known}")
    path = ("parameters", name) if isinstance(value, Mapping) else ("parameters", name, 0)
    for entry in entries(value):
        if days and not isinstance(entry["value"], int):
            yield finding(pack, PACK, (*path, "value"), f"{entry['value']!r} is no number of days", "write a number")
        elif days and not entry.get("least", 0) <= entry["value"] <= entry.get("most", 3650):
            yield finding(
                pack,
                PACK,
                (*path, "value"),
                f"{entry['value']} is not within least and most",
                f"write a number from {entry.get('least', 0)} to {entry.get('most', 3650)}",
            )
