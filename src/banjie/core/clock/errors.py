"""What can be wrong with a limit or a stop."""

from banjie.core.calendar.errors import CodedError


class LimitWrong(CodedError):
    """A limit that no clock can run, for example of 0 days."""


class StopWrong(CodedError):
    """A stop that is no interval of dates."""
