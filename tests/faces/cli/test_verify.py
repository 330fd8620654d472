"""`banjie verify` as it is typed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from click.testing import CliRunner, Result

from banjie.faces.cli.opening import RecordsNeeds
from banjie.faces.cli.verify import build
from banjie.records.failures import StoreUnavailable
from tests.database import Database
from tests.office import TestOffice, accepted
from tests.services.tables import run_sql

NOW = datetime.now(UTC)
CHANGED = "UPDATE event SET body = replace(body, 'R-1', 'R-2') WHERE case_id = %s AND seq = 2"


def typed(records: RecordsNeeds, *arguments: str) -> Result:
    return CliRunner().invoke(build(records), arguments)


def test_a_whole_log_ends_with_0(office: TestOffice, records: RecordsNeeds) -> None:
    accepted(office, NOW)
    answer = typed(records)
    assert (answer.exit_code, answer.output) == (0, "The log is whole: 2 events.\n")


def test_what_was_changed_is_named_and_ends_with_1(
    office: TestOffice, records: RecordsNeeds, database: Database
) -> None:
    case = accepted(office, NOW)
    run_sql(database, CHANGED, case.id)
    answer = typed(records)
    assert answer.exit_code == 1
    assert f"{case.number}, event 2: the text is not the one its digest names" in answer.output
    [flaw] = json.loads(typed(records, "--json").output)["flaws"]
    assert (flaw["case"], flaw["seq"]) == (case.number, 2)


def test_a_database_that_is_gone_is_told_in_one_sentence() -> None:
    @contextmanager
    def opened(progress: Callable[[str], None]) -> Iterator[None]:
        raise StoreUnavailable("the database cannot be reached")
        yield

    needs = RecordsNeeds(opened=opened, faults=(StoreUnavailable,), language="en")
    answer = typed(needs)
    assert (answer.exit_code, answer.output) == (2, "Error: the database cannot be reached\n")
