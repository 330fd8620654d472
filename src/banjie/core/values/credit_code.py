"""Codes of organisations: the unified social credit code (GB 32100-2015) and the organisation code (GB 11714-1997).

Real codes that fail their own check exist in public registers, so a fault is something to tell, never to block.
"""

from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
_CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
_ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class CodeKind(StrEnum):
    """What a code can be taken for by its length."""

    CREDIT = "credit_code"
    ORGANISATION = "organisation_code"
    OTHER = "other"


class CodeFault(StrEnum):
    """What is wrong: a character that cannot stand there, the check character, the inner one, or small letters."""

    CHARACTER = "character"
    CHECK = "check"
    INNER_CHECK = "inner_check"
    CASE = "case"


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeReading:
    """A code as it was `written`, what it is taken for, its normal form, and its faults (empty: none found)."""

    written: str
    kind: CodeKind
    code: str
    faults: tuple[CodeFault, ...] = ()


def read_code(written: str) -> CodeReading:
    """Return what a code is: of 18 characters a credit code, of 9 (or 8, a hyphen, 1) an organisation code, else other.

    The normal form is in capitals without blanks, and without the hyphen of an organisation code.
    """
    code = "".join(written.split()).upper()
    faults = (CodeFault.CASE,) if code != "".join(written.split()) else ()
    if len(code) == 18:
        return CodeReading(written=written, kind=CodeKind.CREDIT, code=code, faults=credit_faults(code) + faults)
    short = code[:8] + code[9:] if len(code) == 10 and code[8] == "-" else code
    if len(short) == 9:
        found = organisation_faults(short) + faults
        return CodeReading(written=written, kind=CodeKind.ORGANISATION, code=short, faults=found)
    return CodeReading(written=written, kind=CodeKind.OTHER, code=code)


def credit_faults(code: str) -> tuple[CodeFault, ...]:
    """Return the faults of an 18-character code in capitals: a wrong character hides the checks (GB 32100-2015, 5)."""
    if len(code) != 18 or any(character not in ALPHABET for character in code) or not code[2:8].isdigit():
        return (CodeFault.CHARACTER,)
    faults = [CodeFault.CHECK] if credit_check(code[:17]) != code[17] else []
    return (*faults, *([CodeFault.INNER_CHECK] if organisation_faults(code[8:17]) else []))


def credit_check(first: str) -> str:
    """Return the check character for the first 17 characters of a credit code."""
    total = sum(ALPHABET.index(character) * weight for character, weight in zip(first, _CREDIT_WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_faults(code: str) -> tuple[CodeFault, ...]:
    """Return the faults of a 9-character organisation code in capitals, without hyphen (GB 11714-1997)."""
    if len(code) != 9 or any(character not in _ORGANISATION_ALPHABET for character in code):
        return (CodeFault.CHARACTER,)
    return (CodeFault.CHECK,) if organisation_check(code[:8]) != code[8] else ()


def organisation_check(first: str) -> str:
    """Return the check character for the first 8 characters of an organisation code."""
    values = (_ORGANISATION_ALPHABET.index(character) for character in first)
    total = sum(value * weight for value, weight in zip(values, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def is_credit_code(written: str) -> bool:
    """Return whether this is a credit code whose own check character is right; the inner one is not asked."""
    reading = read_code(written)
    return reading.kind is CodeKind.CREDIT and not {CodeFault.CHARACTER, CodeFault.CHECK} & set(reading.faults)
