"""The scope of this connection: which part of the organisation's tree its statements may see."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

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
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('banjie.scope', true), '')")
        before = cursor.fetchone()[0]
    set_scope(path)
    try:
        yield
    finally:
        _set(before)


def _set(path: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('banjie.scope', %s, false)", [path])
