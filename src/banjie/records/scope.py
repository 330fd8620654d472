"""The scope of this connection: which part of the organisation's tree its statements may see."""

from collections.abc import Iterator
from contextlib import contextmanager

from banjie.records.statement import Statement

_SEEN = Statement("SELECT coalesce(current_setting('banjie.scope', true), '')")
_SET = Statement("SELECT set_config('banjie.scope', :path::text, false)")
ALL = "/"


def set_scope(path: str) -> None:
    """Let this connection see what lies under `path` (ends in `/`; `/` alone is everything), until it is given back."""
    if not (path.startswith("/") and path.endswith("/")):
        raise ValueError(f"a scope begins and ends with '/', got {path!r}")
    _set(path)


def clear_scope() -> None:
    """Let this connection see nothing again."""
    _set("")


@contextmanager
def scope(path: str) -> Iterator[None]:
    """See what lies under `path` inside the block, and what was seen before after it."""
    row = _SEEN.row({})
    before = str(row[0]) if row else ""
    set_scope(path)
    try:
        yield
    finally:
        _set(before)


def _set(path: str) -> None:
    _SET.row({"path": path})
