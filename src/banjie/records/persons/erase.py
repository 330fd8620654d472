"""Erasing people from a case. The log holds only salted digests of these rows and stays verifiable without them."""

from uuid import UUID

from banjie.records.statement import Statement

_PARTIES = Statement("DELETE FROM party WHERE case_id = :case_id::uuid AND id = ANY (:ids::uuid[])")
_CONTENTS = Statement("DELETE FROM content WHERE case_id = :case_id::uuid AND id = ANY (:ids::uuid[])")
_ALL = Statement("""
WITH gone_parties AS (DELETE FROM party WHERE case_id = :case_id::uuid RETURNING id),
     gone_contents AS (DELETE FROM content WHERE case_id = :case_id::uuid RETURNING id)
SELECT (SELECT count(*) FROM gone_parties) + (SELECT count(*) FROM gone_contents)
""")


def erase_parties(case_id: UUID, ids: list[UUID]) -> int:
    """Delete these parties of the case with their salts; return how many there were."""
    return _PARTIES.count({"case_id": case_id, "ids": ids})


def erase_contents(case_id: UUID, ids: list[UUID]) -> int:
    """Delete these contents of the case with their salts; return how many there were."""
    return _CONTENTS.count({"case_id": case_id, "ids": ids})


def erase_people(case_id: UUID) -> int:
    """Delete every party and every content of the case with their salts; return how many rows there were."""
    row = _ALL.row({"case_id": case_id})
    return int(row[0]) if row else 0
