"""`banjie timers` as it is typed."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from banjie.core.values.office_time import office_date
from banjie.faces.cli.opening import RecordsNeeds
from banjie.faces.cli.timers import TimersNeeds, build
from banjie.faces.cli.wording import LANGUAGES
from tests.database import Database
from tests.office import TestOffice, accepted, handed_in
from tests.services.tables import run_sql
from tests.services.timers.falling import CLOCK, fall, forget_all
from tests.services.timers.silent import DRAFTED, TWO_WEEKS, silence

NOW = datetime.now(UTC)
REASONS = {
    "failed": ("case_unreadable", "case_lost", "case_moved", "store_gave_up", "row_differs", "procedure_lost"),
    "refused": ("wrong_phase",),
}
PHASES = '{"asked": "accept", "phase": "running", "wanted": "submitted", "missing": ""}'


def today() -> date:
    return office_date(NOW)


@pytest.fixture(autouse=True)
def nothing_fell(database: Database) -> Iterator[None]:
    yield
    forget_all(database)


@pytest.fixture
def number(office: TestOffice, database: Database) -> str:
    """Return the number of a case whose silence fell today."""
    case = accepted(office, NOW)
    fall(database, case.id, today())
    return case.number


def typed(records: RecordsNeeds, *arguments: str) -> Result:
    return CliRunner().invoke(build(TimersNeeds(records=records, now=lambda: NOW)), arguments)


def test_nothing_due_ends_with_0(office: TestOffice, records: RecordsNeeds) -> None:
    answer = typed(records)
    assert (answer.exit_code, "Failed 0, waiting for a signature 0" in answer.output) == (0, True)


def test_what_is_due_is_listed_with_its_day(records: RecordsNeeds, number: str) -> None:
    answer = typed(records)
    assert (answer.exit_code, f"({CLOCK})  fell on {today()}" in answer.output) == (0, True)


def test_what_failed_says_why_and_what_to_do_and_ends_with_1(records: RecordsNeeds, number: str) -> None:
    ran = typed(records, "run")
    assert (ran.exit_code, "1 failed" in ran.output) == (1, True)
    answer = typed(records)
    assert (answer.exit_code, "else run banjie rebuild" in answer.output) == (1, True)


def test_one_is_tried_again(records: RecordsNeeds, number: str) -> None:
    typed(records, "run")
    answer = typed(records, "retry", number, CLOCK)
    assert (answer.exit_code, "could not be acted on" in answer.output) == (1, True)
    assert json.loads(typed(records, "retry", number, CLOCK, "--json").output)["reason"] == "row_differs"


@pytest.mark.parametrize(("case", "told"), [("none", "no case has the number none"), ("", "banjie timers lists them")])
def test_what_cannot_be_tried_again_is_bad_input(records: RecordsNeeds, number: str, case: str, told: str) -> None:
    answer = typed(records, "retry", case or number, CLOCK)
    assert (answer.exit_code, told in answer.output) == (2, True)


def test_a_program_reads_the_same(records: RecordsNeeds, number: str) -> None:
    typed(records, "run")
    listed = json.loads(typed(records, "--json").output)
    [fault] = listed["faults"]
    assert (listed["today"], fault["case"], fault["state"]) == (str(today()), number, "failed")
    assert json.loads(typed(records, "run", "--json").output) == {"acted": 0, "drafted": 0, "held": 0, "failed": 0}


def test_another_office_and_later_days_are_asked_for(records: RecordsNeeds, number: str, database: Database) -> None:
    assert number not in typed(records, "--under", "/tq/market").output
    run_sql(database, "UPDATE case_clock SET falls_date = %s WHERE falls_date IS NOT NULL", today() + timedelta(days=9))
    assert number not in typed(records).output
    assert number in typed(records, "--days", "9").output


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_in_every_language(
    records: RecordsNeeds, number: str, database: Database, language: str
) -> None:
    typed(records, "run")
    for outcome, reasons in REASONS.items():
        for reason in reasons:
            run_sql(database, "UPDATE timer SET outcome = %s, reason = %s, detail = %s", outcome, reason, PHASES)
            answer = typed(records, "--lang", language)
            assert (answer.exception is None or answer.exit_code == 1, number in answer.output) == (True, True), reason


def test_what_silence_brings_about_is_named(records: RecordsNeeds, office: TestOffice) -> None:
    with silence():
        fell = handed_in(NOW - TWO_WEEKS)
        handed_in(NOW)
    assert "falls on" in typed(records, "--days", "30").output
    ran = typed(records, "run")
    assert (ran.exit_code, "Acted on 1," in ran.output) == (0, True)
    told = typed(records)
    assert (told.exit_code, fell.number in told.output, "done as event 2: Accept" in told.output) == (0, True, True)
    assert json.loads(typed(records, "--json").output)["acted"][0]["act"] == "accept"


def test_what_waits_for_a_signature_is_listed(records: RecordsNeeds, office: TestOffice) -> None:
    with silence(DRAFTED):
        handed_in(NOW - TWO_WEEKS)
    assert "drafted 1 for a signature" in typed(records, "run").output
    assert "waits for a signature: Accept" in typed(records).output
