"""A code of an organisation is read with its faults; it is never refused."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.credit_code import (
    ALPHABET,
    CodeFault,
    CodeKind,
    credit_check,
    credit_faults,
    is_credit_code,
    organisation_check,
    organisation_faults,
    read_code,
)
from tests.shared_data import shared

BODIES = st.tuples(
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


def test_the_worked_example_of_the_standard_has_its_check_character() -> None:
    assert credit_check("91350100M000100Y4") == "3"


def test_the_published_vectors_are_told_apart() -> None:
    vectors = json.loads(shared("domain/vectors.json").read_text("utf-8"))
    assert [code for code in vectors["uscc_valid"] if not is_credit_code(code)] == []
    assert [code for code in vectors["uscc_invalid"] if is_credit_code(code)] == []


def test_a_list_of_real_and_corrupted_codes_is_told_apart() -> None:
    with shared("data/uscc/vectors.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert [row for row in rows if is_credit_code(row["code"]) != (row["valid"] == "True")] == []


@given(BODIES)
def test_a_code_with_its_own_check_character_is_right(body: str) -> None:
    assert is_credit_code(body + credit_check(body))


@given(BODIES, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(body: str, place: int, other: str) -> None:
    wrong = body[:place] + other + body[place + 1 :] + credit_check(body)
    assert (wrong[:17] == body) or not is_credit_code(wrong)


@pytest.mark.parametrize("code", ["91350100M000100Y4Z", "9135O100M000100Y43", "91350100M000100Y4", ""])
def test_a_character_or_length_that_cannot_be_is_a_fault_of_its_own(code: str) -> None:
    assert credit_faults(code) == (CodeFault.CHARACTER,)


@pytest.mark.parametrize("first", ["00877844", "D2143569", "74468656"])
def test_an_organisation_code_is_read_with_and_without_hyphen(first: str) -> None:
    check = organisation_check(first)
    for written in (f"{first}{check}", f"{first}-{check}", f" {first}-{check}".lower()):
        reading = read_code(written)
        assert (reading.kind, reading.code) == (CodeKind.ORGANISATION, first + check)
        assert set(reading.faults) <= {CodeFault.CASE}


def test_a_wrong_organisation_code_is_told() -> None:
    assert organisation_faults("008778440") == (CodeFault.CHECK,)
    assert organisation_faults("00877844x") == (CodeFault.CHARACTER,)


def test_the_organisation_code_inside_a_credit_code_is_checked_too() -> None:
    body = "91350100" + "008778440"
    assert read_code(body + credit_check(body)).faults == (CodeFault.INNER_CHECK,)


def test_small_letters_are_read_and_told() -> None:
    reading = read_code("91350100m000100y43")
    assert (reading.code, reading.faults[-1]) == ("91350100M000100Y43", CodeFault.CASE)


@given(st.text())
def test_every_text_is_read(text: str) -> None:
    assert read_code(text).written == text
