"""Entering many items at once: rows travel as JSON, hundreds in each statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldItem:
    """An item as it stands: where, and its latest version (which may begin only later)."""

    item_id: UUID
    code: str
    path: str
    version: int
    from_date: date
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewItem:
    """An item with its first version."""

    item_id: UUID
    code: str
    type_code: str
    node_id: UUID
    from_date: date
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewVersion:
    """The next version of an item; the one before ends the day before it begins."""

    item_id: UUID
    version: int
    type_code: str
    from_date: date
    body: str


_HELD = Statement("""
SELECT item.id, item.code, node.path, latest.version, latest.from_date, latest.body
FROM item JOIN node ON node.id = item.node_id
CROSS JOIN LATERAL (
    SELECT version, from_date, body FROM item_version
    WHERE item_version.item_id = item.id ORDER BY version DESC LIMIT 1
) AS latest
WHERE starts_with(node.path, :path::text) OR item.code = ANY (:codes::text[])
""")
_ADD = Statement("""
WITH given AS (
    SELECT * FROM json_to_recordset(:rows::json) AS given(
        item_id uuid, code text, type_code text, node_id uuid, from_date date, body text)
), added AS (
    INSERT INTO item (id, code, type_code, node_id, from_date)
    SELECT item_id, code, type_code, node_id, from_date FROM given RETURNING id
)
INSERT INTO item_version (item_id, version, from_date, body)
SELECT item_id, 1, from_date, body FROM given JOIN added ON added.id = given.item_id
""")
_CHANGE = Statement("""
WITH given AS (
    SELECT * FROM json_to_recordset(:rows::json) AS given(
        item_id uuid, version integer, type_code text, from_date date, body text)
), ended AS (
    UPDATE item_version AS held SET to_date = given.from_date - 1 FROM given
    WHERE held.item_id = given.item_id AND held.version = given.version - 1
), typed AS (
    UPDATE item SET type_code = given.type_code FROM given WHERE item.id = given.item_id
)
INSERT INTO item_version (item_id, version, from_date, body)
SELECT item_id, version, from_date, body FROM given
""")


def held_items(path: str, codes: Sequence[str]) -> tuple[HeldItem, ...]:
    """Return the items of the offices at and below `path`, and those anywhere with one of these codes."""
    rows = _HELD.rows({"path": path, "codes": list(codes)})
    return tuple(
        HeldItem(item_id=row[0], code=row[1], path=row[2], version=row[3], from_date=row[4], body=row[5])
        for row in rows
    )


def add_items(items: Sequence[NewItem]) -> None:
    """Enter items with their first versions; raise `AlreadyTaken` where a code is known."""
    rows = [
        {
            "item_id": str(item.item_id),
            "code": item.code,
            "type_code": item.type_code,
            "node_id": str(item.node_id),
            "from_date": item.from_date.isoformat(),
            "body": item.body,
        }
        for item in items
    ]
    _ADD.count({"rows": json.dumps(rows)})


def add_versions(versions: Sequence[NewVersion]) -> None:
    """Enter the next versions of items."""
    rows = [
        {
            "item_id": str(version.item_id),
            "version": version.version,
            "type_code": version.type_code,
            "from_date": version.from_date.isoformat(),
            "body": version.body,
        }
        for version in versions
    ]
    _CHANGE.count({"rows": json.dumps(rows)})
