"""A request and its answers: the same request asked again gets the same answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from banjie.core.act.actor import Actor
from banjie.core.values.canonical import digest
from banjie.records.log.rows import RequestKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Who asks, at which moment, and with which key: the same key and deed get the same answer.

    `now` is the aware moment of recording. `version` is given when the asker saw the case at that version and wants
    it untouched since (If-Match).
    """

    actor: Actor
    now: datetime
    key: str
    version: int | None = None

    @property
    def principal(self) -> str:
        """Return who the key belongs to."""
        return self.actor.signers[0].person


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """The act stands in the log: the case, its number, its last sequence; `repeated` where it stood there before."""

    case_id: UUID
    number: str
    seq: int
    repeated: bool = False


class CaseUnknown(LookupError):
    """No such case in the asker's scope."""


class KeyReused(ValueError):
    """The same key came with another request."""


class CaseMoved(RuntimeError):
    """Somebody else acted on the case since the asker read it; `version` is where it stands now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the case has moved on to version {version}; read it again")
        self.version = version


def request_key(asked: Asked, text: str) -> RequestKey:
    """Return the key with the digest of what is asked (`text`), keyed so that it does not give away what was typed."""
    return RequestKey(principal=asked.principal, key=asked.key, digest=digest(f"{asked.key}\n{text}"))
