"""The codes an office is written with in catalogues; one code may stand for several offices."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from banjie.records.statement import Statement

_UNDER = Statement("""
SELECT node_code.node_id, node_code.code FROM node_code JOIN node ON node.id = node_code.node_id
WHERE starts_with(node.path, :path::text) ORDER BY node_code.from_date, node_code.code
""")
_ADD = Statement("""
INSERT INTO node_code (node_id, code, from_date) VALUES (:node::uuid, :code::text, :from_date::date)
ON CONFLICT DO NOTHING
""")


def codes_under(path: str) -> Mapping[UUID, tuple[str, ...]]:
    """Return the codes of the offices at and below `path`, by office."""
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for node, code in _UNDER.rows({"path": path}):
        found[node].append(code)
    return {node: tuple(codes) for node, codes in found.items()}


def add_code(*, node: UUID, code: str, from_date: date) -> None:
    """Remember that the office is written with this code; one that is known stays."""
    _ADD.count({"node": node, "code": code, "from_date": from_date})
