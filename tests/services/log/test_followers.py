"""The log goes on by itself: positions for events, a seal for every past day."""

from datetime import UTC, datetime, timedelta

from banjie.records.models import DayHead, EventPosition, EventQueue
from banjie.services.log.followers import advance
from banjie.services.log.log_verify import log_verify
from tests.office import TestOffice, accepted, handed_in

NOW = datetime.now(UTC)


def test_every_event_gets_its_position_once(whole_office: TestOffice) -> None:
    accepted(whole_office, NOW)
    handed_in(NOW)
    assert advance(NOW) == 3
    assert advance(NOW) == 0
    assert (EventQueue.objects.count(), EventPosition.objects.count()) == (0, 3)


def test_a_past_day_is_sealed_and_today_is_not(whole_office: TestOffice) -> None:
    handed_in(NOW)
    advance(NOW)
    assert DayHead.objects.count() == 0
    assert advance(NOW + timedelta(days=1)) == 1
    assert DayHead.objects.count() == 1
    assert list(log_verify(lambda _: None)) == []
