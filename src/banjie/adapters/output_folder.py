"""Files written into a folder that the user named, each whole or not at all."""

import os
import tempfile
from pathlib import Path


class CannotWrite(Exception):
    """The folder or file cannot be written; the message says which and why."""


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, making its folder; a reader never sees half of it. Raises `CannotWrite`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".banjie-", delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)  # noqa: PTH105 - the one call that replaces in one step
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written: {error.strerror}") from None
