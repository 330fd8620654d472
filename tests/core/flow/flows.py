"""Random block-structured flows for the property tests."""

from typing import Any

from hypothesis import strategies as st

Block = tuple[str, Any]


def blocks() -> st.SearchStrategy[Block]:
    """Return blocks: a step, a row of blocks, a choice, a parallel, or a loop around a block."""
    step = st.just(("step", None))
    return st.recursive(
        step,
        lambda inner: st.one_of(
            st.tuples(st.just("row"), st.lists(inner, min_size=1, max_size=3)),
            st.tuples(st.just("choice"), st.lists(inner, min_size=2, max_size=3)),
            st.tuples(st.just("parallel"), st.lists(inner, min_size=2, max_size=3)),
            st.tuples(st.just("loop"), inner),
        ),
        max_leaves=6,
    )


class Writer:
    """Writes a block as the short form: `plain` holds a flow from the block to the end."""

    def __init__(self, block: Block) -> None:
        self.steps: list[dict[str, Any]] = []
        self.plain = {"start": self._write(block, "end"), "steps": self.steps}

    def _write(self, block: Block, after: str) -> str:
        kind, inner = block
        return getattr(self, f"_{kind}")(inner, after)

    def _add(self, **step: Any) -> str:
        step["id"] = f"s{len(self.steps)}"
        self.steps.append(step)
        return str(step["id"])

    def _step(self, _inner: None, after: str) -> str:
        return self._add(next=after)

    def _row(self, inner: list[Block], after: str) -> str:
        for block in reversed(inner):
            after = self._write(block, after)
        return after

    def _choice(self, inner: list[Block], after: str) -> str:
        return self._add(choose={f"c{at}": self._write(block, after) for at, block in enumerate(inner)})

    def _parallel(self, inner: list[Block], after: str) -> str:
        gate = self._add(join=after)
        self.steps[int(gate[1:])]["parallel"] = [self._write(block, f"{gate}.join") for block in inner]
        return gate

    def _loop(self, inner: Block, after: str) -> str:
        again = self._add()
        start = self._write(inner, again)
        self.steps[int(again[1:])]["choose"] = {"again": start, "on": after}
        return start


def flows() -> st.SearchStrategy[dict[str, Any]]:
    """Return flows in the short form."""
    return blocks().map(lambda block: Writer(block).plain)
