"""What happens behind the deeds: every event gets its position, children follow, every past day gets its seal."""

from datetime import datetime

from banjie.core.values.office_time import office_date
from banjie.records.log.day_heads import seal_days
from banjie.records.log.sequencer import sequence
from banjie.records.scope import ALL, scope
from banjie.services.log.child_follower import follow_children
from banjie.services.office.today import office_now


def advance(now: datetime) -> int:
    """Give positions to all waiting events, let children follow and seal the days before the office's today.

    Returns how much was done. `now` is the real moment. May be called by several processes at any time: one does the
    work, the others find nothing to do. Where the database is gone it raises; what was done stands, and the next call
    goes on from there.
    """
    done = 0
    with scope(ALL):
        office = office_now(now)
        while (given := sequence()) or follow_children(now, office):
            done += given
        return done + seal_days(office_date(office))
