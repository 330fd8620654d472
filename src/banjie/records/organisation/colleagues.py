"""People in posts on a day: who works below an office, and whose post may do an act there."""

from dataclasses import dataclass
from datetime import date

from banjie.records.statement import Row, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """A person in a post on a day."""

    person: str
    name: str
    post: str
    office: str


_HELD = """
SELECT DISTINCT ON (person.name, person.id) person.id::text, person.name, post.name, node.name
FROM holding JOIN person ON person.id = holding.person_id
    JOIN post ON post.id = holding.post_id JOIN node ON node.id = post.node_id
WHERE person.active AND holding.from_date <= :day::date AND coalesce(holding.to_date, 'infinity') >= :day::date
"""
_IN_SCOPE = Statement(
    _HELD + "AND starts_with(node.path, :path::text) ORDER BY person.name, person.id, post.name LIMIT :most::integer"
)
_WITH_AUTHORITY = Statement(
    _HELD
    + """
    AND starts_with(:path::text, node.path) AND EXISTS (
        SELECT FROM authority WHERE authority.post_id = holding.post_id
            AND authority.act IN (:act::text, '*') AND authority.item IN (:item::text, '*')
            AND authority.from_date <= :day::date AND coalesce(authority.to_date, 'infinity') >= :day::date)
ORDER BY person.name, person.id, post.name LIMIT :most::integer
"""
)


def colleagues_under(path: str, day: date, most: int) -> tuple[Colleague, ...]:
    """Return who holds a post at or below `path` on the day, by name."""
    return tuple(_colleague(row) for row in _IN_SCOPE.rows({"path": path, "day": day, "most": most}))


def colleagues_with(act: str, item: str, path: str, day: date, most: int) -> tuple[Colleague, ...]:
    """Return who holds, on the day, a post at or above `path` that may do the act on the item, by name."""
    values = {"path": path, "day": day, "act": act, "item": item, "most": most}
    return tuple(_colleague(row) for row in _WITH_AUTHORITY.rows(values))


def _colleague(row: Row) -> Colleague:
    return Colleague(person=row[0], name=row[1], post=row[2], office=row[3])
