"""Making a new, empty cluster on disk."""

import shutil
import tempfile
from pathlib import Path

from banjie.adapters.postgres.account import Account
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.first_database import OWNER
from banjie.adapters.postgres.place import Place, refuse_full_disk
from banjie.adapters.postgres.programs import Programs


def make_cluster(programs: Programs, place: Place, admin_password: str) -> None:
    """Make the cluster: passwords needed even on this machine, UTF-8, checksums. Raises `ClusterError`.

    It is made beside and moved into place, so that half a cluster is never taken for one.
    """
    refuse_full_disk(place.base)
    half = place.base / "postgres.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    place.account.owns(half)
    with tempfile.NamedTemporaryFile("w", dir=place.base, prefix="first", encoding="utf-8") as password_file:
        password_file.write(admin_password)
        password_file.flush()
        place.account.owns(Path(password_file.name))
        _initdb(programs, place.account, half, Path(password_file.name))
    half.rename(place.database)


def _initdb(programs: Programs, account: Account, folder: Path, password_file: Path) -> None:
    """Names sort by code point everywhere: the built-in provider since 17, the C.UTF-8 of the system before."""
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    answer = account.run(
        [
            programs.bin / "initdb", "-D", folder, "-U", OWNER, "-A", "scram-sha-256", f"--pwfile={password_file}",
            "-E", "UTF8", "--data-checksums", *(builtin if programs.major >= 17 else ["--locale=C.UTF-8"]),
        ]
    )  # fmt: skip
    if answer.returncode == 0:
        return
    if "No space left on device" in answer.stderr:
        raise ClusterError(f"The disk is full: make room where {folder.parent} lies and start again.")
    reason = next((line for line in answer.stderr.splitlines() if "error:" in line), answer.stderr.strip()[-200:])
    raise ClusterError(
        f"No database could be made in {folder.parent} ({reason}): choose another folder with BANJIE_DATA."
    )
