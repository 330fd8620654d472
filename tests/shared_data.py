"""Where tests find real sample data that is not part of this project; they skip, saying so, where it is absent."""

import os
from pathlib import Path

import pytest

_ROOT = Path(os.environ.get("BANJIE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared(relative: str) -> Path:
    """Return the path of a sample file, or skip the calling test with the reason.

    `relative` is a path below the sample folder (`BANJIE_SHARED`, by default `../shared`).
    """
    path = _ROOT / relative
    if not path.exists():
        pytest.skip(f"sample data not here: {relative} (set BANJIE_SHARED to its folder)")
    return path
