"""Numbers of identity cards (GB 11643-1999): what is wrong with one, its long form, and how it is shown masked."""

import re
from datetime import date
from enum import StrEnum

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LONG = re.compile(r"\d{17}[\dX]", re.ASCII)
_SHORT = re.compile(r"\d{15}", re.ASCII)
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


class CardFault(StrEnum):
    """What is wrong: not 15 digits or 18 characters; no such province; no such birth date; the check character."""

    SHAPE = "shape"
    AREA = "area"
    BIRTH_DATE = "birth_date"
    CHECK = "check"


def card_faults(written: str, today: date) -> tuple[CardFault, ...]:
    """Return the faults of a number, empty where none is found; a birth date after `today` is none.

    The area is asked for its province only: a person keeps the county code of the day of birth, which may be gone.
    """
    number = long_number(written)
    if number is None:
        return (CardFault.SHAPE,)
    faults = [] if _PROVINCES.fullmatch(number[:2]) else [CardFault.AREA]
    born = birth_date(number)
    if born is None or born > today:
        faults.append(CardFault.BIRTH_DATE)
    if card_check(number[:17]) != number[17]:
        faults.append(CardFault.CHECK)
    return tuple(faults)


def long_number(written: str) -> str | None:
    """Return the 18 characters of a number (15 old digits are lengthened), or None where it cannot be one."""
    number = "".join(written.split()).upper()
    if _SHORT.fullmatch(number):
        first = f"{number[:6]}19{number[6:]}"
        return first + card_check(first)
    return number if _LONG.fullmatch(number) else None


def card_check(first: str) -> str:
    """Return the check character for the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def birth_date(number: str) -> date | None:
    """Return the birth date inside an 18-character number, or None where there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def masked(written: str) -> str:
    """Return a number with all but the first three and the last four characters starred; a short text wholly so."""
    number = "".join(written.split())
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}" if len(number) >= 15 else "*" * len(number)
