"""Do acts and parameters fit together, and are the region's bounds sensible?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.act.act import KINDS
from banjie.core.pack.dated import entries
from banjie.core.pack.source import CLOCKS, PACK, Finding, PackSource, Path, finding
from banjie.core.procedure.resolve import CHOICES, SILENCE, UNIT

NUMBERS = ("warn_days", "red_days")
TEXTS = ("remedy_body", "court")
BACKDATE, LIMIT = "backdate_days.", "limit."


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield acts and parameters that do not exist or contradict each other."""
    yield from _acts(pack)
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
    if "children" in pack.data(PACK) and "refer" not in acts:
        yield finding(
            pack, PACK, ("children",), "there is children but not the act refer", "add acts.refer, or drop it"
        )
    if "request_supplement" in acts and "supplement_times" not in pack.data(PACK):
        yield finding(
            pack,
            PACK,
            ("acts", "request_supplement"),
            "supplement_times is missing",
            "say how often it may be",
        )


def _parameter(pack: PackSource, name: str, value: Any) -> Iterator[Finding]:
    choices, days = _choices(pack, name), name in NUMBERS or name in _day_names(pack)
    if not choices and not days and name not in TEXTS:
        named = (f"{BACKDATE}<act>", f"{LIMIT}<clock>", *(f"{prefix}<clock>" for prefix in CHOICES))
        known = ", ".join((*NUMBERS, *TEXTS, *named))
        yield finding(pack, PACK, ("parameters", name), f"{name} is no parameter", f"write one of {known}")
    path = ("parameters", name) if isinstance(value, Mapping) else ("parameters", name, 0)
    for entry in entries(value):
        if choices and entry["value"] not in choices:
            remedy = f"write {' or '.join(choices)}"
            yield finding(pack, PACK, (*path, "value"), f"{entry['value']!r} does not fit here", remedy)
        if days:
            yield from _days(pack, (*path, "value"), entry)


def _choices(pack: PackSource, name: str) -> tuple[str, ...]:
    keys = {SILENCE: "silence", UNIT: "limit"}
    return next((CHOICES[prefix] for prefix, key in keys.items() if name in _names(pack, prefix, key)), ())


def _day_names(pack: PackSource) -> set[str]:
    backdated = {f"{BACKDATE}{act}" for act in pack.data(PACK)["acts"]}
    return backdated | _names(pack, LIMIT, "limit")


def _names(pack: PackSource, prefix: str, key: str) -> set[str]:
    return {f"{prefix}{name}" for name, clock in pack.data(CLOCKS)["clocks"].items() if key in clock}


def _days(pack: PackSource, path: Path, entry: Mapping[str, Any]) -> Iterator[Finding]:
    least, most = entry.get("least", 0), entry.get("most", 3650)
    if not isinstance(entry["value"], int):
        yield finding(pack, PACK, path, f"{entry['value']!r} is no number of days", "write a number")
    elif not least <= entry["value"] <= most:
        remedy = f"write a number from {least} to {most}"
        yield finding(pack, PACK, path, f"{entry['value']} is not within least and most", remedy)
