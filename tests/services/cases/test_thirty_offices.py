"""Thirty departments handle their parts at once: none waits for another's row, nor for the group's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import psycopg
import pytest
from django.db import connection

from banjie.core.act.act import Accept
from banjie.core.act.actor import Actor
from banjie.core.values.office_time import office_date
from banjie.project.database import use
from banjie.records.models import Case
from banjie.records.organisation.entering import add_node
from banjie.records.scope import ALL, set_scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done
from banjie.services.cases.deed import new_id
from tests.database import Database
from tests.office import BEGIN, TestOffice
from tests.services.family import Family, clerk, enter_item, opened, with_departments

NOW = datetime.now(UTC)
OFFICES = 30


@pytest.fixture(scope="module")
def office_of_many(office: TestOffice, database: Database) -> TestOffice:
    use(database.app_dsn, pool=OFFICES + 2)
    set_scope(ALL)
    made = with_departments(office, NOW)
    people = dict(made.people)
    for number in range(OFFICES):
        path = f"/tq/d{number}/"
        add_node(node=new_id(NOW), path=path, code=f"D{number}", name=f"第{number}局", kind="office", from_date=BEGIN)
        people[f"d{number}"] = clerk(f"d{number}", f"员{number}", path, NOW)
        enter_item(f"T-D{number}", "01", path, NOW)
    return TestOffice(people=people)


@pytest.fixture(autouse=True)
def seeing(office_of_many: TestOffice) -> Iterator[None]:
    set_scope(ALL)
    yield
    connection.close()


def together(family: Family, numbers: range) -> list[object]:
    """Let each office accept its part, all at the same moment, each on a connection that waits for no lock."""
    actors = {number: family.office.officer(f"d{number}", office_date(NOW)).actor() for number in numbers}
    barrier = Barrier(len(numbers), timeout=60)

    def one(number: int, actor: Actor) -> object:
        set_scope(f"/tq/d{number}/")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        barrier.wait()
        try:
            asked = Asked(actor=actor, now=NOW, key=f"accept-{number}-{family.parent.id}")
            return act_do(family.children[f"T-D{number}"].id, Accept(receipt=f"R-{number}"), asked)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(numbers)) as threads:
        return list(threads.map(lambda pair: one(*pair), actors.items()))


def test_thirty_offices_act_while_the_group_and_a_sibling_are_held(
    office_of_many: TestOffice, database: Database
) -> None:
    family = opened(office_of_many, NOW, *(f"T-D{number}" for number in range(OFFICES)))
    held = [family.parent.id, family.children["T-D0"].id]
    with psycopg.connect(database.owner_dsn) as holder:
        holder.execute("SELECT set_config('banjie.scope', '/', false)")
        locked = holder.execute('SELECT id FROM "case" WHERE id = ANY (%s) FOR UPDATE', [held]).fetchall()
        assert len(locked) == 2
        answers = together(family, range(1, OFFICES))
    assert [type(answer) for answer in answers] == [Done] * (OFFICES - 1)
    assert Case.objects.filter(parent_id=family.parent.id, phase="running").count() == OFFICES - 1
    assert Case.objects.get(id=family.parent.id).version == 3
