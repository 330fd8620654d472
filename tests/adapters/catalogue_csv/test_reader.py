"""Every row of a catalogue becomes an item, a told duplicate or a told error."""

from io import BytesIO
from pathlib import Path

import pytest

from banjie.adapters.catalogue_csv.reader import read_catalogue
from banjie.services.ports.catalogue_rows import CatalogueReading, CatalogueUnreadable, RowFinding, Severity
from tests.shared_data import shared

HEADER = "department,main_item,name,item_code,dept_code,task_type\n"
ROW = "区水务局,未分类,取水许可（新办）,511A-1,00877844X,1\n"


def read(text: str, encoding: str = "utf-8") -> CatalogueReading:
    return read_catalogue(BytesIO(text.encode(encoding)))


def findings(reading: CatalogueReading, *severities: Severity) -> list[tuple[int, str]]:
    asked = severities or (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return [(found.line, found.code) for found in reading.report.findings if found.severity in asked]


def only(reading: CatalogueReading, code: str) -> RowFinding:
    (found,) = [found for found in reading.report.findings if found.code == code]
    return found


def unreadable(data: bytes) -> CatalogueUnreadable:
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(BytesIO(data))
    return caught.value


def test_a_row_becomes_an_item_with_its_type_padded() -> None:
    (row,) = read(HEADER + ROW).rows
    assert (row.line, row.department, row.name, row.type_code) == (2, "区水务局", "取水许可（新办）", "01")
    assert (row.department_code, row.item_code, row.main_item) == ("00877844X", "511A-1", "未分类")


def test_a_real_catalogue_is_read_whole() -> None:
    path = shared("data/catalog/guangan_511602_service_items.csv")
    reading = read_catalogue(path)
    lines = path.read_text("utf-8-sig").splitlines()
    assert (reading.report.rows, reading.report.errors) == (len(lines) - 1, 0)
    assert [row.line for row in reading.rows] == list(range(2, len(lines) + 1))
    departments = {line.split(",")[0] for line in lines[1:]}
    assert {department.name for department in reading.departments} == departments
    assert all(len(row.type_code) == 2 for row in reading.rows)


def test_the_same_row_again_is_a_duplicate_that_names_the_first() -> None:
    reading = read(HEADER + ROW + ROW)
    assert (reading.report.rows, reading.report.items, reading.report.duplicates) == (2, 1, 1)
    assert only(reading, "duplicate").params == {"first_line": "2"}


def test_another_item_under_a_code_of_its_department_is_an_error() -> None:
    reading = read(HEADER + ROW + ROW.replace("新办", "注销"))
    assert findings(reading, Severity.ERROR) == [(3, "code_taken")]
    assert (reading.report.items, reading.report.errors) == (1, 1)


def test_a_code_of_two_departments_is_kept_for_both_and_told() -> None:
    reading = read(HEADER + ROW + ROW.replace("区水务局", "区林业局"))
    assert [row.warnings for row in reading.rows] == [(), ("code_shared",)]
    assert only(reading, "department_code_of_several").severity is Severity.NOTE


def test_a_department_with_several_codes_keeps_them_all() -> None:
    reading = read(HEADER + ROW + ROW.replace("511A-1", "511A-2").replace("00877844X", "008778423"))
    (department,) = reading.departments
    assert (department.codes, department.items) == (("00877844X", "008778423"), 2)
    assert "00877844X, 008778423" in only(reading, "department_with_several_codes").what


def test_a_wrong_check_character_warns_once_and_marks_every_item() -> None:
    rows = "".join(ROW.replace("511A-1", f"511A-{n}").replace("00877844X", "008778440") for n in range(3))
    reading = read(HEADER + rows)
    assert only(reading, "department_code_check").line == 2
    assert {row.warnings for row in reading.rows} == {("department_code_check",)}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("区水务局,,,511A-1,,1", "name_empty"),
        (",,取水,511A-1,,1", "department_empty"),
        ("合计 1 项", "name_empty"),
        ("区水务局,未分类,取水,许可,511A-1,00877844X,1", "too_many_cells"),
        ('区水务局,未分类,"取水,511A-1,00877844X,1', "unclosed_quote"),
        ("区水务局," + "长" * 140_000 + ",取水,511A-1,00877844X,1", "cell_too_long"),
    ],
)
def test_a_broken_row_is_an_error_and_costs_no_other_row(row: str, code: str) -> None:
    reading = read(HEADER + row + "\n" + ROW)
    assert findings(reading, Severity.ERROR) == [(2, code)]
    assert [item.line for item in reading.rows] == [3]
    assert only(reading, code).remedy


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("区水务局,,取水,,00877844X,1", "item_code_empty"),
        ("区水务局,,取水,511A-1,,1", "department_code_empty"),
        ("区水务局,,取水,511A-1,00877844X,", "type_empty"),
        ("区水务局,,取水,511A-1,00877844X,57", "type_unknown"),
        ("区水务局,,取水,511A 1,00877844X,1", "item_code_unclean"),
        ("区水务局,,取水", "too_few_cells"),
        ('区水务局,,"取\n水",511A-1,00877844X,1', "row_over_lines"),
    ],
)
def test_an_odd_row_is_an_item_with_a_warning(row: str, code: str) -> None:
    reading = read(HEADER + row + "\n")
    assert code in reading.rows[0].warnings
    assert only(reading, code).line == 2


