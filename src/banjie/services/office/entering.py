"""Coming in: who the officer is today, what they may do, and which part of the records this connection may see."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banjie.core.act.actor import Actor, Authority, Signer
from banjie.records.organisation.people import person_by_login
from banjie.records.organisation.posts import PostHeld, authorities_of, posts_of
from banjie.records.reading.case_parts import names_of
from banjie.records.scope import set_scope


class NotAnOfficer(LookupError):
    """The person holds no post on the day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Officer:
    """An officer on a day: posts held (the first is the one signed with), authorities, and the scope they see."""

    person: str
    name: str
    posts: tuple[PostHeld, ...]
    authorities: tuple[Authority, ...]

    @property
    def post(self) -> PostHeld:
        """The post the officer signs with."""
        return self.posts[0]

    @property
    def scope(self) -> str:
        """The part of the tree the officer sees: the node of the post."""
        return self.post.path

    def actor(self, *beside: "Officer") -> Actor:
        """Return the officer as an actor, alone or signing together with `beside`."""
        signers = tuple(Signer(person=one.person, post=str(one.post.id)) for one in (self, *beside))
        return Actor(role="officer", signers=signers, authorities=self.authorities)

    def may(self, act: str, item: str) -> bool:
        """Say whether a post of the officer may do the act on the item."""
        return any(held.covers(act, item) for held in self.authorities)


def officer_of(person: UUID, today: date) -> Officer:
    """Return the officer on the day; raise `NotAnOfficer` where the person holds no post."""
    posts = posts_of(person, today)
    if not posts:
        raise NotAnOfficer(f"this person holds no post on {today}; ask the administrator to enter one")
    name = names_of([str(person)]).get(str(person), "")
    return Officer(person=str(person), name=name, posts=posts, authorities=authorities_of(person, today))


def officer_by_login(login: str, today: date) -> Officer:
    """Return the officer who signs in by this name; raise `NotAnOfficer` where there is none on the day."""
    person = person_by_login(login)
    if person is None:
        raise NotAnOfficer(f"nobody signs in as {login!r}; give the name somebody signs in by")
    return officer_of(person, today)


def enter(path: str) -> None:
    """Let this request see what lies under `path`: an officer's scope, or the office a visitor has come to."""
    set_scope(path)


def visitor(party: str) -> Actor:
    """Return a visitor as an actor: an applicant known by the id of the case's form."""
    return Actor(role="party", signers=(Signer(person=f"party:{party}"),))
