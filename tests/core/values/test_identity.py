"""Identifiers sort by time, and a tracking code survives being read aloud and typed."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banjie.core.values.identity import ALPHABET, spaced, tracking_code, typed_code, uuid7

INSTANTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are given without a zone
TEN = st.binary(min_size=10, max_size=10)
EIGHT = st.binary(min_size=8, max_size=8)


@given(INSTANTS, INSTANTS, TEN, TEN)
def test_a_later_millisecond_sorts_later_whatever_the_random_bytes(
    one: datetime, other: datetime, first: bytes, second: bytes
) -> None:
    assume(other - one > timedelta(milliseconds=1))
    assert uuid7(one, first) < uuid7(other, second)
    assert str(uuid7(one, first)) < str(uuid7(other, second))


@given(INSTANTS, TEN)
def test_the_identifier_says_its_version_variant_and_millisecond(at: datetime, entropy: bytes) -> None:
    made = uuid7(at, entropy)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(at.timestamp() * 1000)


@given(INSTANTS, TEN, TEN)
def test_different_random_bytes_give_different_identifiers(at: datetime, first: bytes, second: bytes) -> None:
    kept = 2**74 - 1  # the last 74 of 80 bits fit in
    same = int.from_bytes(first, "big") & kept == int.from_bytes(second, "big") & kept
    assert (uuid7(at, first) == uuid7(at, second)) == same


@given(EIGHT)
def test_a_tracking_code_has_twelve_characters_without_look_alikes(entropy: bytes) -> None:
    code = tracking_code(entropy)
    assert len(code) == 12
    assert set(code) <= set(ALPHABET)
    assert not set(code) & set("ILOU")


@given(EIGHT)
def test_a_printed_code_is_read_back_however_it_is_typed(entropy: bytes) -> None:
    code = tracking_code(entropy)
    assert len(spaced(code)) == 14
    for typed in (code, spaced(code), f" {spaced(code).lower()}\n", " ".join(code)):
        assert typed_code(typed) == code
    assert typed_code(code.replace("1", "l").replace("0", "o")) == code


@given(EIGHT, EIGHT)
def test_sixty_bits_are_kept(first: bytes, second: bytes) -> None:
    kept = 2**60 - 1
    same = int.from_bytes(first, "big") & kept == int.from_bytes(second, "big") & kept
    assert (tracking_code(first) == tracking_code(second)) == same


@pytest.mark.parametrize(
    "text", ["", "7K4M-92QD-XH5", "7K4M-92QD-XH588", "7K4M-92QD-XH5U", "７K4M-92QD-XH58", "办" * 12]
)
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert typed_code(text) is None


def test_the_wrong_number_of_random_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="10 random bytes, got 9"):
        uuid7(datetime(2026, 1, 1, tzinfo=UTC), bytes(9))
    with pytest.raises(ValueError, match="8 random bytes, got 7"):
        tracking_code(bytes(7))
