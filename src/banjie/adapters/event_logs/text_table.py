"""Tables of text: CSV, TSV and their kin, in any encoding that offices use."""

import codecs
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import polars as pl

from banjie.adapters.event_logs.encodings import encoding_of
from banjie.adapters.event_logs.packed import Truncated, blocks
from banjie.bulk.log.source import LogUnreadable, Told
from banjie.core.facts.quality import Doubt, Kept

MOST_COLUMNS = 2_000
_SAMPLE, _ROWS = 1 << 18, 200_000
_SEPARATORS = ",\t;|"
_BINARY, _CONTROL = 0.01, bytes({*range(32)} - set(b"\t\n\r\x1a"))


class TextTable:
    """A table of text as a source: every cell text, an empty one null."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path = path
        self._stated: dict[str, str] = {"format": "text table"}
        self._doubts: list[Doubt] = []

    @property
    def stated(self) -> Mapping[str, str]:
        """The encoding and the separator; known once reading has begun."""
        return self._stated

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What was doubtful while reading."""
        return tuple(self._doubts)

    def frames(self, told: Told | None = None) -> Iterator[pl.DataFrame]:
        """Yield the rows; raises `LogUnreadable`."""
        self._doubts.clear()
        with tempfile.TemporaryDirectory(prefix="banjie-") as folder:
            plain = Path(folder) / "table.txt"
            self._write_plain(plain, told)
            names, separator, quoted = self._head(plain)
            yield from self._read(plain, names, separator, quoted)

    def _write_plain(self, plain: Path, told: Told | None) -> None:
        """Write the text as UTF-8 without marks, with single line ends, so that one reader reads all."""
        source = blocks(self._path, told)
        with plain.open("w", encoding="utf-8", newline="") as out:
            try:
                first = next(source, b"")
                name = self._encoding(first)
                decoder = codecs.getincrementaldecoder(name)("replace")
                out.write(decoder.decode(first).replace("\0", ""))
                for block in source:
                    out.write(decoder.decode(block).replace("\0", ""))
                out.write(decoder.decode(b"", final=True))
            except Truncated:
                self._doubts.append(Doubt(code="truncated", count=1, kept=Kept.KEPT, examples=(self.name,)))

    def _encoding(self, first: bytes) -> str:
        if not first.strip():
            raise LogUnreadable(f"{self.name}: the file is empty; give one with a header and rows")
        name = encoding_of(first[:_SAMPLE])
        if not name.startswith("utf-16") and _control_signs(first[:_SAMPLE]) > _BINARY * len(first[:_SAMPLE]):
            raise LogUnreadable(f"{self.name}: is no table of text; give XES, CSV, TSV, XLSX, Parquet or OCEL")
        if name == "latin-1":
            self._doubts.append(Doubt(code="encoding_guessed", count=1, kept=Kept.KEPT, examples=(self.name,)))
        self._stated["encoding"] = {"utf-8-sig": "UTF-8 (BOM)"}.get(name, name.upper())
        return name

    def _head(self, plain: Path) -> tuple[list[str], str, bool]:
        with plain.open(encoding="utf-8", newline="") as file:
            sample = file.read(_SAMPLE)
        lines = sample.splitlines()
        separator = max(_SEPARATORS, key=lambda sign: (_steadiness(lines, sign), -_SEPARATORS.index(sign)))
        header = next(csv.reader(islice(sample.splitlines(keepends=True), 50), delimiter=separator), [])
        if len(header) > MOST_COLUMNS:
            raise LogUnreadable(f"{self.name}: {len(header)} columns; a log has at most {MOST_COLUMNS}")
        self._stated["delimiter"] = {"\t": "tab"}.get(separator, separator)
        return self._names(header), separator, '"' in sample

    def _names(self, header: list[str]) -> list[str]:
        names = [cell.strip() or f"column {place}" for place, cell in enumerate(header, 1)]
        seen, own = Counter[str](), list[str]()
        for name in names:
            seen[name] += 1
            own.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        double = tuple(name for name, count in seen.items() if count > 1)
        if double:
            self._doubts.append(Doubt(code="columns_alike", count=len(double), kept=Kept.KEPT, examples=double[:5]))
        return own

    def _read(self, plain: Path, names: list[str], separator: str, quoted: bool) -> Iterator[pl.DataFrame]:  # noqa: FBT001
        try:
            table = pl.scan_csv(
                plain,
                separator=separator,
                has_header=True,
                new_columns=names,
                infer_schema=False,
                truncate_ragged_lines=True,
                quote_char='"' if quoted else None,
            )
            yield from table.collect_batches(chunk_size=_ROWS, maintain_order=True)
        except pl.exceptions.PolarsError as error:
            raise LogUnreadable(f"{self.name}: cannot be read as a table: {str(error).splitlines()[0]}") from None


def read_text_table(path: Path) -> TextTable:
    """Return the table of text in a file as a source."""
    return TextTable(path)


def _control_signs(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROL))


def _steadiness(lines: list[str], sign: str) -> tuple[bool, int]:
    counts = [line.count(sign) for line in lines[:50]]
    head = counts[0] if counts else 0
    return head > 0, sum(count >= head for count in counts) * head
