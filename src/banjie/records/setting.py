"""Settings of the installation."""

from banjie.records.statement import Statement

_READ = Statement("SELECT value FROM setting WHERE name = :name::text")
_WRITE = Statement("""
INSERT INTO setting (name, value) VALUES (:name::text, :value::text)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
""")


def setting(name: str) -> str | None:
    """Return the value of a setting, or None where it was never set."""
    row = _READ.row({"name": name})
    return None if row is None else str(row[0])


def set_setting(name: str, value: str) -> None:
    """Set a setting."""
    _WRITE.count({"name": name, "value": value})
