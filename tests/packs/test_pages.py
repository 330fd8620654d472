"""The pages about packs: their excerpts are the demo pack's, and no key is left out."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from banjie.core.flow.short import FLOW_KEYS, PARALLEL_KEYS, STEP_KEYS
from banjie.core.pack import schema
from banjie.core.pack.shape import Record
from banjie.core.pack.worked_act import HEAD
from tests.core.pack.demo import DEMO

PAGES = Path(__file__).resolve().parents[2] / "docs" / "packs"
EXCERPTS = re.findall(r"```yaml\n(.*?)```", (PAGES / "tutorial.md").read_text("utf-8"), re.DOTALL)
SHAPES = (schema.PACK, schema.CLOCKS, schema.FLOW, schema.FORM, schema.PAPERS, schema.CASE)


def keys(shape: Any) -> Iterator[str]:
    if isinstance(shape, Record):
        for key, held in shape.keys().items():
            yield key
            yield from keys(held)
    elif is_dataclass(shape):
        yield from (key for part in fields(shape) for key in keys(getattr(shape, part.name)))


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=lambda excerpt: excerpt.splitlines()[0])
def test_an_excerpt_of_the_tutorial_stands_in_the_demo_pack(excerpt: str) -> None:
    assert any(excerpt in path.read_text("utf-8") for path in DEMO.rglob("*.yaml"))


def test_every_key_stands_in_the_reference() -> None:
    page = (PAGES / "reference.md").read_text("utf-8")
    known = {key for shape in SHAPES for key in keys(shape)} | {*HEAD, *FLOW_KEYS, *STEP_KEYS, *PARALLEL_KEYS}
    assert sorted(key for key in known if f"`{key}`" not in page) == []
