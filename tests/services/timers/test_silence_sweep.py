"""Where nobody acts the law does: once, on its day, as an act of the system."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from banjie.core.act.act import Accept
from banjie.core.procedure.clock_rule import Silence
from banjie.core.values.office_time import office_date
from banjie.records.log.read import history
from banjie.records.scope import ALL, set_scope
from banjie.records.setting import set_setting
from banjie.records.timers.claims import LEASE
from banjie.services.cases import performing
from banjie.services.office.today import DEMO, DEMO_SHIFT, move_today
from banjie.services.timers.silence_sweep import Swept, sweep
from banjie.services.timers.timer_list import timer_list
from tests.database import Database
from tests.office import HandedIn, TestOffice, do, handed_in
from tests.services.tables import run_sql
from tests.services.timers.falling import forget_all, timer_of
from tests.services.timers.silent import ACCEPTED, DRAFTED, GRANTED_TOO, TWO_WEEKS, silence

NOW = datetime.now(UTC)


@pytest.fixture(autouse=True)
def nothing_fell(whole_office: TestOffice, database: Database) -> Iterator[None]:
    yield
    forget_all(database)
    set_scope(ALL)


def fallen(silences: dict[str, Silence] = ACCEPTED, *, at: datetime | None = None) -> HandedIn:
    """Return a case that was handed in two weeks ago (or `at`), and nobody answered."""
    with silence(silences):
        return handed_in(at or NOW - TWO_WEEKS)


def kinds(case: UUID) -> list[str]:
    return [event.kind for event in history(case)]


def test_an_application_nobody_answered_is_accepted_from_the_day_of_receipt() -> None:
    case = fallen()
    assert sweep(NOW) == Swept(acted=1)
    first, accepted = history(case.id)
    assert (accepted.kind, accepted.act.silence, accepted.by[0].person) == ("accepted", "acceptance", "system")
    assert (accepted.effective_date, accepted.recorded_at >= NOW) == (first.happened_date, True)
    assert first.happened_date < accepted.happened_date < office_date(NOW)
    timer = timer_of(case.id)
    assert (timer.outcome, timer.seq, timer.next_try_at) == ("acted", 2, None)


def test_running_twice_does_nothing_more() -> None:
    case = fallen()
    assert (sweep(NOW), sweep(NOW), sweep(NOW + timedelta(days=1))) == (Swept(acted=1), Swept(), Swept())
    assert kinds(case.id) == ["submitted", "accepted"]


def test_what_has_not_fallen_is_left_alone() -> None:
    case = fallen(at=NOW)
    assert sweep(NOW) == Swept()
    assert kinds(case.id) == ["submitted"]


def test_a_matter_without_a_rule_of_silence_waits() -> None:
    case = fallen({})
    assert sweep(NOW) == Swept()
    assert kinds(case.id) == ["submitted"]


def test_one_silence_may_let_another_fall() -> None:
    case = fallen(GRANTED_TOO, at=NOW - 4 * TWO_WEEKS)
    assert sweep(NOW) == Swept(acted=2)
    assert kinds(case.id) == ["submitted", "accepted", "granted"]


def test_broken_cases_stop_no_other(database: Database) -> None:
    cases = [fallen() for _ in range(5)]
    run_sql(database, "UPDATE \"case\" SET state = '{' WHERE id = %s", cases[1].id)
    run_sql(database, "UPDATE \"case\" SET procedure = 'sha256:lost' WHERE id = %s", cases[3].id)
    assert sweep(NOW) == Swept(acted=3, failed=2)
    assert [timer_of(case.id).outcome for case in cases] == ["acted", "failed", "acted", "failed", "acted"]


def test_where_a_person_signs_only_a_draft_is_made(whole_office: TestOffice) -> None:
    case = fallen(DRAFTED)
    assert (sweep(NOW), sweep(NOW)) == (Swept(drafted=1), Swept())
    assert kinds(case.id) == ["submitted"]
    [draft] = timer_list(ALL, office_date(NOW), NOW).drafts
    assert draft.row.number == case.number
    do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW)
    assert timer_list(ALL, office_date(NOW), NOW).drafts == ()


def test_who_acted_after_the_claim_goes_first(whole_office: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    case, append = fallen(), performing.append

    def too_late(write: performing.ActWrite) -> bool:
        monkeypatch.setattr(performing, "append", append)
        do(whole_office, case, "zhou", Accept(receipt="R-1"), NOW)
        return append(write)

    monkeypatch.setattr(performing, "append", too_late)
    assert sweep(NOW) == Swept()
    assert kinds(case.id) == ["submitted", "accepted"]
    assert history(case.id)[1].act.silence == ""
    assert timer_of(case.id).outcome == "overtaken"


def test_a_race_that_was_lost_is_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    case, append = fallen(), performing.append
    lost: list[int] = []

    def lose_once(write: performing.ActWrite) -> bool:
        lost.append(1)
        return len(lost) > 1 and append(write)

    monkeypatch.setattr(performing, "append", lose_once)
    assert sweep(NOW) == Swept(acted=1)
    assert (len(lost), kinds(case.id)) == (2, ["submitted", "accepted"])


def test_a_race_that_is_always_lost_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    case, append = fallen(), performing.append
    monkeypatch.setattr(performing, "append", lambda _: False)
    assert sweep(NOW) == Swept(failed=1)
    assert timer_of(case.id).reason == "case_moved"
    monkeypatch.setattr(performing, "append", append)
    assert sweep(NOW + timedelta(minutes=2)) == Swept(acted=1)


def test_an_act_that_was_written_before_its_process_died_is_found_again(database: Database) -> None:
    case = fallen()
    sweep(NOW)
    run_sql(database, "UPDATE timer SET outcome = NULL, seq = NULL, next_try_at = %s", NOW + LEASE)
    assert sweep(NOW + LEASE) == Swept(acted=1)
    assert (timer_of(case.id).seq, kinds(case.id)) == (2, ["submitted", "accepted"])


def test_a_provisional_day_does_not_fall_and_waits_for_the_notice() -> None:
    last = datetime(2026, 12, 28, 4, tzinfo=UTC)  # the days off of 2027 are not announced
    case = fallen(at=last)
    later = last + timedelta(days=60)
    assert sweep(later) == Swept(held=1)
    assert kinds(case.id) == ["submitted"]
    listed = timer_list(ALL, office_date(later), later)
    assert [line.row.number for line in listed.held] == [case.number]
    assert timer_list(ALL, date(2026, 12, 20), later).held == ()


def test_a_day_is_the_demonstrations_own() -> None:
    case = fallen(at=NOW)
    set_setting(DEMO, "yes")
    try:
        move_today(NOW, office_date(NOW) + timedelta(days=20))
        assert sweep(NOW) == Swept(acted=1)
        assert office_date(history(case.id)[1].recorded_at) == office_date(NOW) + timedelta(days=20)
    finally:
        set_setting(DEMO_SHIFT, "0")
        set_setting(DEMO, "no")
