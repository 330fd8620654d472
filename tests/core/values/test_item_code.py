"""A code of an item is an opaque text in which a known make-up may be recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.item_code import ItemCode, ItemCodeProfile, is_clean, read_item_code


@pytest.mark.parametrize(
    ("written", "profile"),
    [
        ("000125004000", "basic"),
        ("1" * 31, "implementation"),
        ("1" * 33, "handling"),
        ("62052400MZ-XK-0001", "other"),
        ("4" * 16, "other"),
        ("", "other"),
    ],
)
def test_the_national_make_ups_are_known_by_their_length(written: str, profile: str) -> None:
    assert read_item_code(written).profile == profile


def test_a_segmented_code_tells_item_region_and_body() -> None:
    written = "G-000007-001-621124000000-000-11370322004222241N-1-00"
    assert read_item_code(written) == ItemCode(
        written=written,
        profile=ItemCodeProfile.SEGMENTED,
        item="G-000007-001",
        region="621124",
        body="11370322004222241N",
    )


def test_a_body_may_hold_a_hyphen_itself() -> None:
    assert read_item_code("512A1-621124000000-000-00877868-5-1-00").body == "00877868-5"


@given(st.text())
def test_every_text_is_a_code(text: str) -> None:
    assert read_item_code(text).written == text


@pytest.mark.parametrize(
    ("written", "clean"), [("A-1", True), ("A 1", False), ("Ａ1", False), ("", False), ("A\t", False)]
)
def test_a_clean_code_is_visible_ascii(written: str, clean: bool) -> None:
    assert is_clean(written) == clean
