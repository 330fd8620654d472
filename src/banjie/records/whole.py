"""Several statements as a whole: all are written, or none."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.utils import InterfaceError, OperationalError

from banjie.records.failures import StoreUnavailable
from banjie.records.statement import Statement

_SNAPSHOT = Statement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
_TURN = Statement("SELECT pg_advisory_xact_lock(7369719, hashtext(:name::text))")


@contextmanager
def whole(turn: str) -> Iterator[None]:
    """Run the block in one transaction, after any other block of the same `turn` has ended.

    Raises `StoreUnavailable` where the database gave up; nothing was written then.
    """
    try:
        with transaction.atomic():
            _TURN.row({"name": turn})
            yield
    except (OperationalError, InterfaceError) as error:
        raise StoreUnavailable(f"the database gave up: {error}. Nothing was written; try again.") from error


@contextmanager
def snapshot() -> Iterator[None]:
    """Run the block in one transaction that sees one moment of the records.

    What it writes is refused with `WroteBetween` where somebody else wrote the same row since that moment.
    """
    try:
        with transaction.atomic():
            _SNAPSHOT.count({})
            yield
    except (OperationalError, InterfaceError) as error:
        raise StoreUnavailable(f"the database gave up: {error}. Nothing was written; try again.") from error
