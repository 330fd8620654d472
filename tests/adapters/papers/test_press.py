"""Papers are printed as they are written, whole, and always the same."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from banjie.adapters.papers.press import TypstPress
from banjie.services.ports.papers import (
    Fact,
    Paper,
    PaperKind,
    PaperNotPrinted,
    PaperTable,
    Seal,
    Steps,
    Tracking,
)

AT = datetime(2026, 9, 16, 2, 24, tzinfo=UTC)
PAPER = Paper(
    kind=PaperKind.RECEIPT,
    language="zh-Hans",
    office="青禾县卫生健康局",
    title="行政许可受理凭证",
    number="青卫受〔2026〕31号",
    addressee="和美美发店：",
    facts=(Fact(label="申请人", value="和美美发店"),),
    paragraphs=("受理当天不算。",),
    due="最晚9月28日（周一）答复。",
    tables=(PaperTable(heading="已收材料", columns=("序号", "材料"), rows=(("1", "申请表"),)),),
    steps=Steps(heading="接下来", items=("到场所核查", "告诉你准或不准")),
    tracking=Tracking(caption="查询码", code="7K4M-92QD-XH58", qr="https://example.org/t/7K4M92QDXH58"),
    seal=Seal(office="青禾县政务服务中心", purpose="受理专用章", specimen="样章"),
    footnotes=("对决定不服，可以申请行政复议。",),
    printed_at="2026年9月16日 10:24 打印",
)


@cache
def printed(paper: Paper) -> PdfReader:
    return PdfReader(BytesIO(TypstPress().print(paper, AT)))


def words(paper: Paper) -> str:
    return "".join("".join(page.extract_text().split()) for page in printed(paper).pages)


def own_words(paper: Paper) -> list[str]:
    texts = [paper.office, paper.title, *paper.paragraphs, paper.due, paper.printed_at, *paper.footnotes]
    beside = () if paper.kind is PaperKind.WORKING_OUT else ("到场所核查", "样章")
    return ["".join(text.split()) for text in [*texts, "申请表", "已收材料", "7K4M-92QD-XH58", *beside]]


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_says_all_its_words(kind: PaperKind) -> None:
    paper = replace(PAPER, kind=kind)
    said = words(paper)
    assert not [text for text in own_words(paper) if text not in said]


@pytest.mark.parametrize("kind", PaperKind)
def test_a_short_paper_is_one_sheet_of_a4(kind: PaperKind) -> None:
    (page,) = printed(replace(PAPER, kind=kind)).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]


def test_the_same_paper_and_instant_give_the_same_bytes() -> None:
    assert TypstPress().print(PAPER, AT) == TypstPress().print(PAPER, AT)


def test_a_later_printing_differs() -> None:
    assert TypstPress().print(PAPER, AT) != TypstPress().print(PAPER, AT.replace(hour=3))


def test_traditional_words_are_printed_with_their_own_characters() -> None:
    text = "依照行政許可法一次告知補正內容：龜、鬱、麵、薑、廈門、辦結"
    assert text in words(replace(PAPER, kind=PaperKind.SUPPLEMENT_NOTICE, language="zh-Hant", paragraphs=(text,)))


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        "$x^2$",
        "*粗*",
        "_斜_",
        "[方]",
        "@引用",
        "<标签>",
        "`码`",
        "//注释",
        "\\#",
        '"引"',
        "#sys.inputs",
        "=题",
    ],
)
def test_signs_of_markup_are_printed_as_they_are(text: str) -> None:
    paper = replace(PAPER, title=text, paragraphs=(text,), facts=(Fact(label=text, value=text),))
    assert words(paper).count(text) >= 4


def test_long_reasons_flow_to_the_next_page_under_the_number_of_the_paper() -> None:
    paper = replace(PAPER, kind=PaperKind.REFUSAL, paragraphs=("本机关认为理由不成立。" * 150,))
    assert len(printed(paper).pages) > 1
    assert paper.number in printed(paper).pages[1].extract_text()


def test_no_signature_stands_alone_on_a_sheet() -> None:
    for count in range(12, 30):
        lines = ("本机关认为理由不成立，不符合法定的条件。",) * count
        pages = printed(replace(PAPER, kind=PaperKind.REFUSAL, paragraphs=lines, due="", tables=(), steps=None)).pages
        assert "不成立" in pages[-1].extract_text()


def test_a_word_longer_than_the_line_is_broken_not_cut() -> None:
    paper = replace(PAPER, paragraphs=("x" * 300,))
    assert "x" * 300 in words(paper)
    assert max(len(line) for line in printed(paper).pages[0].extract_text().splitlines()) < 120


def test_a_character_without_a_glyph_is_told_by_its_number() -> None:
    assert "〓〔U+1F600〕野家" in words(replace(PAPER, addressee="😀野家", kind=PaperKind.DECISION))


def test_an_empty_paper_still_prints() -> None:
    assert "通知" in words(Paper(kind=PaperKind.STOP_NOTICE, language="en", office="", title="通知"))


def test_tables_may_have_short_rows_and_no_head() -> None:
    table = PaperTable(heading="材料", rows=(("甲", "乙", "丙"), ("丁",), ()))
    assert "甲乙丙" in words(replace(PAPER, tables=(table, PaperTable(heading="空", rows=()))))


def test_a_square_code_that_cannot_hold_its_text_is_refused_with_the_reason() -> None:
    tracking = Tracking(caption="查询码", code="A", qr="长" * 3000)
    with pytest.raises(PaperNotPrinted, match="3000 characters"):
        TypstPress().print(replace(PAPER, tracking=tracking), AT)


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        TypstPress().print(PAPER, AT.replace(tzinfo=None))


def test_the_font_is_the_one_its_manifest_names_and_no_other() -> None:
    fonts = {font.split("+")[-1] for page in printed(PAPER).pages for font in font_names(page["/Resources"]["/Font"])}
    assert fonts <= {"NotoSerifSC-Regular", "DejaVuSansMono-Bold"}


def font_names(fonts: dict[str, dict[str, str]]) -> list[str]:
    return [str(font["/BaseFont"]) for font in fonts.values()]
