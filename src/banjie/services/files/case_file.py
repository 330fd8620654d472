"""A file that holds a case: how it is read, and what is wrong in it, with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from banjie.core.calendar.errors import CodedError
from banjie.core.pack.shape import Misfit, Shape
from banjie.core.pack.source import Path as Place
from banjie.core.pack.source import SourceFile
from banjie.services.files.clock_texts import TextWrong


class PlaceWrong(Exception):
    """Something in a file: `line` and `column` (from 1) are where, `error` what is wrong and what to write."""

    def __init__(self, line: int, column: int, error: CodedError) -> None:
        self.line = line
        self.column = column
        self.error = error
        super().__init__(f"{line}:{column}: {error}")


class CaseFiles(Protocol):
    """What reads case files."""

    def __call__(self, path: Path) -> SourceFile:
        """Return the plain data of a YAML or JSON file with the place of every value; raise `PlaceWrong`."""
        ...


def misfit(what: str, remedy: str) -> TextWrong:
    """Return the error of data that does not fit."""
    return TextWrong("misfit", f"{what}; {remedy}", what=what, remedy=remedy)


def wrong_at(source: SourceFile, place: Place, error: CodedError) -> PlaceWrong:
    """Return the error with the place at which the value stands."""
    return PlaceWrong(*source.at(place), error)


def wrong_misfit(source: SourceFile, found: Misfit) -> PlaceWrong:
    """Return the error of a value that does not fit, with its place."""
    place, what, remedy = found
    return wrong_at(source, place, misfit(what, remedy))


def check_shape(source: SourceFile, shape: Shape, plain: Any) -> None:
    """Raise `PlaceWrong` for the first value that does not fit."""
    for found in shape.misfits(plain, ()):
        raise wrong_misfit(source, found)


def without_nothing(plain: Any) -> Any:
    """Return plain data without the keys that hold nothing: null is as good as left out."""
    if isinstance(plain, Mapping):
        return {key: without_nothing(value) for key, value in plain.items() if value is not None}
    return [without_nothing(one) for one in plain] if isinstance(plain, list) else plain
