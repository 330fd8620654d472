"""Has everything visible its words, in every language, and no words too many?"""

from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.pack.checks.flows import flow_entries
from banjie.core.pack.dated import entries
from banjie.core.pack.read import flat
from banjie.core.pack.source import CLOCKS, FLOW, FORM, LANGUAGES, PACK, PAPERS, WORDS, Finding, PackSource, finding

CODES = (("stop_ground", "stop_grounds"), ("acceptance_ground", "acceptance_grounds"), ("delivery", "delivery_ways"))


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield words that are missing or belong to nothing."""
    wanted = dict.fromkeys(wanted_words(pack))
    for language in LANGUAGES:
        name = f"{WORDS}{language}.yaml"
        there = dict(flat(pack.data(name)))
        for key in wanted:
            if key not in there:
                yield finding(pack, name, _nearest(pack, name, key), f"the words {key} are missing", "write them")
        for key in there:
            if key not in wanted:
                place = _nearest(pack, name, key)
                yield finding(pack, name, place, f"the words {key} belong to nothing in the pack", "remove them")


def wanted_words(pack: PackSource) -> Iterator[str]:
    """Yield the key of every text the pack makes visible."""
    yield "matter.name"
    yield from (f"flow.{name}" for name in pack.data(FLOW)["flows"])
    for _, entry in flow_entries(pack):
        yield from _flow_words(entry)
    for name, clock in pack.data(CLOCKS)["clocks"].items():
        yield f"clock.{name}"
        yield from (f"approver.{entry['approver']}" for entry in entries(clock.get("extension", [])))
        yield from (f"restart_ground.{code}" for entry in entries(clock.get("restart", [])) for code in entry["codes"])
    yield from (f"milestone.{name}" for name in pack.data(PACK).get("milestones", {}))
    codes = (
        ("stop_ground", "stop_grounds"),
        ("acceptance_ground", "acceptance_grounds"),
        ("delivery", "delivery_ways"),
    )
    for word, key in codes:
        for entry in entries(pack.data(PACK).get(key, [])):
            yield from (f"{word}.{code}" for code in entry["codes"])
    for entry in entries(pack.data(FORM).get("form", [])):
        for field in entry["fields"]:
            yield f"field.{field['id']}"
            yield from (f"field.{field['id']}.{option}" for option in field.get("options", ()))
    yield from (f"paper.{name}" for name in pack.data(PAPERS).get("papers", {}))


def _flow_words(entry: Mapping[str, Any]) -> Iterator[str]:
    for step in entry["steps"]:
        if "parallel" in step:
            continue
        yield f"step.{step['id']}"
        yield from (f"choice.{step['id']}.{choice}" for choice in step.get("choose", ()))
        if step.get("role"):
            yield f"role.{step['role']}"


def _nearest(pack: PackSource, name: str, key: str) -> tuple[str, ...]:
    """Return the path in the file that is nearest to the key: keys may be nested or written with dots."""
    places = [path for path in pack.files[name].positions if ".".join(str(part) for part in path) == key]
    if places:
        return tuple(str(part) for part in places[0])
    return tuple(key.split(".")[:-1])
