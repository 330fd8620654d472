"""A notice that comes late lets fall what waited for it."""

from datetime import UTC, date, datetime

from banjie.core.values.office_time import office_date
from banjie.records.log.read import history
from banjie.records.scope import ALL
from banjie.services.timers.silence_sweep import Swept, sweep
from banjie.services.timers.timer_list import timer_list
from tests.office import TestOffice, handed_in
from tests.services.calendar.living import applied, noticed
from tests.services.timers.silent import silence

LAST, JANUARY = datetime(2026, 12, 28, 4, tzinfo=UTC), datetime(2027, 1, 20, 4, tzinfo=UTC)


def test_what_was_held_falls_once_the_notice_is_in_use(whole_office: TestOffice) -> None:
    with silence():
        case = handed_in(LAST)
    assert sweep(JANUARY) == Swept(held=1)
    noticed(whole_office, now=JANUARY)
    applied(whole_office, now=JANUARY)
    assert sweep(JANUARY) == Swept(acted=1)
    assert timer_list(ALL, office_date(JANUARY), JANUARY).held == ()
    assert history(case.id)[1].effective_date == date(2026, 12, 28)
