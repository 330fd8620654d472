"""Holiday notices on disk: JSON as it is published day by day, or a table (CSV) with a header line."""

import codecs
import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banjie.core.calendar.holidays import Holidays
from banjie.core.calendar.notice import NoticeSource, read_notice
from banjie.core.calendar.notice_table import read_notice_table
from banjie.services.ports.notices import NoticeUnreadable

LARGEST = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (",", "\t", ";", "|", "，")


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeFiles:
    """Reads notices, held against the days off by law."""

    holidays: Holidays

    def __call__(self, path: Path, source: NoticeSource) -> Mapping[str, object]:
        """Return the notice; raise `NoticeUnreadable` or `NoticeWrong`."""
        return self.read(_bytes(path), source)

    def read(self, data: bytes, source: NoticeSource) -> Mapping[str, object]:
        """Return the notice that these bytes hold; raise `NoticeUnreadable` or `NoticeWrong`."""
        text = _text(data)
        if text.lstrip().startswith(("{", "[")):
            return read_notice(_json(text), self.holidays, source)
        return read_notice_table(_rows(text), self.holidays, source)


def notice_in(data: bytes, source: NoticeSource, holidays: Holidays) -> Mapping[str, object]:
    """Return the notice that was uploaded or pasted; raise `NoticeUnreadable` or `NoticeWrong`."""
    return NoticeFiles(holidays=holidays).read(_not_large(data), source)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read; give the path of a JSON or CSV file"
        raise NoticeUnreadable("notice_file", message, path=path) from error
    return _not_large(data)


def _not_large(data: bytes) -> bytes:
    if len(data) > LARGEST:
        message = f"the file is larger than {LARGEST} bytes; a notice is far smaller"
        raise NoticeUnreadable("notice_large", message, limit=LARGEST)
    return data


def _text(data: bytes) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    message = "the file is neither UTF-8 nor GB 18030 text; save it as JSON or CSV (UTF-8)"
    raise NoticeUnreadable("notice_encoding", message)


def _json(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        message = f"the file is no JSON (line {line}): {error}; download it again"
        raise NoticeUnreadable("notice_json", message, line=line) from error
    except RecursionError:
        raise NoticeUnreadable("notice_json", "the file is no notice: it is nested too deeply", line=0) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _rows(text: str) -> list[list[str]]:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        message = f"the file is no table: {error}; save it as CSV (UTF-8)"
        raise NoticeUnreadable("notice_table", message) from error
