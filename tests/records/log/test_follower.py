"""Followers read each event once, in order of position."""

from collections.abc import Sequence

import pytest

from banjie.records.log.append import open_case
from banjie.records.log.follower import Positioned, begin_epoch, epoch, follow, position_of
from banjie.records.log.sequencer import sequence
from tests.records.made_up import new_id, opening

pytestmark = pytest.mark.usefixtures("scoped")


def test_a_follower_takes_every_event_once() -> None:
    for _ in range(3):
        open_case(opening())
    sequence()
    taken: list[int] = []
    while follow("cards", lambda events: taken.extend(event.position for event in events), most=2):
        pass
    assert taken == [1, 2, 3]
    assert position_of("cards") == 3


def test_a_follower_that_fails_takes_the_same_events_again() -> None:
    open_case(opening())
    sequence()

    def fail(events: Sequence[Positioned]) -> None:
        raise OSError("no mail")

    with pytest.raises(OSError, match="no mail"):
        follow("notices", fail)
    assert position_of("notices") == 0
    taken: list[Positioned] = []
    assert follow("notices", taken.extend) == len(taken) > 0
    assert taken[0].position == 1


def test_a_new_life_of_the_log_has_a_name_of_its_own() -> None:
    before = epoch()
    begin_epoch(new_id())
    assert epoch() != before
