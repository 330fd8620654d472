"""Followers read each event once, in order of position."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from banjie.records.log.append import append, open_case
from banjie.records.log.follower import (
    Positioned,
    apart,
    begin_epoch,
    epoch,
    follow,
    follow_chosen,
    position_of,
    seq_at,
    turn_of,
)
from banjie.records.log.read import read_case
from banjie.records.log.rows import OpeningWrite
from banjie.records.log.sequencer import sequence
from banjie.records.models import EventPosition
from banjie.records.statement import Statement
from tests.records.made_up import acceptance, new_id, opening

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


_ACCEPTED = Statement("""
SELECT place.position, event.case_id, event.seq, event.kind, event.happened_date, event.recorded_at, event.body,
       event.digest, event.stored_at
FROM event_position AS place JOIN event ON event.case_id = place.case_id AND event.seq = place.seq
WHERE place.position > :position::bigint AND place.position <= :last::bigint AND event.kind = 'accepted'
ORDER BY place.position LIMIT :most::integer
""")


def test_a_follower_of_few_events_passes_the_others_by() -> None:
    while follow_chosen("few", _ACCEPTED, lambda _: None):
        pass
    opened = [opening() for _ in range(3)]
    for case in opened:
        open_case(case)
    for case in opened[:2]:
        row = read_case(case.case_id, "", "")
        assert row
        append(acceptance(row))
    sequence()
    taken: list[UUID] = []
    steps = [follow_chosen("few", _ACCEPTED, lambda placed: taken.append(placed.event.case_id)) for _ in range(3)]
    assert taken == [case.case_id for case in opened[:2]]
    assert (steps, follow_chosen("few", _ACCEPTED, lambda _: None)) == ([4, 1, 0], 0)


def open_and_break(case: OpeningWrite) -> None:
    with apart():
        open_case(case)
        raise OSError("broken")


def test_what_was_undone_apart_leaves_the_rest_standing() -> None:
    kept, undone = opening(), opening()
    with turn_of("apart") as position:
        assert position == 0
        open_case(kept)
        with pytest.raises(OSError, match="broken"):
            open_and_break(undone)
    assert [read_case(one.case_id, "", "") is None for one in (kept, undone)] == [False, True]


def test_how_far_a_case_had_come_at_a_position() -> None:
    case = opening()
    open_case(case)
    sequence()
    row = read_case(case.case_id, "", "")
    assert row
    append(acceptance(row))
    sequence()
    [first, second] = EventPosition.objects.filter(case_id=case.case_id).order_by("seq")
    assert [seq_at(case.case_id, place.position) for place in (first, second)] == [1, 2]
    assert seq_at(case.case_id, first.position - 1) == 0


def test_a_new_life_of_the_log_has_a_name_of_its_own() -> None:
    before = epoch()
    begin_epoch(new_id())
    assert epoch() != before
