"""A number that an officer typed and that another paper bears already: nothing was written, another is to be typed."""

from banjie.records.failures import AlreadyTaken

NumberTaken = AlreadyTaken

__all__ = ["NumberTaken"]
