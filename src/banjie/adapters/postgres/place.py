"""Where the database of a data folder lies, and that it may lie there."""

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from banjie.adapters.postgres.account import Account, account_for
from banjie.adapters.postgres.errors import ClusterError

FREE_BYTES = 300_000_000
POINTER = "postgres.place"
ELSEWHERE = Path("/var/lib/banjie")
SOCKET_PATH_LENGTH = 90  # the system allows 107 bytes, PostgreSQL adds its file name


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """`folder` is the data folder; `base` holds the database, its sockets and copied programs (mostly the same)."""

    folder: Path
    base: Path
    account: Account

    @property
    def database(self) -> Path:
        """The folder that PostgreSQL calls its data directory."""
        return self.base / "postgres"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.folder / "postgres.log"

    @property
    def lock(self) -> Path:
        """Held by the process that runs this database."""
        return self.folder / "postgres.lock"

    @property
    def sockets(self) -> Path | None:
        """The folder of the server's socket; None where its path would be too long for one."""
        sockets = self.base / "sockets"
        return sockets if len(os.fsencode(sockets)) <= SOCKET_PATH_LENGTH else None


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the data folder: `BANJIE_DATA`, or `data` below the current folder."""
    return Path(environ.get("BANJIE_DATA") or "data").absolute()


def find_place(folder: Path) -> Place:
    """Make the data folder where it is missing and return where its database lies. Raises `ClusterError`."""
    folder = folder.absolute()
    try:
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        refuse_unwritable(folder)
        return _place(folder)
    except OSError as error:
        raise ClusterError(
            f"The data folder {folder} cannot be used ({error.strerror}): make it yours, "
            "or choose another with BANJIE_DATA."
        ) from error


def refuse_full_disk(folder: Path, least: int = FREE_BYTES) -> None:
    """Raise `ClusterError` where fewer than `least` bytes are free."""
    free = shutil.disk_usage(folder).free
    if free < least:
        raise ClusterError(
            f"Only {free // 1_000_000} MB are free where {folder} lies and {least // 1_000_000} MB are needed: "
            "make room, or choose another folder with BANJIE_DATA."
        )


def refuse_unwritable(folder: Path) -> None:
    """Raise `ClusterError` where we cannot make files in the folder."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ClusterError(
            f"The data folder {folder} cannot be written to: make it yours, or choose another with BANJIE_DATA."
        )


def _place(folder: Path) -> Place:
    pointer = folder / POINTER
    if pointer.exists():
        base = Path(pointer.read_text("utf-8").strip())
        return Place(folder=folder, base=base, account=account_for(base / "postgres"))
    account = account_for(folder / "postgres")
    if not account.may_enter(folder):
        return _elsewhere(folder, account)
    return Place(folder=folder, base=folder, account=account)


def _elsewhere(folder: Path, account: Account) -> Place:
    """Lay the database outside a home folder that PostgreSQL's account cannot enter; the pointer says where it is."""
    base = ELSEWHERE / f"{folder.name}-{secrets.token_hex(4)}"
    base.mkdir(mode=0o711, parents=True)
    (folder / POINTER).write_text(f"{base}\n", "utf-8")
    return Place(folder=folder, base=base, account=account)
