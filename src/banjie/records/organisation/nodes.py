"""Nodes of the organisation on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeRow:
    """A node; `path` is its scope."""

    id: UUID
    path: str
    code: str
    name: str
    kind: str


_UNDER = Statement("""
SELECT id, path, code, name, kind FROM node
WHERE starts_with(path, :path::text)
    AND from_date <= :day::date AND coalesce(to_date, 'infinity') >= :day::date
ORDER BY path COLLATE "C"
""")
_AT = Statement("""
SELECT id, path, code, name, kind FROM node
WHERE path = :path::text AND from_date <= :day::date AND coalesce(to_date, 'infinity') >= :day::date
""")


def nodes_under(path: str, day: date) -> tuple[NodeRow, ...]:
    """Return the node at `path` and all below it, parents first."""
    return tuple(_node(row) for row in _UNDER.rows({"path": path, "day": day}))


def node_at(path: str, day: date) -> NodeRow | None:
    """Return the node at exactly this path, or None."""
    row = _AT.row({"path": path, "day": day})
    return None if row is None else _node(row)


def _node(row: Row) -> NodeRow:
    return NodeRow(id=row[0], path=row[1], code=row[2], name=row[3], kind=row[4])
