"""What can go wrong when records are written or read."""


class StoreUnavailable(RuntimeError):
    """The database cannot be reached or gave up; nothing was written. Try again."""


class WroteBetween(StoreUnavailable):
    """Somebody else wrote the same rows in the meantime; nothing was written. Read again and try again."""


class NotStorable(ValueError):
    """A value that no column can hold, such as a text with a NUL character; nothing was written."""


class AlreadyTaken(ValueError):
    """A number or code that must be unique stands already; nothing was written.

    `constraint` names which one (`case_number_key`, `result_check_code_key`, ...). Take another and try again.
    """

    def __init__(self, constraint: str) -> None:
        super().__init__(f"{constraint}: this value is already taken; take another and try again")
        self.constraint = constraint
