"""Why something about a calendar is refused; codes with parameters, so that faces word them."""

from datetime import date

from banjie.core.act.actor import ANY
from banjie.core.calendar.errors import CodedError
from banjie.records.organisation.nodes import node_at, nodes_under
from banjie.records.scope import ALL
from banjie.services.office.entering import Officer

SET_CALENDAR = "set_calendar"
"""The authority a post needs to change the calendar of its node and of those below."""


class CalendarRefused(CodedError):
    """What was asked about a calendar may not or cannot be done; nothing was written."""


def check_right(officer: Officer, path: str, today: date) -> str:
    """Return the post the officer signs with; raise `CalendarRefused` where they may not change the node's calendar.

    What holds for all offices may be changed from the node at the top of the tree.
    """
    if path != ALL and node_at(path, today) is None:
        message = f"no office stands at {path} on {today}; give the path of an office"
        raise CalendarRefused("office_unknown", message, path=path)
    held = officer.actor().at(_reached(path, today)).authority_for(SET_CALENDAR, ANY)
    if held is None:
        message = f"{officer.name} may not change the calendar of {path}: the authority {SET_CALENDAR!r} is missing"
        raise CalendarRefused("no_right", f"{message} there", person=officer.name, path=path, right=SET_CALENDAR)
    return held.post


def _reached(path: str, today: date) -> str:
    """Return the node whose posts reach `path`: for all offices the one that all others lie under."""
    if path != ALL:
        return path
    paths = [node.path for node in nodes_under(ALL, today)]
    top = min(paths, key=len, default=ALL)
    return top if all(one.startswith(top) for one in paths) else ALL
