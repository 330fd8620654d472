"""The sequencer gives every committed event its position: the one order that followers read by.

Events that commit later get later positions, whatever their times; there is no gap and no repeat, because taking rows
from the queue and giving positions are one transaction, and only one sequencer works at a time.
"""

from django.db import transaction

from banjie.records.statement import Statement

_LOCK = Statement("SELECT pg_try_advisory_xact_lock(7369717)")
_GIVE = Statement("""
WITH taken AS (
    DELETE FROM event_queue
    WHERE id IN (SELECT id FROM event_queue ORDER BY id LIMIT :most::integer)
    RETURNING id, case_id, first_seq, last_seq
), last AS (
    SELECT coalesce(max(position), 0) AS position FROM event_position
)
INSERT INTO event_position (position, case_id, seq)
SELECT last.position + row_number() OVER (ORDER BY taken.id, seq), taken.case_id, seq
FROM last, taken, generate_series(taken.first_seq, taken.last_seq) AS seq
""")


def sequence(most: int = 5000) -> int:
    """Give positions to at most `most` queued acts; return how many events got one.

    Returns 0 also while another sequencer works. Call it again at once as long as it returns more than 0.
    """
    with transaction.atomic():
        locked = _LOCK.row({})
        if locked != (True,):
            return 0
        return _GIVE.count({"most": most})
