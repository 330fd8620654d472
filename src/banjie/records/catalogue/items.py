"""Items of the catalogue and their dated versions, as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """An item with the version in force: `body` is the version's text, `path` and `office` its node's.

    `turn` is that of the calendars: a case decided under another one is not opened.
    """

    code: str
    type_code: str
    version: int
    body: str
    path: str
    office: str
    office_code: str
    turn: int


_IN_FORCE = """
SELECT item.code, item.type_code, held.version, held.body, node.path, node.name, node.code,
       (SELECT turn FROM calendar_turn)
FROM item
JOIN item_version AS held ON held.item_id = item.id
    AND held.from_date <= :day::date AND coalesce(held.to_date, 'infinity') >= :day::date
JOIN node ON node.id = item.node_id
WHERE item.from_date <= :day::date AND coalesce(item.to_date, 'infinity') >= :day::date
"""
_ONE = Statement(_IN_FORCE + " AND item.code = :code::text ORDER BY held.version DESC LIMIT 1")
_VERSION = Statement("""
SELECT held.body FROM item_version AS held JOIN item ON item.id = held.item_id
WHERE item.code = :code::text AND held.version = :version::integer
""")
_LIST = Statement(
    _IN_FORCE
    + """
    AND (:wanted::text = '' OR held.body ILIKE '%' || :wanted::text || '%' OR item.code ILIKE :wanted::text || '%')
    AND (:type_code::text = '' OR item.type_code = :type_code::text)
    AND (:path::text = '' OR node.path = :path::text)
    AND item.code > :after::text
ORDER BY item.code LIMIT :most::integer
"""
)
_OFFICES = Statement("""
SELECT node.path, node.name, count(*) FROM item JOIN node ON node.id = item.node_id
WHERE item.from_date <= :day::date AND coalesce(item.to_date, 'infinity') >= :day::date
GROUP BY node.path, node.name ORDER BY count(*) DESC, node.name
""")
_ADD = Statement("""
WITH added AS (
    INSERT INTO item (id, code, type_code, node_id, from_date)
    VALUES (:id::uuid, :code::text, :type_code::text, :node_id::uuid, :from_date::date)
    ON CONFLICT (code) DO NOTHING RETURNING id
)
INSERT INTO item_version (item_id, version, from_date, body)
SELECT added.id, 1, :from_date::date, :body::text FROM added
""")


def item_in_force(code: str, day: date) -> ItemRow | None:
    """Return the item with the version in force on the day, or None."""
    row = _ONE.row({"code": code, "day": day})
    return None if row is None else _item(row)


def item_version_body(code: str, version: int) -> str | None:
    """Return the text of one version of an item, or None."""
    row = _VERSION.row({"code": code, "version": version})
    return None if row is None else str(row[0])


def items_in_force(
    day: date, *, wanted: str = "", type_code: str = "", path: str = "", after: str = "", most: int = 50
) -> list[ItemRow]:
    """Return at most `most` items in order of code, from the one after `after`; empty filters take everything.

    `wanted` is looked for in the item's text and at the start of its code.
    """
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    values = {"day": day, "wanted": escaped, "type_code": type_code, "path": path, "after": after, "most": most}
    return [_item(row) for row in _LIST.rows(values)]


def offices_with_items(day: date) -> list[tuple[str, str, int]]:
    """Return path, name and number of items of every office that has items."""
    return [(str(path), str(name), int(count)) for path, name, count in _OFFICES.rows({"day": day})]


def add_item(*, item_id: UUID, code: str, type_code: str, node_id: UUID, from_date: date, body: str) -> bool:
    """Add an item with its first version; False where the code is known already (nothing is written)."""
    values = {
        "id": item_id,
        "code": code,
        "type_code": type_code,
        "node_id": node_id,
        "from_date": from_date,
        "body": body,
    }
    return _ADD.count(values) > 0


def _item(row: Sequence[object]) -> ItemRow:
    code, type_code, version, body, path, office, office_code, turn = row
    return ItemRow(
        code=str(code),
        type_code=str(type_code),
        version=int(str(version)),
        body=str(body),
        path=str(path),
        office=str(office),
        office_code=str(office_code),
        turn=int(str(turn)),
    )
