"""Officers on a day: the posts they hold and what these posts may do."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.core.act.actor import Authority
from banjie.records.statement import Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class PostHeld:
    """A post and where in the tree it stands."""

    id: str
    name: str
    kind: str
    office: str
    path: str


_POSTS = Statement("""
SELECT post.id, post.name, post.kind, node.name, node.path
FROM holding JOIN post ON post.id = holding.post_id JOIN node ON node.id = post.node_id
WHERE holding.person_id = :person::uuid
  AND holding.from_date <= :day::date AND coalesce(holding.to_date, 'infinity') >= :day::date
ORDER BY holding.from_date DESC, post.id
""")
_AUTHORITIES = Statement("""
SELECT DISTINCT authority.post_id, authority.act, authority.item
FROM holding JOIN authority ON authority.post_id = holding.post_id
WHERE holding.person_id = :person::uuid
  AND holding.from_date <= :day::date AND coalesce(holding.to_date, 'infinity') >= :day::date
  AND authority.from_date <= :day::date AND coalesce(authority.to_date, 'infinity') >= :day::date
""")


def posts_of(person: UUID, day: date) -> tuple[PostHeld, ...]:
    """Return the posts a person holds on the day, the latest first."""
    return tuple(
        PostHeld(id=str(row[0]), name=row[1], kind=row[2], office=row[3], path=row[4])
        for row in _POSTS.rows({"person": person, "day": day})
    )


def authorities_of(person: UUID, day: date) -> tuple[Authority, ...]:
    """Return what a person's posts may do on the day."""
    rows = _AUTHORITIES.rows({"person": person, "day": day})
    return tuple(Authority(post=str(post), act=act, item=item) for post, act, item in rows)
