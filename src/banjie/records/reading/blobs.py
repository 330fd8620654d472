"""What is known of stored files."""

from banjie.records.statement import Statement

_KEEP = Statement("""
INSERT INTO blob (digest, size, media_type) VALUES (:digest::text, :size::bigint, :media_type::text)
ON CONFLICT DO NOTHING
""")


def keep_blob(digest: str, size: int, media_type: str) -> None:
    """Remember a stored file; one that is known stays as it is."""
    _KEEP.count({"digest": digest, "size": size, "media_type": media_type})
