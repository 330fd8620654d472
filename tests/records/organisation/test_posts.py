"""Who holds which post on a day, and what that allows."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from banjie.core.act.actor import Authority
from banjie.records.models import AuthorityHeld, Holding, Node, Person, Post
from banjie.records.organisation.nodes import node_at, nodes_under
from banjie.records.organisation.posts import authorities_of, posts_of
from tests.database import Database
from tests.records.made_up import new_id

FROM, TO = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture(scope="module", autouse=True)
def person(database: Database) -> Iterator[UUID]:
    """Return an officer who holds a post for half a year."""
    county = Node.objects.create(id=new_id(), path="/51/", code="51", name="county", kind="region", from_date=FROM)
    office = Node.objects.create(
        id=new_id(), path="/51/11/", code="11", name="office", kind="office", parent=county, from_date=FROM
    )
    post = Post.objects.create(id=new_id(), node=office, name="examiner", kind="examiner")
    held = Person.objects.create(id=new_id(), login="li", name="Li", password="!")
    Holding.objects.create(id=new_id(), person=held, post=post, from_date=FROM, to_date=TO)
    AuthorityHeld.objects.create(id=new_id(), post=post, act="accept", from_date=FROM, to_date=date(2026, 3, 31))
    AuthorityHeld.objects.create(id=new_id(), post=post, act="grant", item="I-1", from_date=date(2026, 4, 1))
    yield held.id
    connection.close()


@pytest.mark.parametrize(("day", "held"), [(FROM, 1), (TO, 1), (date(2026, 7, 1), 0), (date(2025, 12, 31), 0)])
def test_a_post_is_held_from_its_first_day_to_its_last(person: UUID, day: date, held: int) -> None:
    assert len(posts_of(person, day)) == held


def test_a_post_says_where_it_stands(person: UUID) -> None:
    post = posts_of(person, FROM)[0]
    assert (post.path, post.office, post.kind) == ("/51/11/", "office", "examiner")


@pytest.mark.parametrize(
    ("day", "acts"), [(date(2026, 3, 31), ["accept"]), (date(2026, 4, 1), ["grant"]), (date(2026, 7, 1), [])]
)
def test_what_a_person_may_do_is_that_of_the_day(person: UUID, day: date, acts: list[str]) -> None:
    assert [held.act for held in authorities_of(person, day)] == acts


def test_an_authority_without_an_item_reaches_all(person: UUID) -> None:
    post = posts_of(person, FROM)[0]
    assert authorities_of(person, FROM) == (Authority(post=str(post.id), act="accept", path="/51/11/"),)


def test_nodes_are_listed_parents_first() -> None:
    assert [node.path for node in nodes_under("/51/", FROM)] == ["/51/", "/51/11/"]
    assert nodes_under("/51/11/", date(2025, 1, 1)) == ()
    office = node_at("/51/11/", FROM)
    assert office is not None
    assert office.name == "office"
