"""What a batch would take into use: for every node it touches the calendar before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banjie.core.calendar.difference import DayChanged, days_changed, first_difference
from banjie.core.calendar.table import Calendar
from banjie.records.calendars.entries import EntryRow, entries_around
from banjie.records.calendars.uses import nodes_with_calendars
from banjie.services.calendar.composing import calendar_at
from banjie.services.law.calendars import Calendars, calendars_of


@dataclass(frozen=True, kw_only=True, slots=True)
class NodePlan:
    """A node's calendars before and after, and the days that offices work under one of them only.

    What ended before `settles_from` stays as it was counted: no day changes before it, or it is not over yet.
    """

    path: str
    before: Calendars
    calendar: Calendar
    settles_from: date
    today: date

    @property
    def after(self) -> Calendars:
        """The calendars once the plan is carried out today."""
        return self.before.followed_by(self.calendar, on=self.today, settles_from=self.settles_from)

    @property
    def changes(self) -> tuple[DayChanged, ...]:
        """The days that become something else."""
        return days_changed(self.before.calendar, self.calendar)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The entries that wait at and below a node, and what becomes of every node they touch."""

    scope_path: str
    entries: tuple[EntryRow, ...]
    nodes: tuple[NodePlan, ...]

    @property
    def ended_from(self) -> date:
        """The first day on which a clock may have ended and still move."""
        return min((node.settles_from for node in self.nodes), default=date.max)

    def node_of(self, office: str) -> NodePlan | None:
        """Return the plan of the nearest node above an office, None where nothing changes for it."""
        above = [node for node in self.nodes if office.startswith(node.path)]
        return max(above, key=lambda node: len(node.path), default=None)


def plan_for(path: str, today: date, turn: int) -> Plan:
    """Return what taking all waiting entries at and below `path` into use today would change.

    Raises `CalendarDataWrong` where the entries do not make a calendar together.
    """
    known = entries_around(path)
    waiting = tuple(entry for entry in known if entry.batch is None and entry.scope_path.startswith(path))
    used = [entry for entry in known if entry.batch is not None]
    touched = {entry.scope_path for entry in waiting}
    below = {node for one in touched for node in nodes_with_calendars(one)}
    counted = [*used, *waiting]
    nodes = tuple(_node(node, counted, today, turn) for node in sorted(touched | below))
    return Plan(scope_path=path, entries=waiting, nodes=nodes)


def _node(path: str, entries: Sequence[EntryRow], today: date, turn: int) -> NodePlan:
    before, after = calendars_of(path, turn), calendar_at(path, entries)
    tomorrow = today + timedelta(days=1)
    first = first_difference(before.calendar, after)
    settles_from = min(tomorrow, first) if first else tomorrow
    return NodePlan(path=path, before=before, calendar=after, settles_from=settles_from, today=today)
