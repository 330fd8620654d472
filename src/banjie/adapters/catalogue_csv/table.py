"""From text to records, each with the line of the file where it begins; a broken quote costs its own line only."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_CELL_LINES = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The cells of one record; `fault` is empty or says why they are no good: `unclosed_quote`, `cell_too_long`.

    `lines` is the number of lines of the file it takes.
    """

    line: int
    cells: tuple[str, ...]
    lines: int = 1
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.fault and not any(cell.strip() for cell in self.cells)


def split_lines(text: str) -> list[str]:
    """Return the lines of `text` without their ends; only CR, LF and CR LF end a line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines[-1] == "" else lines


def records(lines: list[str], delimiter: str, first: int, width: int) -> Iterator[Record]:
    """Yield the records from the line with index `first` on, blank ones too.

    A record over several lines is believed only when it has `width` cells: else a quotation mark was not closed, which
    costs the line where it stands, and the next lines are read anew.
    """
    index = first
    while index < len(lines):
        record, used = _record(lines, index, delimiter)
        if used > 1 and len(record.cells) != width:
            record, used = _broken(lines, index, delimiter, "unclosed_quote")
        yield record
        index += used


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line, as well as it can be read alone."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def _record(lines: list[str], index: int, delimiter: str) -> tuple[Record, int]:
    """Return the record that begins at `index` and how many lines it takes."""
    for count in range(1, _LONGEST_CELL_LINES + 1):
        part = lines[index : index + count]
        try:
            cells = next(csv.reader(["\n".join(part)], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            if "field larger" in str(error):
                return _broken(lines, index, delimiter, "cell_too_long")
            if "unexpected end" in str(error) and index + count < len(lines):
                continue
            if count > 1 or "unexpected end" in str(error):
                break
            return Record(line=index + 1, cells=tuple(cells_of(part[0], delimiter))), 1  # a sign after a closed quote
        else:
            return Record(line=index + 1, cells=tuple(cells), lines=count), count
    return _broken(lines, index, delimiter, "unclosed_quote")


def _broken(lines: list[str], index: int, delimiter: str, fault: str) -> tuple[Record, int]:
    return Record(line=index + 1, cells=tuple(lines[index].split(delimiter)), fault=fault), 1
