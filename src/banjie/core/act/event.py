"""An act that was done: the one thing the log keeps."""

from dataclasses import dataclass
from datetime import date, datetime

from banjie.core.act.act import Act
from banjie.core.act.actor import Signer

SHAPE = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """The act at place `seq` (from 1) of its case.

    `happened_date` is the office's date, fixed when decided; `effective_date` stands only where the law dates
    the effect back; `recorded_at` is the later of the act's moment and its predecessor's.
    """

    seq: int
    act: Act
    by: tuple[Signer, ...]
    happened_date: date
    recorded_at: datetime
    effective_date: date | None = None

    @property
    def kind(self) -> str:
        """Return the past-tense word of the act: `accepted`."""
        return self.act.done

    @property
    def clock_date(self) -> date:
        """Return the date clocks use: the effective date, else the day it happened."""
        return self.effective_date or self.happened_date