def test_items_without_codes_are_told_apart_by_their_names() -> None:
    row = "区水务局,,取水,,00877844X,1\n"
    assert read(HEADER + row + row.replace("取水", "排水") + row).report.duplicates == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_is_found(encoding: str) -> None:
    assert read(HEADER + ROW, encoding).rows == read(HEADER + ROW).rows


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    reading = read((HEADER + ROW).replace(",", delimiter))
    assert reading.rows == read(HEADER + ROW).rows
    assert reading.report.delimiter == delimiter


@pytest.mark.parametrize(
    "header",
    [
        "实施主体名称,主项名称,事项名称*,实施清单编码,统一社会信用代码,事项类型",
        "部門名稱（必填）,主項,辦理項名稱,事項編碼,組織機構代碼,事項類型",
        "DEPARTMENT,Main Item,Item-Name,code,Dept_Code,type",
    ],
)
def test_columns_are_known_by_many_names(header: str) -> None:
    assert read(header + "\n" + ROW).rows == read(HEADER + ROW).rows


def test_lines_above_the_header_and_columns_not_used_are_told() -> None:
    reading = read(
        "某区政务服务事项目录\n\n" + HEADER.strip() + ",备注\n" + ROW.strip() + ",无\n" + HEADER.strip() + ",备注"
    )
    assert findings(reading) == [(1, "before_header"), (3, "column_unused"), (5, "header_again")]
    assert [row.line for row in reading.rows] == [4]


def test_a_missing_column_is_told_and_its_field_stays_empty() -> None:
    reading = read("部门,事项名称\n区水务局,取水许可\n")
    assert (reading.rows[0].item_code, reading.rows[0].type_code) == ("", "")
    missing = [found.params["field"] for found in reading.report.findings if found.code == "column_missing"]
    assert missing == ["department_code", "main_item", "item_code", "type"]


def test_a_few_damaged_bytes_cost_their_rows_only() -> None:
    data = (HEADER + ROW.replace("511A-1", "511A-0") + ROW * 1).encode().replace("水".encode(), b"\xe6\xb0", 1)
    reading = read_catalogue(BytesIO(data))
    assert findings(reading, Severity.ERROR) == [(2, "unreadable")]
    assert [row.line for row in reading.rows] == [3]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "no_rows"),
        (b" \n\n", "no_rows"),
        (b"PK\x03\x04rest", "workbook"),
        (b"a,b\0c", "binary"),
        (b"\xff\x80\x81" * 20, "encoding"),
        (b"a,b\n1,2\n", "column_missing"),
    ],
)
def test_what_is_no_catalogue_is_refused_with_the_reason(data: bytes, code: str) -> None:
    assert unreadable(data).code == code


def test_a_missing_column_names_what_was_found_and_what_to_write() -> None:
    message = str(unreadable("序号,事项名称\n1,取水\n".encode()))
    assert "no column for department" in message
    assert "line 1 has: 序号, 事项名称" in message
    assert "部门" in message


def test_a_path_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable, match=r"none\.csv cannot be read"):
        read_catalogue(tmp_path / "none.csv")
