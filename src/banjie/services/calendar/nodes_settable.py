"""For which offices somebody may change the calendar. A query."""

from dataclasses import dataclass
from datetime import date

from banjie.core.act.actor import ANY
from banjie.records.organisation.nodes import nodes_under
from banjie.records.scope import ALL
from banjie.services.calendar.refusing import SET_CALENDAR, CalendarRefused, check_right
from banjie.services.office.entering import Officer


@dataclass(frozen=True, kw_only=True, slots=True)
class SettableNode:
    """An office with all below it; `name` is empty where it is all offices."""

    path: str
    name: str


def nodes_settable(officer: Officer, today: date) -> tuple[SettableNode, ...]:
    """Return the offices whose calendar the officer may change today, the widest first; none where they may not."""
    found = [
        SettableNode(path=node.path, name=node.name)
        for node in nodes_under(officer.scope, today)
        if officer.actor().at(node.path).authority_for(SET_CALENDAR, ANY)
    ]
    try:
        check_right(officer, ALL, today)
    except CalendarRefused:
        return tuple(found)
    return (SettableNode(path=ALL, name=""), *found)


def node_names(today: date) -> dict[str, str]:
    """Return the name of every office by its path."""
    return {node.path: node.name for node in nodes_under(ALL, today)}
