"""The whole width is used, and no more."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013  # reads as a word of the sentence

from banjie.faces.shared.time_rule.scale import scale

FIRST = date(2026, 9, 17)


@given(length=st.integers(0, 400), off=st.sets(st.integers(0, 400)), lead=st.floats(0, 10), tail=st.floats(0, 10))
def test_lead_days_and_tail_fill_the_width(length: int, off: set[int], lead: float, tail: float) -> None:
    days = (FIRST + timedelta(days=at) for at in off)
    made = scale(FIRST, FIRST + timedelta(days=length), days, lead=lead, tail=tail)
    assert lead + sum(slot.width for slot in made.slots.values()) + tail == approx(100)


@given(off=st.sets(st.integers(0, 30)))
def test_days_touch_and_a_day_off_is_about_a_quarter(off: set[int]) -> None:
    days = [FIRST + timedelta(days=at) for at in off]
    made = scale(FIRST, FIRST + timedelta(days=31), days, lead=3, tail=1)
    places = list(made.slots.values())
    assert all(before.end == approx(after.x) for before, after in pairwise(places))
    whole = made.slots[FIRST + timedelta(days=31)].width
    assert all(made.slots[day].width == approx(0.26 * whole) for day in days)
