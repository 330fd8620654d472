"""For whom cases waited."""

from datetime import datetime, timedelta

import polars as pl

from banjie.bulk.log.waits import waiting

BEGIN = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - instants in UTC stand without zone in frames


def events(*minutes: int) -> pl.DataFrame:
    at = [BEGIN + timedelta(minutes=passed) for passed in minutes]
    return pl.DataFrame({"case": ["1"] * len(at), "activity": ["ask", "site visit", "decide"], "at": at})


def test_the_time_before_an_event_was_spent_on_whoever_had_to_act() -> None:
    found = waiting(events(0, 30, 40), {"site visit": "experts"})["waiting_experts"]
    assert (found.numerator, found.denominator, found.unit) == (30, 40, "minutes")


def test_a_supplement_has_waited_for_the_applicant() -> None:
    acted = events(0, 30, 40).with_columns(act=pl.Series(["request_supplement", "supplement", None]))
    assert waiting(acted, {})["waiting_applicant"].numerator == 30


def test_what_nothing_says_is_no_data() -> None:
    assert waiting(events(0, 30, 40), {})["waiting_experts"].rate is None
