"""One value has one text, and it is that of RFC 8785."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.values.canonical import NotCanonical, canonical_json, digest, digest_bytes

SIGNS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(SIGNS)
KEYS = st.text(st.characters(min_codepoint=1, max_codepoint=127))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(VALUES)
def test_the_text_is_that_of_the_standard(value: Any) -> None:
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@given(st.dictionaries(KEYS, LEAVES))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"a": [1, 1.5]}, r"\$\.a\[1\]: float"),
        ({"a": {"b": 2**53}}, r"\$\.a\.b: .* beyond 2\*\*53"),
        (-(2**53), r"\$: "),
        ({"日": 1}, "must be ASCII"),
        ({1: 1}, "must be ASCII"),
        (["\ud800"], r"\$\[0\]: text holds half"),
        ({"a": "1\0"}, r"\$\.a: text holds a NUL"),
        ({"a": "一\0"}, r"\$\.a: text holds a NUL"),
        ({"a\0": 1}, "must be ASCII"),
        ({"a": b"x"}, r"\$\.a: bytes"),
        (object(), r"\$: object"),
    ],
)
def test_what_has_no_canonical_text_is_refused_with_its_place(value: Any, place: str) -> None:
    with pytest.raises(NotCanonical, match=place):
        canonical_json(value)


def test_chinese_text_is_kept_readable() -> None:
    assert canonical_json({"b": "办结", "a": ["\n", True]}) == '{"a":["\\n",true],"b":"办结"}'


def test_a_digest_has_its_prefix_and_is_of_the_utf_8_bytes() -> None:
    assert digest("") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("办结") == digest_bytes("办结".encode())
