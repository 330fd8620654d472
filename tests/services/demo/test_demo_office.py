"""The demonstration: made once, into an empty installation, with a today of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from banjie.core.values.office_time import office_date
from banjie.project.wiring.office import plug_office
from banjie.records.scope import ALL, set_scope
from banjie.services.cases.work_list import WorkView, work_list
from banjie.services.demo.cases import STORIES
from banjie.services.demo.county import COUNTY, DESKS
from banjie.services.demo.demo_office import demo_logins, demo_office
from banjie.services.log.log_verify import log_verify
from banjie.services.log.rebuild import differences
from banjie.services.office.today import BackInTime, NotADemo, TooFarAhead, is_demo, move_today, office_now
from tests.database import Database

NOW = datetime.now(UTC)
TODAY = office_date(NOW)


@pytest.fixture(autouse=True)
def seen(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    plug_office(Path(tmp_path_factory.mktemp("demo")))
    set_scope(ALL)
    yield
    connection.close()


def test_outside_a_demonstration_today_is_the_real_one() -> None:
    assert not is_demo()
    assert (office_now(NOW), demo_logins()) == (NOW, ())
    with pytest.raises(NotADemo):
        move_today(NOW, date(2030, 1, 1))


def test_it_is_made_once_with_its_people_and_cases() -> None:
    assert demo_office(NOW)
    assert not demo_office(NOW)
    assert [login for login, *_ in demo_logins()] == [desk.login for desk in DESKS]
    page = work_list(COUNTY, "", TODAY)
    assert len({line.case.case_id for line in page.lines}) == len(STORIES)
    assert page.counts[WorkView.STOPPED] > 0


def test_its_records_are_whole() -> None:
    assert list(log_verify(lambda _: None)) == []
    assert list(differences(lambda: None)) == []


def test_its_today_only_moves_forward() -> None:
    later = TODAY + timedelta(days=40)
    assert move_today(NOW, later) == later
    assert office_date(office_now(NOW)) == later
    with pytest.raises(TooFarAhead, match="no way back"):
        move_today(NOW, date(9999, 12, 31))
    with pytest.raises(BackInTime, match=f"{later} and only moves forward"):
        move_today(NOW, TODAY)
    assert office_date(office_now(NOW)) == later
