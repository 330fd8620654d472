"""`banjie rebuild` as it is typed."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result

from banjie.faces.cli.opening import RecordsNeeds
from banjie.faces.cli.rebuild import build
from tests.database import Database
from tests.office import TestOffice, accepted
from tests.services.tables import run_sql

NOW = datetime.now(UTC)
SAME = "All tables are what the log says: {} cases.\n"

SHARES = (["--share", "1/2"], ["--share", "2/2"])


def typed(records: RecordsNeeds, *arguments: str) -> Result:
    return CliRunner().invoke(build(records), arguments)


def test_what_agrees_ends_with_0(office: TestOffice, records: RecordsNeeds) -> None:
    accepted(office, NOW)
    answer = typed(records, "--check")
    assert (answer.exit_code, answer.output) == (0, SAME.format(1))


def test_what_differs_is_told_with_what_stands_and_what_should(
    office: TestOffice, records: RecordsNeeds, database: Database
) -> None:
    case = accepted(office, NOW)
    run_sql(database, "UPDATE \"case\" SET phase = 'finished' WHERE id = %s", case.id)
    checked = typed(records, "--check")
    assert checked.exit_code == 1
    assert f"{case.number}, table case, phase: stands finished, by the log running" in checked.output
    assert "nothing was written" in checked.output
    mended = typed(records)
    assert (mended.exit_code, "were put right" in mended.output) == (0, True)
    assert typed(records, "--check").exit_code == 0


def test_a_lost_row_is_told_to_a_program(office: TestOffice, records: RecordsNeeds, database: Database) -> None:
    case = accepted(office, NOW)
    run_sql(database, "DELETE FROM work WHERE case_id = %s", case.id)
    [found] = json.loads(typed(records, "--check", "--json").output)["differences"]
    assert (found["case"], found["table"], found["stored"], len(found["rebuilt"])) == (case.number, "work", [], 1)
    assert "work, rows: stands 0, by the log 1" in typed(records).output


def test_shares_add_up_to_all_cases(office: TestOffice, records: RecordsNeeds) -> None:
    for _ in range(3):
        accepted(office, NOW)
    counted = [json.loads(typed(records, "--check", "--json", *one).output)["cases"] for one in ([], *SHARES)]
    assert counted[0] == sum(counted[1:]) > 0


@pytest.mark.parametrize("share", ["3/2", "0/2", "half"])
def test_what_is_no_share_is_bad_input(records: RecordsNeeds, share: str) -> None:
    answer = typed(records, "--check", "--share", share)
    assert (answer.exit_code, "write N/M with N from 1 to M" in answer.output) == (2, True)
