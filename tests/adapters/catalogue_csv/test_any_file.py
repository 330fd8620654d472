"""Whatever the file, nothing is lost in silence."""

import csv
from io import BytesIO, StringIO

from hypothesis import given
from hypothesis import strategies as st

from banjie.adapters.catalogue_csv.header import ALIASES, FIELDS
from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.services.ports.catalogue_rows import CatalogueReading, CatalogueUnreadable, Severity

HEADER = "部门,主项,事项名称,事项编码,部门编码,事项类型"
WORDS = st.text(st.sampled_from("水务许可证（）,;|\t\"' 新办A1-"), max_size=8)
NAMED = WORDS.map(lambda text: f"取{text}水")
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, NAMED) | {"type": st.integers(1, 20).map(str)}))
LINES = st.lists(st.text(st.sampled_from('水,"A1\t ;\u2028'), max_size=20), max_size=12)


def tidy(text: str) -> str:
    return " ".join(text.split())


def balanced(reading: CatalogueReading) -> bool:
    report = reading.report
    told = {found.line for found in report.findings if found.severity is Severity.ERROR}
    again = [found for found in report.findings if found.code == "duplicate"]
    sums = report.rows == report.items + report.duplicates + report.errors
    return sums and (report.items, report.duplicates, report.errors) == (len(reading.rows), len(again), len(told))


def accounted(reading: CatalogueReading) -> set[int]:
    """Return every line that is an item or is told of, with all lines of a row that runs over several."""
    lines = {row.line for row in reading.rows} | {found.line for found in reading.report.findings}
    for found in reading.report.findings:
        if found.code == "row_over_lines":
            lines |= set(range(found.line, found.line + int(found.params["lines"])))
    return lines


@given(
    ROWS,
    st.permutations(FIELDS),
    st.tuples(
        st.sampled_from([",", "\t", ";", "|"]),
        st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
        st.sampled_from(["\n", "\r\n"]),
    ),
    st.data(),
)
def test_a_well_written_table_is_read_as_it_was_meant(
    rows: list[dict[str, str]], order: list[str], form: tuple[str, str, str], data: st.DataObject
) -> None:
    delimiter, encoding, end = form
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
    writer.writerow([data.draw(st.sampled_from(ALIASES[field])) for field in order])
    writer.writerows([row[field] for field in order] for row in rows)
    reading = read_catalogue(BytesIO(file.getvalue().encode(encoding)))
    meant = [tuple(tidy(row[field]) for field in ("department", "item_code")) for row in rows]
    assert [(row.department, row.item_code) for row in reading.rows] == list(dict.fromkeys(meant))
    assert reading.report.rows == len(rows)
    assert balanced(reading)


@given(LINES)
def test_every_line_of_a_broken_table_is_an_item_or_told(lines: list[str]) -> None:
    reading = read_catalogue(BytesIO("\n".join([HEADER, *lines]).encode()))
    written = {number for number, line in enumerate(lines, 2) if line.strip(' \t,"\u2028')}
    assert written <= accounted(reading)
    assert balanced(reading)


@given(st.binary(), st.booleans())
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, headed: bool) -> None:
    try:
        reading = read_catalogue(BytesIO((HEADER + "\n").encode() * headed + data))
    except CatalogueUnreadable as refused:
        assert refused.code  # noqa: PT017 - both ways out are right
        return
    assert balanced(reading)


@given(
    st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from("一二"), st.sampled_from(["", "A", "B"])), max_size=8)
)
def test_items_and_duplicates_and_errors_make_up_the_rows(rows: list[tuple[str, str, str]]) -> None:
    text = "\n".join([HEADER, *(f"{department},,{name},{code},,1" for department, name, code in rows)])
    reading = read_catalogue(BytesIO(text.encode()))
    assert reading.report.rows == len(rows)
    assert balanced(reading)
    keys = [(row.department, row.item_code or row.name) for row in reading.rows]
    assert len(keys) == len(set(keys))
