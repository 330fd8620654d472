"""Procedures, kept for ever under the digest of their text."""

from banjie.records.statement import Statement

_READ = Statement("SELECT body FROM procedure WHERE digest = :digest::text")
_KEEP = Statement("""
INSERT INTO procedure (digest, body) VALUES (:digest::text, :body::text) ON CONFLICT DO NOTHING
""")


def procedure_body(digest: str) -> str | None:
    """Return the text of the procedure with this digest, or None."""
    row = _READ.row({"digest": digest})
    return None if row is None else str(row[0])


def keep_procedure(digest: str, body: str) -> None:
    """Keep a procedure; one that is kept already stays as it is."""
    _KEEP.count({"digest": digest, "body": body})
