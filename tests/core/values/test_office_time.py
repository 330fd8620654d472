"""A date is the office's date; an instant has one written form."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.office_time import instant_of, instant_text, office_date

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
INSTANTS = st.datetimes(datetime(1900, 1, 2), datetime(9000, 1, 1), timezones=ZONES)  # noqa: DTZ001 - bounds are given without a zone


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 9, 16, 15, 59, 59, tzinfo=UTC), date(2026, 9, 16)),
        (datetime(2026, 9, 16, 16, 0, tzinfo=UTC), date(2026, 9, 17)),
    ],
)
def test_the_office_day_begins_at_its_own_midnight(at: datetime, day: date) -> None:
    assert office_date(at) == day


def test_another_office_may_lie_in_another_zone() -> None:
    at = datetime(2026, 9, 16, 23, 30, tzinfo=UTC)
    assert office_date(at, ZoneInfo("Europe/Amsterdam")) == date(2026, 9, 17)
    assert office_date(at, ZoneInfo("America/New_York")) == date(2026, 9, 16)


@given(INSTANTS)
def test_an_instant_comes_back_from_its_text(at: datetime) -> None:
    assert instant_of(instant_text(at)) == at


@given(INSTANTS, INSTANTS)
def test_texts_sort_as_their_instants_do(one: datetime, other: datetime) -> None:
    assert (instant_text(one) < instant_text(other)) == (one < other)


def test_the_text_is_utc_with_microseconds() -> None:
    at = datetime(2026, 9, 16, 10, 24, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert instant_text(at) == "2026-09-16T02:24:00.000000Z"


def test_an_instant_without_zone_is_refused() -> None:
    naive = datetime(2026, 9, 16)  # noqa: DTZ001 - that it has no zone is the point
    with pytest.raises(ValueError, match="needs its zone"):
        office_date(naive)
    with pytest.raises(ValueError, match="needs its zone"):
        instant_text(naive)
