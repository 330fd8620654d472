"""What can be wrong with a date or with a calendar's data; each error has a code so that faces can word it."""

from collections.abc import Mapping


class CodedError(ValueError):
    """Input that has no answer; `code` and `params` say what the English message says, for other languages."""

    def __init__(self, code: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.code = code
        self.params: Mapping[str, object] = params


class CalendarError(CodedError):
    """Something about a calendar or a column of dates."""


class DateOutOfRange(CalendarError):
    """A date the calendar's table does not hold, or a count that would lead outside it."""


class CalendarDataWrong(CalendarError):
    """Plain data from which no calendar can be made; the message names the year and the entry."""


class NoticeWrong(CalendarError):
    """A notice that contradicts itself, is not whole, or is not published yet; the code says which."""


class OverrideWrong(CalendarError):
    """A closure or a day worked by order that cannot be entered."""
