"""A holiday notice as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from banjie.core.calendar.errors import CodedError
from banjie.core.calendar.holidays import Holidays
from banjie.core.calendar.notice import NoticeSource


class NoticeUnreadable(CodedError):
    """A file from which no notice can be read; `code` and `params` say the same as the message, for other languages."""


class NoticeReader(Protocol):
    """Reads notices from files."""

    def __call__(self, path: Path, source: NoticeSource) -> Mapping[str, object]:
        """Return the notice as the core reads it, JSON or CSV.

        Raises `NoticeUnreadable` where the file is no notice at all, and `NoticeWrong` where it contradicts itself.
        """
        ...


class NoticeBytes(Protocol):
    """Reads notices from what was uploaded or pasted."""

    def __call__(self, data: bytes, source: NoticeSource, holidays: Holidays) -> Mapping[str, object]:
        """Return the notice as the core reads it, held against the days off by law; raise as `NoticeReader` does."""
        ...
