"""Who else works here: colleagues who may sign beside an officer, and who may do what an officer may not."""

from datetime import date

from banjie.records.organisation.colleagues import Colleague, colleagues_under, colleagues_with

_MOST = 200


def colleagues(scope: str, day: date) -> tuple[Colleague, ...]:
    """Return who holds a post at or below `scope` on the day, by name; at most 200."""
    return colleagues_under(scope, day, _MOST)


def who_may(act: str, item: str, path: str, day: date) -> tuple[Colleague, ...]:
    """Return who sees the office at `path` and may do the act on the item on the day, by name; at most 200."""
    return colleagues_with(act, item, path, day, _MOST)
