"""Small sound nets, walks through them, and what happens to logs of them."""

from typing import Any

from hypothesis import strategies as st

from banjie.core.flow.net import Net, compile_flow
from banjie.core.flow.short import flow_of
from tests.core.flow.flows import flows

CHECKS: dict[str, Any] = {
    "start": "review",
    "steps": [
        {"id": "review", "words": {"zh-Hans": "审查", "en": "Review"}, "choose": {"needed": "checks", "not": "decide"}},
        {"id": "checks", "parallel": ["papers", "site"], "join": "decide"},
        {"id": "papers"},
        {"id": "site", "words": {"en": "Site check"}},
        {"id": "decide", "next": "deliver"},
        {"id": "deliver", "next": "end"},
    ],
}


def net_of(plain: dict[str, Any]) -> Net:
    return compile_flow(flow_of(plain))


def nets() -> st.SearchStrategy[Net]:
    """Return sound nets of up to about ten steps."""
    return flows().map(net_of)


@st.composite
def walked(draw: st.DrawFn, net: Net, longest: int = 12) -> tuple[str, ...]:
    """Return a walk through the net, broken off after `longest` steps."""
    marking, done = net.initial(), []
    while net.enabled(marking) and len(done) < longest:
        step = draw(st.sampled_from(net.enabled(marking)))
        choice = draw(st.sampled_from(net.choices(step) or ("",)))
        marking = net.complete(marking, step, choice)
        done.append(step)
    return tuple(done)


@st.composite
def spoilt(draw: st.DrawFn, net: Net, longest: int = 12) -> tuple[str, ...]:
    """Return a walk of which steps were left out, done twice, exchanged, or done beside the flow."""
    log = list(draw(walked(net, longest)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(log)))
        kind = draw(st.sampled_from(("drop", "put in", "exchange")))
        if kind == "drop":
            del log[at : at + 1]
        elif kind == "put in":
            log.insert(at, draw(st.sampled_from((*net.steps, "?"))))
        else:
            log[at : at + 2] = reversed(log[at : at + 2])
    return tuple(log)
