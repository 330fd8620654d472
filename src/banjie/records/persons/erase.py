"""Erasing people from a case. The log holds only salted digests of these rows and stays verifiable without them."""

from uuid import UUID

from banjie.records.statement import Row, Statement

# The digest of a request is over what was typed, with a key that stands beside it: a guess could be tried against it.
# Without it the request, asked again, is taken for another one and refused.
_FORGET = "UPDATE request_key SET digest = '' WHERE case_id = :case_id::uuid AND EXISTS (SELECT FROM gone)"
_PARTIES = Statement(f"""
WITH gone AS (DELETE FROM party WHERE case_id = :case_id::uuid AND id = ANY (:ids::uuid[]) RETURNING id),
     forgotten AS ({_FORGET})
SELECT count(*) FROM gone
""")
_CONTENTS = Statement(f"""
WITH gone AS (DELETE FROM content WHERE case_id = :case_id::uuid AND id = ANY (:ids::uuid[]) RETURNING id),
     forgotten AS ({_FORGET})
SELECT count(*) FROM gone
""")
_ALL = Statement(f"""
WITH gone_parties AS (DELETE FROM party WHERE case_id = :case_id::uuid RETURNING id),
     gone_contents AS (DELETE FROM content WHERE case_id = :case_id::uuid RETURNING id),
     gone AS (SELECT id FROM gone_parties UNION ALL SELECT id FROM gone_contents),
     forgotten AS ({_FORGET})
SELECT count(*) FROM gone
""")


def erase_parties(case_id: UUID, ids: list[UUID]) -> int:
    """Delete these parties of the case with their salts; return how many there were."""
    return _counted(_PARTIES.row({"case_id": case_id, "ids": ids}))


def erase_contents(case_id: UUID, ids: list[UUID]) -> int:
    """Delete these contents of the case with their salts; return how many there were."""
    return _counted(_CONTENTS.row({"case_id": case_id, "ids": ids}))


def erase_people(case_id: UUID) -> int:
    """Delete every party and every content of the case with their salts; return how many rows there were."""
    return _counted(_ALL.row({"case_id": case_id}))


def _counted(row: Row | None) -> int:
    return int(row[0]) if row else 0
