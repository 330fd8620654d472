"""Who acts, and by what right."""

from dataclasses import dataclass, replace

ANY = "*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """A grant: this post may do this kind of act on this item (`*` = any) today; already dated by its reader.

    `path` is the node of the post: a grant reaches the cases of the offices at and below it (`/` = all).
    """

    post: str
    act: str
    item: str = ANY
    path: str = "/"

    def covers(self, act: str, item: str) -> bool:
        """Say whether this grant reaches the act on the item."""
        return self.act in (ANY, act) and self.item in (ANY, item)


@dataclass(frozen=True, kw_only=True, slots=True)
class Signer:
    """A person as a signature shows them: an id, and the post they acted in (empty for a party)."""

    person: str
    post: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who asks for an act: one officer, several who sign together, a party, or the system.

    `role` is `officer`, `party` or `system`. `recused` holds the ids of cases the officer keeps out of.
    """

    role: str
    signers: tuple[Signer, ...]
    authorities: tuple[Authority, ...] = ()
    recused: frozenset[str] = frozenset()

    def authority_for(self, act: str, item: str) -> Authority | None:
        """Return the grant that reaches the act on the item, or None."""
        return next((held for held in self.authorities if held.covers(act, item)), None)

    def at(self, office: str) -> "Actor":
        """Return the actor with those authorities alone that reach the cases of the office at this path."""
        return replace(self, authorities=tuple(held for held in self.authorities if office.startswith(held.path)))

    def signing(self, act: str, item: str) -> tuple[Signer, ...]:
        """Return the signatures under the act: whoever asks signs in the post that allows it."""
        first, *beside = self.signers
        posts = [held.post for held in self.authorities if held.covers(act, item)]
        if not posts or first.post in posts:
            return self.signers
        return (replace(first, post=posts[0]), *beside)


SYSTEM = Actor(role="system", signers=(Signer(person="system"),))
