"""Under which account PostgreSQL runs: our own, or, since it refuses to run as root, `postgres` or `nobody`."""

import os
import pwd
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from banjie.adapters.postgres.errors import ClusterError

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """An account of this machine; `ours` means no change of account is needed."""

    name: str
    uid: int
    gid: int
    ours: bool

    def run(self, command: Sequence[str | Path], **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end under this account; `settings` are added to a small fixed environment."""
        identity = {} if self.ours else {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]  # identity is one of two fixed shapes
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            cwd="/",
            env=plain_environment(settings),
            check=False,
            **identity,
        )

    def owns(self, path: Path) -> None:
        """Hand the file or folder to this account."""
        if not self.ours:
            os.chown(path, self.uid, self.gid)

    def may_enter(self, folder: Path) -> bool:
        """Tell whether this account can reach the folder; asked of the system, not worked out."""
        return self.ours or self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder]).returncode == 0


def plain_environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which PostgreSQL's programs speak English, so that their errors can be told apart."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", **(settings or {})}


def account_for(database_folder: Path) -> Account:
    """Return the account that owns the database folder, or the one that will own it. Raises `ClusterError`."""
    us = os.geteuid()
    owner = database_folder.stat().st_uid if database_folder.exists() else None
    if us == 0:
        return _without_root(owner)
    if owner not in {None, us}:
        raise ClusterError(
            f"{database_folder} belongs to another account ({_name(owner or 0)}): start as that account or as root, "
            "or choose another folder with BANJIE_DATA."
        )
    return Account(name=_name(us), uid=us, gid=os.getegid(), ours=True)


def _without_root(owner: int | None) -> Account:
    for entry in pwd.getpwall():
        if entry.pw_uid == owner and owner != 0:
            return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, ours=False)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid, ours=False)
    raise ClusterError("PostgreSQL refuses to run as root and there is no account `postgres` or `nobody`: add one.")


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
