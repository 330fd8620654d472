"""The digest by which the log refers to a row that may be erased."""

import hashlib

SALT_BYTES = 16


def salted(salt: bytes, text: str) -> str:
    """Return `sha256:` and the digest of the salt followed by the text.

    With the row its salt is erased, and then nobody can find the text by trying. Raises ValueError for a short salt.
    """
    if len(salt) < SALT_BYTES:
        raise ValueError(f"a salt needs {SALT_BYTES} random bytes, got {len(salt)}")
    return "sha256:" + hashlib.sha256(salt + text.encode()).hexdigest()
