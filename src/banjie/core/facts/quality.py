"""What is doubtful in a log: named, counted, shown by examples, and kept or left out by a stated rule."""

from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """What became of the rows in doubt."""

    KEPT = "kept"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """`count` rows or cases of one kind of doubt; `code` is the key of its sentence, `examples` are at most five."""

    code: str
    count: int
    kept: Kept
    examples: tuple[str, ...] = ()
