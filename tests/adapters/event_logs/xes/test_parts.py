"""However a log is written, cut or damaged, the plain way gives what reading element by element gives."""

from collections.abc import Iterator

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from banjie.adapters.event_logs.xes.exact import NotXes
from banjie.adapters.event_logs.xes.parts import Parts
from banjie.adapters.event_logs.xes.rows import Columns

TYPES = st.sampled_from(["string", "date", "int", "float", "boolean", "id"])
KEYS = st.sampled_from(["concept:name", "time:timestamp", "case:concept:name", "a", "b&amp;c", "é", ""])
VALUES = st.sampled_from(
    ["", "1", "2011-10-01T00:38:44+02:00", "&lt;b&gt;", "x\ny", "&#10;&#x4E2D;", "辦結", "it's > 1"]
)
SPACES = st.sampled_from(["", "\n\t", " "])
ODD = st.sampled_from(
    [
        "<!-- </trace> -->",
        "<string key='a' value='b'/>",
        '<string value="v" key="a"/>',
        '<list key="l"><values><string key="a" value="in a list"/></values></list>',
        '<string key="a" value="b" more="c"/>',
        "<![CDATA[<trace>]]>",
        "<?php ?>",
        '<string key="a"/>',
        '<x:string xmlns:x="u" key="a" value="of another namespace"/>',
        '<event><string key="a" value="b"/></event>',
        "&amp;",
        "<trace/>",
    ]
)


def attribute(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    def written(kind: str, key: str, value: str, within: list[str]) -> str:
        begin = f'<{kind} key="{key}" value="{value}"'
        return f"{begin}>{''.join(within)}</{kind}>" if within else f"{begin}/>"

    return st.builds(written, TYPES, KEYS, VALUES, inner)


LEAVES = attribute(st.just([]))
ATTRIBUTES = LEAVES | attribute(st.lists(LEAVES | attribute(st.lists(LEAVES, max_size=2)), max_size=2))


def element(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(st.tuples(inner, SPACES).map("".join), max_size=5).map("".join)
    return content.map(lambda text: f"<{name}>{text}</{name}>") | st.just(f"<{name} />")


def logs(odd: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    events = element("event", ATTRIBUTES | odd)
    cases = element("trace", ATTRIBUTES | events | odd)
    heads = st.sampled_from(
        ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff", '<?xml version="1.0"?><!-- x -->']
    )
    names = st.sampled_from(["<log>", '<log xes.version="1.0" xmlns="http://www.xes-standard.org/">'])
    content = st.lists(cases | ATTRIBUTES | odd, max_size=6).map("".join)
    return st.builds(lambda *parts: "".join([*parts, "</log>"]).encode(), heads, names, content)


def blocks(log: bytes, size: int) -> Iterator[bytes]:
    return (log[at : at + size] for at in range(0, len(log), size))


def read(log: bytes, size: int, *, plain: bool) -> tuple[list[dict[str, str | None]], bool]:
    """Return the rows, cells that say nothing left away, and whether the log is damaged."""
    parts, columns = Parts(), Columns(most_cells=size)
    try:
        frames = [f for part in parts.read(blocks(log, size), plain=plain) for f in columns.frames(part)]
    except NotXes:
        return [], True
    assert all(dtype == pl.String for frame in frames for dtype in frame.dtypes)
    rows = [{name: value for name, value in row.items() if value is not None} for f in frames for row in f.to_dicts()]
    return rows, parts.damage is not None


@settings(deadline=None)
@given(log=logs(st.nothing()), size=st.integers(1, 400))
def test_plain_logs_are_read_alike(log: bytes, size: int) -> None:
    assert read(log, size, plain=True) == read(log, 1 << 20, plain=False)


@settings(deadline=None)
@given(log=logs(ODD), size=st.integers(1, 400))
def test_odd_logs_are_read_alike(log: bytes, size: int) -> None:
    assert read(log, size, plain=True) == read(log, 1 << 20, plain=False)


@settings(deadline=None)
@given(
    log=logs(st.nothing()),
    size=st.integers(1, 400),
    at=st.floats(0, 1),
    put=st.sampled_from([b"", b'"', b"<", b">", b"&", b"\x00", b"\xff", b"\xef\xbf\xbf", b"/", b"\t", b"x", b"-->"]),
    to_the_end=st.booleans(),
)
def test_damaged_logs_are_read_alike(log: bytes, size: int, at: float, put: bytes, to_the_end: bool) -> None:
    place = int(at * len(log))
    damaged = log[:place] + put + (b"" if to_the_end else log[place + 1 :])
    assert read(damaged, size, plain=True) == read(damaged, 1 << 20, plain=False)
