"""The secrets of one installation: made on the first start, kept in `secrets.json`, readable by us only."""

import json
import os
import secrets
from dataclasses import dataclass, field, fields
from pathlib import Path

NAME = "secrets.json"


class SecretsError(Exception):
    """The file of secrets cannot be read or made; the message is one sentence that says what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Secrets:
    """Passwords of the database roles and the key that signs sessions; none of them is ever shown."""

    admin_password: str = field(repr=False)
    owner_password: str = field(repr=False)
    app_password: str = field(repr=False)
    read_password: str = field(repr=False)
    secret_key: str = field(repr=False)


def read_or_make_secrets(folder: Path) -> Secrets:
    """Return the secrets in `folder`, making those that are missing.

    Two processes that start at once get the same secrets. Raises `SecretsError`.
    """
    path = folder / NAME
    try:
        known = _read(path)
        missing = {name.name: secrets.token_urlsafe(48) for name in fields(Secrets) if name.name not in known}
        if missing:
            _write(path, known | missing, new=not known)
            known = _read(path)
        path.chmod(0o600)
    except OSError as error:
        raise SecretsError(f"{path} cannot be read or written ({error.strerror}): make the folder yours.") from error
    return Secrets(**{name.name: known[name.name] for name in fields(Secrets)})


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        known = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise SecretsError(f"{path} is damaged ({error}): put it back from a backup.") from error
    if not isinstance(known, dict) or not all(isinstance(value, str) for value in known.values()):
        raise SecretsError(f"{path} is damaged (names and texts expected): put it back from a backup.")
    return known


def _write(path: Path, known: dict[str, str], *, new: bool) -> None:
    """Write beside and move into place; a new file never replaces one that another process has just made."""
    beside = path.with_name(f"{NAME}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(known, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        if not new:
            beside.replace(path)
        elif not path.exists():
            _link(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _link(beside: Path, path: Path) -> None:
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return  # another process was first: its secrets are the ones
