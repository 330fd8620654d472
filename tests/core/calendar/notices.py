"""An invented notice for 2027, as it would be published."""

from collections.abc import Callable
from datetime import date
from typing import Any

Days = list[dict[str, Any]]
SPANS = (
    ("元旦", "2027-01-01", "2027-01-03"), ("春节", "2027-02-05", "2027-02-11"), ("清明节", "2027-04-03", "2027-04-05"),
    ("劳动节", "2027-05-01", "2027-05-05"), ("端午节", "2027-06-09", "2027-06-09"),
    ("中秋节", "2027-09-15", "2027-09-15"), ("国庆节", "2027-10-01", "2027-10-07"),
)  # fmt: skip


def notice(change: Callable[[Days], object] = lambda _: None) -> dict[str, Any]:
    """Return an invented notice for 2027, changed."""
    days = [
        {"name": name, "date": str(date.fromordinal(ordinal)), "isOffDay": True}
        for name, first, last in SPANS
        for ordinal in range(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1)
    ]
    days.append({"name": "国庆节", "date": "2027-10-09", "isOffDay": False})
    change(days)
    return {"year": 2027, "papers": ["https://example.org/2027"], "days": days}
