"""A number of an identity card is checked by its own rules and never shown whole."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.identity_card import CardFault, birth_date, card_check, card_faults, long_number, masked
from tests.shared_data import shared

TODAY = date(2026, 9, 16)
FIRSTS = st.tuples(
    st.sampled_from(["110101", "510704", "621124"]), st.dates(date(1900, 1, 1), TODAY), st.integers(0, 999)
).map(lambda parts: f"{parts[0]}{parts[1]:%Y%m%d}{parts[2]:03}")


def test_the_published_numbers_are_told_apart() -> None:
    vectors = json.loads(shared("domain/vectors.json").read_text("utf-8"))
    assert [number for number in vectors["id_valid_synthetic"] if card_faults(number, TODAY)] == []
    wrong = {number: card_faults(number, TODAY) for number in vectors["id_checkdigit_ok_but_bad"]}
    assert wrong == {"51070420010229002X": (CardFault.BIRTH_DATE,), "999999199001010016": (CardFault.AREA,)}


@given(FIRSTS)
def test_a_number_with_its_own_check_character_has_no_fault(first: str) -> None:
    assert card_faults(first + card_check(first), TODAY) == ()


@given(FIRSTS, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(first: str, place: int, digit: str) -> None:
    wrong = first[:place] + digit + first[place + 1 :]
    assert wrong == first or CardFault.CHECK in card_faults(wrong + card_check(first), TODAY)


def test_an_old_number_is_lengthened() -> None:
    assert long_number("130503 670401001") == "130503196704010016"


def test_a_small_x_is_read() -> None:
    assert card_faults("62112419850715018x", TODAY) == ()


def test_nobody_is_born_tomorrow() -> None:
    first = "11010120260917001"
    assert card_faults(first + card_check(first), TODAY) == (CardFault.BIRTH_DATE,)
    assert birth_date(first + "0") == date(2026, 9, 17)


@pytest.mark.parametrize("text", ["", "12345", "1101011990010100１5", "X" * 18, "11010119900101001", "1" * 19])
def test_what_has_another_shape_is_told(text: str) -> None:
    assert card_faults(text, TODAY) == (CardFault.SHAPE,)


def test_a_masked_number_shows_three_and_four_characters() -> None:
    assert masked("110101199001010015") == "110***********0015"
    assert masked("12345678") == "********"


@given(st.text("0123456789X", max_size=18))
def test_a_masked_text_keeps_its_length_and_hides_most(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert sum(character != "*" for character in masked(text)) <= 7
