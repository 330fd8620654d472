"""An item's version as the text the catalogue stores, and back."""

import json
from datetime import date
from typing import Any

from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.procedure import Material
from banjie.core.values.canonical import canonical_json


def item_text(item: ItemVersion) -> str:
    """Return the canonical text of an item's version."""
    plain: dict[str, Any] = {
        "code": item.code,
        "version": item.version,
        "words": dict(item.words),
        "type": item.type,
        "kind": item.kind,
        "from_date": item.from_date.isoformat(),
        "promised_days": item.promised_days,
        "legal_days": item.legal_days,
        "materials": [_plain_material(material) for material in item.materials],
        **({"main_item": item.main_item} if item.main_item else {}),
    }
    return canonical_json(plain)


def item_of(text: str) -> ItemVersion:
    """Return the item's version of its text (the inverse of `item_text`)."""
    plain = json.loads(text)
    materials = tuple(Material(**material) for material in plain.pop("materials"))
    return ItemVersion(**{**plain, "from_date": date.fromisoformat(plain["from_date"]), "materials": materials})


def _plain_material(material: Material) -> dict[str, Any]:
    return {
        "code": material.code,
        "words": dict(material.words),
        "required": material.required,
        "copies": material.copies,
        "source": material.source,
    }
