"""The test office under a law in which silence speaks: what nobody answers in five working days is accepted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.calendar.table import Calendar
from banjie.core.procedure.clock_rule import CountsFrom, Silence
from banjie.core.procedure.pack_law import ClockLaw, Dated, PackLaw
from banjie.core.values.citation import Citation
from banjie.services.law import laws
from banjie.services.ports.plugged import plug, plugged

ARTICLE = Citation(law="行政许可法", article="32(4)")
TWO_WEEKS = timedelta(days=14)
ACCEPTED = {"acceptance": Silence(act="accept", counts_from=CountsFrom.START, citation=ARTICLE)}
DRAFTED = {"acceptance": replace(ACCEPTED["acceptance"], draft=True)}
GRANTED_TOO = {**ACCEPTED, "decision": Silence(act="grant", citation=ARTICLE)}


class Silent:
    """The packs of this machine, with rules of silence by clock."""

    def __init__(self, silences: dict[str, Silence]) -> None:
        self._packs, self._silences = PacksOnDisk(packs_folder(None)), silences

    def calendar(self) -> Calendar:
        return self._packs.calendar()

    def pack_for(self, type_code: str) -> PackLaw | None:
        law = self._packs.pack_for(type_code)
        return replace(law, clocks=tuple(self._silent(clock) for clock in law.clocks)) if law else None

    def _silent(self, clock: ClockLaw) -> ClockLaw:
        rule = self._silences.get(clock.name)
        dated = (Dated(from_date=date(2004, 7, 1), value=rule, citation=rule.citation),) if rule else ()
        return replace(clock, silences=dated)


def plug_silence(silences: dict[str, Silence] = ACCEPTED) -> None:
    """Let cases opened from now on come under these rules of silence."""
    plug(replace(plugged(), packs=Silent(silences)))
    laws._kept.cache_clear()


@contextmanager
def silence(silences: dict[str, Silence] = ACCEPTED) -> Iterator[None]:
    """Let cases opened in the block come under these rules of silence."""
    before = plugged()
    plug_silence(silences)
    try:
        yield
    finally:
        plug(before)
        laws._kept.cache_clear()
