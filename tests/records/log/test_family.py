"""Who sees a case sees how its children and its parent stand, and nobody changes them while they are held."""

from uuid import UUID

import psycopg
import pytest

from banjie.records.log.append import append, open_case
from banjie.records.log.family import EVENTS_OF_FAMILIES, children_held, children_of, parent_held, parent_of
from banjie.records.log.read import read_case
from banjie.records.log.sequencer import sequence
from banjie.records.scope import scope
from tests.database import Database
from tests.records.made_up import acceptance, opening

pytestmark = pytest.mark.usefixtures("scoped")
LEAD, NEAR, FAR = "/51/11/", "/51/12/", "/51/13/"


def family() -> tuple[UUID, UUID, UUID]:
    """Open a parent and two children, in three offices; return their ids."""
    group = opening(scope_path=LEAD)
    parts = [opening(scope_path=path, parent_id=group.case_id) for path in (NEAR, FAR)]
    for one in (group, *parts):
        assert open_case(one)
    return group.case_id, parts[0].case_id, parts[1].case_id


def test_the_office_of_the_parent_sees_how_all_children_stand() -> None:
    group, near, far = family()
    with scope(LEAD):
        assert {(kin.id, kin.scope_path, kin.phase) for kin in children_of(group)} == {
            (near, NEAR, "submitted"), (far, FAR, "submitted"),
        }  # fmt: skip
        row = read_case(group, "", "", children=True)
        assert row
        assert [child.id for child in row.children] == sorted((near, far))
        assert read_case(near, "", "") is None, "not the child itself"


def test_the_office_of_a_child_sees_how_the_parent_stands_and_no_sibling() -> None:
    group, near, far = family()
    with scope(NEAR):
        above = parent_of(near)
        assert above
        assert above.id == group
        assert (parent_of(far), children_of(group), read_case(group, "", "")) == (None, (), None)


def test_the_scope_is_the_same_afterwards() -> None:
    group, near, far = family()
    with scope(NEAR):
        children_of(group)
        parent_of(near)
        assert (read_case(near, "", "") is None, read_case(far, "", "") is None) == (False, True)


def test_without_a_scope_nobody_stands_anywhere() -> None:
    group, near, _ = family()
    with scope("/99/"):
        assert (children_of(group), parent_of(near)) == ((), None)


def test_held_children_stay_as_they_are(database: Database) -> None:
    group, near, _ = family()
    with scope(LEAD), children_held(group) as held:
        assert len(held) == 2
        assert changed(database, near) == "waits"
        assert changed(database, group) == "done", "the parent's own row is free"
    assert changed(database, near) == "done"


def test_a_held_parent_stays_as_it_is(database: Database) -> None:
    group, near, far = family()
    with scope(NEAR), parent_held(near) as held:
        assert held
        assert held.id == group
        assert [changed(database, one) for one in (group, near, far)] == ["waits", "waits", "done"]


def test_two_children_may_hold_the_parent_at_once(database: Database) -> None:
    _, near, far = family()
    with psycopg.connect(database.app_dsn) as other:
        other.execute("SELECT set_config('banjie.scope', '/', false)")
        other.execute("SELECT FROM parent_of(%s, true)", [far])
        with parent_held(near) as held:
            assert held


def changed(database: Database, case_id: UUID) -> str:
    """Try to change a case on another connection, without patience."""
    with psycopg.connect(database.app_dsn, autocommit=True) as other:
        other.execute("SELECT set_config('banjie.scope', '/', false)")
        other.execute("SET lock_timeout = '50ms'")
        try:
            other.execute('UPDATE "case" SET phase = phase WHERE id = %s', [case_id])
        except psycopg.errors.LockNotAvailable:
            return "waits"
    return "done"


def test_only_acts_that_may_move_a_family_are_chosen() -> None:
    group, near, _ = family()
    alone = opening(scope_path=LEAD)
    open_case(alone)
    for case_id in (group, near, alone.case_id):
        row = read_case(case_id, "", "")
        assert row
        assert append(acceptance(row))
    sequence()
    rows = EVENTS_OF_FAMILIES.rows({"position": 0, "last": 10_000, "most": 10_000})
    assert {(row[1], row[3]) for row in rows} >= {(group, "accepted"), (near, "accepted")}
    assert alone.case_id not in {row[1] for row in rows}
