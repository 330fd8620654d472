"""Posts a person holds on a day, and what these allow."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.core.act.actor import Authority
from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class PostHeld:
    """A post a person holds: its node's path is the scope in which they work."""

    id: UUID
    name: str
    kind: str
    path: str
    office: str


_POSTS = Statement("""
SELECT post.id, post.name, post.kind, node.path, node.name
FROM holding JOIN post ON post.id = holding.post_id JOIN node ON node.id = post.node_id
WHERE holding.person_id = :person::uuid
    AND holding.from_date <= :day::date AND coalesce(holding.to_date, 'infinity') >= :day::date
ORDER BY node.path, post.name, post.id
""")
_AUTHORITIES = Statement("""
SELECT authority.post_id, authority.act, authority.item, node.path
FROM holding JOIN authority ON authority.post_id = holding.post_id
    JOIN post ON post.id = holding.post_id JOIN node ON node.id = post.node_id
WHERE holding.person_id = :person::uuid
    AND holding.from_date <= :day::date AND coalesce(holding.to_date, 'infinity') >= :day::date
    AND authority.from_date <= :day::date AND coalesce(authority.to_date, 'infinity') >= :day::date
ORDER BY authority.post_id, authority.act, authority.item
""")


def posts_of(person: UUID, day: date) -> tuple[PostHeld, ...]:
    """Return the posts a person holds on the day, in order of office and name."""
    rows = _POSTS.rows({"person": person, "day": day})
    return tuple(PostHeld(id=row[0], name=row[1], kind=row[2], path=row[3], office=row[4]) for row in rows)


def authorities_of(person: UUID, day: date) -> tuple[Authority, ...]:
    """Return what a person may do on the day through the posts they hold on it."""
    rows = _AUTHORITIES.rows({"person": person, "day": day})
    return tuple(Authority(post=str(post), act=act, item=item, path=path) for post, act, item, path in rows)
