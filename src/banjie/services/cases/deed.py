"""What a deed brings: its acts, and the rows about people that go beside the log."""

import secrets
from dataclasses import dataclass, fields, replace
from datetime import datetime
from uuid import UUID

from banjie.core.act.act import Act, Issue, Reference
from banjie.core.act.shape import plain_act
from banjie.core.values.canonical import canonical_json
from banjie.core.values.identity import tracking_code, uuid7
from banjie.records.log.rows import ContentRow, PartyRow
from banjie.records.persons.salted import salted


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """A person or firm in a role (`applicant`, `agent`, `third_party`), as typed."""

    role: str
    kind: str
    name: str
    id_kind: str
    id_number: str
    phone: str = ""
    authority_note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """A text kept apart from the log under the name its act refers to it by."""

    name: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """Acts to be done together; parties and contents are referred to by the act at the place `bearer` of `acts`.

    `asked` are the acts as they were asked for, where those to be done hold more than that, such as numbers taken.
    """

    acts: tuple[Act, ...]
    parties: tuple[Party, ...] = ()
    contents: tuple[Content, ...] = ()
    bearer: int = 0
    asked: tuple[Act, ...] = ()

    def typed(self) -> str:
        """Return the canonical text of what was asked: equal requests have equal texts."""
        asked = self.asked or self.acts
        acts = [{"kind": act.kind, "act": plain_act(act), "on": str(act.happened_date or "")} for act in asked]
        parties, contents = [_typed(party) for party in self.parties], [_typed(content) for content in self.contents]
        return canonical_json({"acts": acts, "parties": parties, "contents": contents})


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosed:
    """A deed ready to be decided: acts that refer to the rows beside them."""

    acts: tuple[Act, ...]
    parties: tuple[PartyRow, ...]
    contents: tuple[ContentRow, ...]


def enclose(deed: Deed, now: datetime) -> Enclosed:
    """Return the deed with all that chance makes: salted rows, the act that refers to them, the check code of a result.

    What chance makes is no part of what was asked: asked again, the same deed is known by `typed`.
    """
    parties = tuple(_party(party, now) for party in deed.parties)
    contents = tuple(_content(content, now) for content in deed.contents)
    references = tuple(
        [Reference(name=row.role, id=str(row.id), digest=row.digest) for row in parties]
        + [Reference(name=row.name, id=str(row.id), digest=row.digest) for row in contents]
    )
    acts = [_with_check_code(act) for act in deed.acts]
    acts[deed.bearer] = replace(acts[deed.bearer], references=acts[deed.bearer].references + references)
    return Enclosed(acts=tuple(acts), parties=parties, contents=contents)


def _with_check_code(act: Act) -> Act:
    if not isinstance(act, Issue) or act.check_code:
        return act
    return replace(act, check_code=new_check_code())


def new_check_code() -> str:
    """Return a fresh check code: 60 random bits, as a tracking code is."""
    return tracking_code(secrets.token_bytes(8))


def new_id(now: datetime) -> UUID:
    """Return a fresh UUIDv7."""
    return uuid7(now, secrets.token_bytes(10))


def _party(party: Party, now: datetime) -> PartyRow:
    salt = secrets.token_bytes(16)
    values = {part.name: getattr(party, part.name) for part in fields(party)}
    return PartyRow(id=new_id(now), salt=salt, digest=salted(salt, canonical_json(values)), **values)


def _content(content: Content, now: datetime) -> ContentRow:
    salt = secrets.token_bytes(16)
    return ContentRow(
        id=new_id(now), name=content.name, body=content.body, salt=salt, digest=salted(salt, content.body)
    )


def _typed(one: Party | Content) -> dict[str, str]:
    return {part.name: getattr(one, part.name) for part in fields(one)}
