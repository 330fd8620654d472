"""The digest by which the log refers to a row that may be erased."""

import hashlib
from collections.abc import Mapping

from banjie.core.values.canonical import canonical_json

SALT_BYTES = 16
PARTY_FIELDS = ("role", "kind", "name", "id_kind", "id_number", "phone", "authority_note")


def salted(salt: bytes, text: str) -> str:
    """Return `sha256:` and the digest of the salt followed by the text.

    With the row its salt is erased, and then nobody can find the text by trying. Raises ValueError for a short salt.
    """
    if len(salt) < SALT_BYTES:
        raise ValueError(f"a salt needs {SALT_BYTES} random bytes, got {len(salt)}")
    return "sha256:" + hashlib.sha256(salt + text.encode()).hexdigest()


def party_text(party: Mapping[str, str]) -> str:
    """Return the one text of a party that is salted: its `PARTY_FIELDS` as canonical JSON."""
    return canonical_json({name: party[name] for name in PARTY_FIELDS})
