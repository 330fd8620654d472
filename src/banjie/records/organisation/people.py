"""People by the name they sign in by."""

from uuid import UUID

from banjie.records.statement import Statement

_BY_LOGIN = Statement("SELECT id FROM person WHERE login = :login::text AND active")


def person_by_login(login: str) -> UUID | None:
    """Return the person who signs in by this name, or None."""
    row = _BY_LOGIN.row({"login": login})
    return None if row is None else UUID(str(row[0]))
