"""Plain XES, a block of whole cases at a time: cut at its quotation marks, the markup between them looked at once.

In plain XES (all attributes as `<type key="…" value="…"`) every fourth text between quotation marks is markup, and a
log has few different ones. So the cutting is done on columns, and only the different markups are read one by one.
"""

import re
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from banjie.adapters.event_logs.xes.grammar import CASE, EVENT, Between, Beyond, Walk, between, is_value
from banjie.adapters.event_logs.xes.rows import Attributes, Numbers, Part

_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Coded:
    """Texts, of which many are the same: the different ones in order of appearance, and for each its number."""

    texts: list[str]
    codes: Numbers

    def count(self, sign: str) -> int:
        """Return how often a sign occurs in all of them."""
        times = np.bincount(self.codes, minlength=len(self.texts))
        return sum(text.count(sign) * int(n) for text, n in zip(self.texts, times, strict=True))


def part_of(block: bytes) -> Part:
    """Return the cases of a block that begins and ends between cases; raises `Beyond` where it is not plain XES."""
    pieces = _pieces(block)
    if len(pieces) % 4 != 1:
        raise Beyond
    markup, lead = _coded(pieces.gather_every(4)), _coded(pieces.gather_every(4, 2))
    if not all(is_value(text) for text in lead.texts):
        raise Beyond
    betweens = [between(text) for text in markup.texts]
    owners = _owners(betweens, markup.codes)[:-1]
    spaced = _spaced(block, [markup, lead])
    keys, values = _coded(pieces.gather_every(4, 1)), pieces.gather_every(4, 3)
    names = [_said(key) for key in keys.texts]
    if len({*names}) < len(names):
        raise Beyond
    if spaced or b"&" in block:
        values = _all_said(values)
    says = (values != "").to_numpy()
    if "" in names:
        says &= keys.codes != names.index("")
    cases, events, case_of = _numbered(betweens, markup.codes)
    of_cases, of_events = (np.flatnonzero((owners == owner) & says) for owner in (CASE, EVENT))
    return Part(
        cases=int(cases[-1]) + 1,
        case_of=case_of,
        of_cases=_attributes(of_cases, cases, keys.codes, names, values),
        of_events=_attributes(of_events, events, keys.codes, names, values),
    )


def _pieces(block: bytes) -> pl.Series:
    signs = np.frombuffer(block, dtype=np.uint8)
    if (signs == _NO_CHARACTERS[0][0]).any() and any(sign in block for sign in _NO_CHARACTERS):
        raise Beyond
    try:
        text = pl.Series([block], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.PolarsError as error:
        raise Beyond from error
    return text.str.split('"').explode()


def _coded(texts: pl.Series) -> _Coded:
    different = texts.unique(maintain_order=True)
    codes = texts.cast(pl.Enum(different)).to_physical()
    return _Coded(texts=different.to_list(), codes=codes.to_numpy().astype(np.int64))


def _spaced(block: bytes, markups: list[_Coded]) -> bool:
    """Tell whether quoted texts hold line breaks or tabs; raises `Beyond` where they hold what they must not."""
    signs = np.frombuffer(block, dtype=np.uint8)
    if np.count_nonzero(signs == ord("<")) != sum(markup.count("<") for markup in markups):
        raise Beyond
    controls = int(np.count_nonzero(signs < ord(" ")))
    if controls == sum(markup.count(sign) for markup in markups for sign in "\t\r\n"):
        return False
    if controls != sum(block.count(sign) for sign in (b"\t", b"\r", b"\n")):
        raise Beyond
    return True


def _owners(betweens: list[Between], codes: Numbers) -> NDArray[np.int8]:
    """Return whose each attribute is; raises `Beyond` where elements do not lie within each other as they should."""
    flat = np.array([between.is_flat for between in betweens])[codes]
    nests = np.array([between.closed == ">" for between in betweens])[codes]
    # Where one attribute simply follows the other, nothing changes but its type, which matters only where it nests.
    walked = np.flatnonzero(~flat | np.append(nests[1:], True))
    owners = np.array(Walk(betweens).owners(codes[walked].tolist()), dtype=np.int8)
    return np.repeat(owners, np.diff(walked, append=len(codes)))


def _numbered(betweens: list[Between], codes: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the number of the last case and of the last event begun before each attribute, and the case of each event.

    One number more than there are attributes: the last is that at the end.
    """
    begun = [between.begun for between in betweens]
    lengths = np.array([len(begins) for begins in begun])
    first = np.cumsum(lengths) - lengths
    of_all = np.array([begin for begins in begun for begin in begins], dtype=np.int8)
    here = lengths[codes]
    ends = np.cumsum(here)
    begins = of_all[np.arange(ends[-1]) + np.repeat(first[codes] - (ends - here), here)]
    cases, events = np.cumsum(begins == CASE), np.cumsum(begins == EVENT)
    until = np.concatenate([[0], ends])[1:]
    return (
        np.concatenate([[0], cases])[until] - 1,
        np.concatenate([[0], events])[until] - 1,
        cases[begins == EVENT] - 1,
    )


def _attributes(mine: Numbers, owners: Numbers, codes: Numbers, names: list[str], values: pl.Series) -> Attributes:
    return Attributes(owners=owners[mine], codes=codes[mine], keys=names, values=values.gather(mine))


def _all_said(values: pl.Series) -> pl.Series:
    written = values.filter(values.str.contains("[&\t\r\n]")).unique(maintain_order=True)
    return values.replace(written, pl.Series([_said(text) for text in written], dtype=pl.String))


def _said(text: str) -> str:
    """Return what a quoted text says: line breaks and tabs are spaces, references are what they refer to."""
    text = text.replace("\r\n", " ").translate({9: " ", 10: " ", 13: " "})
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise Beyond
    return _REFERENCE.sub(_referred, text)


def _referred(match: re.Match[str]) -> str:
    name, number, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    point = int(number) if number else int(hexadecimal, 16)
    if point > 0x10FFFF or _NO_CHARACTER.match(chr(point)):
        raise Beyond
    return chr(point)
