"""A log opened by what is in it, whatever the file is called."""

from collections.abc import Callable
from pathlib import Path

from banjie.adapters.event_logs.packed import Truncated, blocks
from banjie.adapters.event_logs.text_table import read_text_table
from banjie.bulk.log.source import LogSource, LogUnreadable

_FORMATS = "XES, CSV, TSV, XLSX, Parquet or OCEL"


def open_log(path: Path, read_xes: Callable[[Path], LogSource]) -> LogSource:
    """Return the log at `path`; raises `LogUnreadable` where it is in no format that is known."""
    if path.is_dir():
        raise LogUnreadable(f"{path.name}: is a folder without a log; give {_FORMATS}")
    try:
        first = next(blocks(path), b"")
    except Truncated:
        raise LogUnreadable(f"{path.name}: is damaged from its first byte; export it again") from None
    start = first.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if start.startswith(b"<"):
        return read_xes(path)
    return read_text_table(path)
