"""Months from columns of days: the corresponding day, or the month's last where it has none (民法典 202)."""

import numpy as np
import numpy.typing as npt

from banjie.core.calendar.arrays import Integers

_MONTH, _DAY = np.dtype("datetime64[M]"), np.dtype("datetime64[D]")


def months_from_array(days: Integers, months: Integers) -> Integers:
    """Return `months_from` of every day number."""
    corresponding, last = _corresponding(days, months)
    return np.minimum(corresponding, last)


def months_end_array(starts: Integers, months: Integers, is_counted: npt.NDArray[np.bool_]) -> Integers:
    """Return `months_end` of every day number: the last day of a limit of months, whose start day may count."""
    corresponding, last = _corresponding(starts, months)
    return np.where(corresponding > last, last, corresponding - is_counted)


def _corresponding(days: Integers, months: Integers) -> tuple[Integers, Integers]:
    """Return the corresponding day, as if every month had 31, and the last day of its month."""
    month = days.view(_DAY).astype(_MONTH)
    target = month.view(np.int64) + months
    return _first_day(target) + (days - _first_day(month.view(np.int64))), _first_day(target + 1) - 1


def _first_day(month: Integers) -> Integers:
    return month.view(_MONTH).astype(_DAY).view(np.int64)
