"""Where a value comes from: a law and its article."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """An article of a law, as it is printed: `law` without title marks, `article` as `42`.

    Its second paragraph (款) is `42.2`, its fourth item (项) `32(4)`.
    """

    law: str
    article: str
    note: str = ""

    def __str__(self) -> str:
        return f"《{self.law}》{self.article}"
