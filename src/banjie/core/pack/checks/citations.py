"""Does every value name its article, or say that the place sets it itself?"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from banjie.core.pack.entries import groups
from banjie.core.pack.source import PAPERS, Finding, PackSource, Path, finding

ARTICLE = re.compile(r"[1-9]\d*(\.[1-9]\d*)?(\([1-9]\d*\))?")


def check(pack: PackSource) -> Iterator[Finding]:
    """Yield values without a source, with two, or with one that cannot be looked up."""
    for name, path, entry in _cited(pack):
        sources = [key for key in ("citation", "local") if key in entry]
        if not sources:
            yield finding(
                pack,
                name,
                path,
                "this value does not say where it comes from",
                'write citation: {law: 行政许可法, article: "42"}, or local: <why the place may set it>',
            )
        elif len(sources) > 1:
            yield finding(pack, name, (*path, "local"), "citation and local exclude each other", "keep one of them")
        elif "citation" in entry:
            yield from _citation(pack, name, (*path, "citation"), entry["citation"])


def _citation(pack: PackSource, name: str, path: Path, citation: Mapping[str, str]) -> Iterator[Finding]:
    law, article = citation["law"], citation["article"]
    if "《" in law or "》" in law:
        yield finding(pack, name, (*path, "law"), f"{law} has title marks", f"write law: {law.strip('《》')}")
    if not ARTICLE.fullmatch(article):
        remedy = 'write its number, such as "42", "42.2" (its second paragraph) or "32(4)" (its fourth item)'
        yield finding(pack, name, (*path, "article"), f"{article!r} is no article", remedy)


def _cited(pack: PackSource) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
    for name, group in groups(pack):
        for path, entry in group:
            yield name, path, entry
    for paper, entry in pack.data(PAPERS).get("papers", {}).items():
        yield PAPERS, ("papers", paper), entry
