"""What goes to the press hides nothing and turns nothing."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.papers import press
from banjie.adapters.papers.words_fit import column_widths, drawn, label_width, printable

FONTS = press._FONTS
FONT = drawn(FONTS / "manifest.json")


@pytest.mark.parametrize(
    ("given_text", "fit"),
    [("a\u202eb", "ab"), ("a\x00b", "ab"), ("a\tb", "a b"), ("a\u2007\u3000b", "a \u3000b"), ("a\r\nb", "a\nb")],
)
def test_characters_that_hide_or_turn_text_are_left_out(given_text: str, fit: str) -> None:
    assert printable(given_text, FONT) == fit


def test_half_of_a_character_pair_is_told_not_passed_on() -> None:
    assert printable(["\ud800"], FONT) == ["〓〔U+D800〕"]


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_is_given_the_font_can_draw_the_result(text: str) -> None:
    assert all(character == "\n" or ord(character) in FONT for character in printable(text, FONT))


@pytest.mark.parametrize("encoding", ["gb2312", "big5"])
def test_the_font_draws_every_character_of(encoding: str) -> None:
    pairs = (bytes([high, low]).decode(encoding, "ignore") for high in range(0xA4, 0xFA) for low in range(0x40, 0xFF))
    han = {character for text in pairs for character in text if "\u4e00" <= character <= "\u9fff"}
    assert not {character for character in han if ord(character) not in FONT}


def test_the_font_is_the_one_of_the_manifest() -> None:
    manifest = json.loads((FONTS / "manifest.json").read_text("utf-8"))
    assert hashlib.sha256((FONTS / manifest["font"]).read_bytes()).hexdigest() == manifest["sha256"]


@given(st.lists(st.lists(st.text(max_size=40), max_size=5), max_size=5))
def test_a_table_with_columns_always_fills_the_line(rows: list[list[str]]) -> None:
    widths = column_widths(rows)
    assert len(widths) == max((len(row) for row in rows), default=0)
    assert not widths or any(width["grows"] for width in widths)


def test_labels_get_the_room_of_the_longest_within_reason() -> None:
    assert [label_width([]), label_width(["申请人姓名"]), label_width(["长" * 30])] == [4.0, 5.0, 10.5]
