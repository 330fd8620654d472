"""Whatever stands in a pack, the checker answers with findings and never fails."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.pack.demo import Changed

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5000)
    | st.sampled_from(["", "x", "decide", "2020-01-01", "submit", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "from", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def paths(value: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [before, *(path for key, inner in held for path in paths(inner, (*before, key)))]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_the_checker_answers_whatever_stands_in_a_pack(data: st.DataObject) -> None:
    changed = Changed()
    path = data.draw(st.sampled_from(paths(changed.data)[1:]))
    changed.set(*path, to=data.draw(plain))
    assert all(str(found) and found.remedy for found in changed.findings())
