"""Who is erased is gone, and the log still proves itself."""

from dataclasses import fields

import psycopg
import pytest

from banjie.core.act.act import Reference
from banjie.records.log.append import open_case
from banjie.records.log.read import history
from banjie.records.log.verify import Flaw, verify
from banjie.records.models import Content, Party
from banjie.records.persons.erase import erase_contents, erase_people
from banjie.records.persons.salted import salted
from tests.database import Database
from tests.records.made_up import opening, people

pytestmark = pytest.mark.usefixtures("scoped")


def test_erasing_people_leaves_the_chain_verifiable() -> None:
    rows = people()
    party, content = rows["parties"][0], rows["contents"][0]
    references = tuple(Reference(name="applicant", id=str(row.id), digest=row.digest) for row in (party, content))
    write = opening(references=references, **rows)
    open_case(write)
    assert list(verify(demo=True)) == []
    assert erase_people(write.case_id) == 2
    assert not Party.objects.exists()
    assert not Content.objects.exists()
    assert list(verify(demo=True)) == []
    assert history(write.case_id)[0].act.references == references


def test_one_content_may_be_erased_alone() -> None:
    rows = people()
    write = opening(**rows)
    open_case(write)
    assert erase_contents(write.case_id, [rows["contents"][0].id]) == 1
    assert Party.objects.filter(case_id=write.case_id).count() == 1


def test_a_content_changed_afterwards_does_not_agree_with_its_digest() -> None:
    write = opening(**people())
    open_case(write)
    Content.objects.filter(case_id=write.case_id).update(body="other")
    assert any(flaw.case == write.number and "content" in flaw.what for flaw in verify(demo=True))


def test_a_party_changed_afterwards_does_not_agree_with_its_digest() -> None:
    write = opening(**people())
    open_case(write)
    Party.objects.filter(case_id=write.case_id).update(name="other")
    assert any(flaw.case == write.number and "applicant" in flaw.what for flaw in verify(demo=True))


def test_a_content_changed_with_its_digest_is_not_the_one_the_event_names() -> None:
    rows = people()
    form = rows["contents"][0]
    write = opening(references=(Reference(name="form", id=str(form.id), digest=form.digest),), **rows)
    open_case(write)
    Content.objects.filter(id=form.id).update(body="other", digest=salted(form.salt, "other"))
    flaw = next(flaw for flaw in verify(demo=True) if flaw.case == write.number)
    assert (flaw.seq, "'form'" in flaw.what) == (1, True)


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        salted(b"short", "text")


@pytest.mark.parametrize(("table", "name"), [("party", "applicant"), ("content", "form")])
def test_a_row_put_beside_a_case_that_no_event_names_is_told(database: Database, table: str, name: str) -> None:
    write = opening()
    open_case(write)
    slipped_in = people()["parties" if table == "party" else "contents"][0]
    names = [part.name for part in fields(slipped_in)]
    values = [getattr(slipped_in, name) for name in names]
    with psycopg.connect(database.owner_dsn, autocommit=True) as intruder:
        columns, places = ", ".join(names), ", ".join(["%s"] * len(names))
        intruder.execute("SELECT set_config('banjie.scope', '/', false)")
        statement = f"INSERT INTO {table} (case_id, {columns}) VALUES (%s, {places})"
        intruder.execute(statement.encode(), [write.case_id, *values])
    flaws = [flaw for flaw in verify(demo=True) if flaw.case == write.number]
    assert flaws == [Flaw(case=write.number, seq=0, what=f"a row is kept as {name!r} that no event names")]
