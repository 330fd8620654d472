"""Statements are prepared, on the framework's own connection."""

import pytest
from django.db import connection

from banjie.records.failures import NotStorable, StoreUnavailable
from banjie.records.log.append import append, open_case
from banjie.records.statement import Statement
from tests.records.made_up import acceptance, new_id, opening, read

pytestmark = pytest.mark.usefixtures("scoped")


def test_named_values_are_bound_by_number_and_casts_are_left_alone() -> None:
    statement = Statement("SELECT :b::text || :a1::text || :b::text")
    assert statement.names == ("b", "a1")
    assert statement.row({"a1": "x", "b": "y"}) == ("yxy",)


def test_the_writes_of_acts_are_prepared_statements() -> None:
    write = opening()
    open_case(write)
    for _ in range(3):
        append(acceptance(read(write.case_id)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        prepared = [text for (text,) in cursor.fetchall()]
    assert sum('UPDATE "case"' in text for text in prepared) == 1
    assert sum('INSERT INTO "case"' in text for text in prepared) == 1


def test_the_framework_s_own_queries_are_prepared_too() -> None:
    with connection.cursor() as cursor:
        for number in range(7):
            cursor.execute("SELECT %s::integer + 40", [number])
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%+ 40%"])
        assert cursor.fetchone() == (1,)


def test_what_cannot_be_kept_is_refused_without_repeating_it() -> None:
    with pytest.raises(NotStorable, match="cannot be kept") as told:
        Statement("SELECT :name::text").row({"name": "王小明\0"})
    assert "王" not in str(told.value)
    assert Statement("SELECT 1").row({}) == (1,)


def test_a_key_longer_than_an_index_holds_is_not_taken_for_a_fault_of_the_database() -> None:
    with pytest.raises(NotStorable, match="too long"):
        open_case(opening(key="".join(str(new_id()) for _ in range(400))))


def test_a_database_that_gives_up_is_said_to_be_unavailable() -> None:
    with pytest.raises(StoreUnavailable, match="try again"):
        Statement(
            "SELECT pg_sleep(1), set_config('x.y', :a::text, false) FROM pg_terminate_backend(pg_backend_pid())"
        ).row({"a": ""})
    assert Statement("SELECT 1").row({}) == (1,)
