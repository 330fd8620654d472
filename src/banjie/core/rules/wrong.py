"""A rule that cannot be read."""


class RuleWrong(ValueError):
    """Something wrong in a rule: `place` is where it stands, `message` what is wrong and what to write."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message
