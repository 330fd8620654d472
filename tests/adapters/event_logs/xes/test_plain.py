"""What counts as plain XES, and what does not."""

import polars as pl
import pytest

from banjie.adapters.event_logs.xes.grammar import Beyond
from banjie.adapters.event_logs.xes.plain import part_of
from banjie.adapters.event_logs.xes.rows import Columns

PLAIN = [
    '<trace><string key="a" value="1"/><event><date key="b" value="2"/></event></trace>',
    '<trace>\n\t<event >\n\t\t<string key="b" value="it\'s &gt; 1" />\n\t</event >\n</trace>',
    '<string key="of the log" value="1"/><trace/><trace><event/><event></event></trace>',
    '<trace><event><int key="b" value="1"><int key="c" value="2"><int key="d" value="3"/></int></int></event></trace>',
    '<trace><event><string key="b" value="two\nlines"></string></event><string key="late" value="辦結"/></trace>',
]
BEYOND = [
    '<trace><event><string key="a" value="1"/></trace></event>',
    '<trace><event><string key="a" value="1"></date></event></trace>',
    '<trace><event><string key="a" value="1"></event></trace>',
    '<trace><event><string value="1" key="a"/></event></trace>',
    "<trace><event><string key='a' value='1'/></event></trace>",
    '<trace><event><string key="a" value="1" more="2"/></event></trace>',
    '<trace><event><string key="a"value="1"/></event></trace>',
    '<trace><event><string key="a" value="<"/></event></trace>',
    '<trace><event><string key="a" value="&nbsp;"/></event></trace>',
    '<trace><event><string key="a" value="&#0;"/></event></trace>',
    '<trace><event><string key="a" value="\x01"/></event></trace>',
    '<trace><event><string key="a" value="\uffff"/></event></trace>',
    '<trace><event><list key="a"><string key="b" value="1"/></list></event></trace>',
    '<trace><event><xes:string key="a" value="1"/></event></trace>',
    "<trace><!-- nothing --></trace>",
    "<trace><![CDATA[ ]]></trace>",
    "<trace>words</trace>",
    "<event/>",
    "</trace>",
]


@pytest.mark.parametrize("block", PLAIN)
def test_plain_xes_is_read_by_its_quotation_marks(block: str) -> None:
    part = part_of(block.encode())
    assert all(frame.height for frame in Columns().frames(part))


def test_only_what_the_case_or_event_says_itself_is_a_column() -> None:
    frames = [frame for block in PLAIN for frame in Columns().frames(part_of(block.encode()))]
    assert pl.concat(frames, how="diagonal").to_dicts() == [
        {"case:a": "1", "b": "2", "case:late": None},
        {"case:a": None, "b": "it's > 1", "case:late": None},
        *[{"case:a": None, "b": None, "case:late": None}] * 3,
        {"case:a": None, "b": "1", "case:late": None},
        {"case:a": None, "b": "two lines", "case:late": "辦結"},
    ]


@pytest.mark.parametrize("block", [*(text.encode() for text in BEYOND), b'<trace><id key="a" value="\xff"/></trace>'])
def test_what_is_beyond_plain_xes_is_left_to_the_exact_way(block: bytes) -> None:
    with pytest.raises(Beyond):
        part_of(block)
