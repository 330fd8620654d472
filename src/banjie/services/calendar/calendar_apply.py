"""Take into use what waits: one batch in the chain, then every date it moves written back in pieces.

Each piece is its own transaction, so that a batch that was cut off goes on where it ended; what it moved stands beside
it. Nobody becomes late by it after the event: the dates told before stay with each clock (`told_date`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from banjie.core.calendar.kept import calendar_text
from banjie.core.calendar.table import Calendar
from banjie.core.values.office_time import office_date
from banjie.records.calendars.batches import CALENDAR_APPLIED, NewBatch, Progress, add_batch, progress, progress_of
from banjie.records.calendars.moved import left_of
from banjie.records.calendars.pieces import LeftRow, PieceWrite, write_piece
from banjie.records.calendars.reading import Walk, case_ids
from banjie.records.calendars.uses import UseRow, add_use, calendar_turn, next_turn, uses_for
from banjie.records.catalogue.calendars import keep_calendar
from banjie.records.failures import AlreadyTaken, WroteBetween
from banjie.records.scope import ALL, scope
from banjie.records.whole import snapshot, whole
from banjie.services.calendar.composing import installed_calendar
from banjie.services.calendar.entering import TURN
from banjie.services.calendar.planning import NodePlan, Plan, plan_for
from banjie.services.calendar.recounting import recounted
from banjie.services.calendar.refusing import CalendarRefused, check_right
from banjie.services.calendar.writing import dates_write, work_write
from banjie.services.law.laws import law_of
from banjie.services.office.entering import Officer

PIECE = 5000
TRIES = 20
Watch = Callable[[Progress], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """The batches that were carried out or carried on; none where nothing waited."""

    batches: tuple[Progress, ...]


def calendar_apply(path: str, officer: Officer, now: datetime, watch: Watch = lambda _: None) -> Applied:
    """Take everything that waits at and below `path` into use, and write back every date that moves.

    A batch that was cut off is carried on first. Done again it changes nothing. Raises `CalendarRefused` where the
    officer may not, `CalendarDataWrong` where what waits makes no calendar.
    """
    carried = batches_carry_on(watch)
    begun = batch_begin(path, officer, now)
    return Applied(batches=(*carried, *(batches_carry_on(watch) if begun else ())))


def batch_begin(path: str, officer: Officer, now: datetime) -> int | None:
    """Write the event of the batch and let its calendars count from here on; return its number, None where nothing
    waits. The dates are written back by `batches_carry_on`.

    Raises as `calendar_apply`, and `CalendarRefused` while another batch is being carried out.
    """
    today = office_date(now)
    with scope(ALL), whole(TURN):
        post = check_right(officer, path, today)
        plan = plan_for(path, today, calendar_turn())
        if not plan.entries:
            return None
        if any(not one.is_over for one in progress()):
            raise CalendarRefused("batch_running", "another batch is being carried out; wait until it is done")
        _keep_first(plan)
        number = add_batch(_event(plan, officer, post, now))
        for node in plan.nodes:
            keep_calendar(node.calendar.version, calendar_text(node.calendar), today)
            add_use(_use(node, number))
        next_turn(number)
    return number


def batches_carry_on(watch: Watch = lambda _: None, stopped: Stopped = lambda: False) -> tuple[Progress, ...]:
    """Carry on every batch that is not over, until `stopped`; return how far each has come.

    Several processes may do so at once.
    """
    with scope(ALL):
        return tuple(_carry_on(batch, watch, stopped) for batch in progress() if not batch.is_over)


def cases_left(applied: Applied) -> tuple[tuple[str, str], ...]:
    """Return the cases that these batches had to leave, by number, and why."""
    with scope(ALL):
        return tuple((number, row.why) for one in applied.batches for number, row in left_of(one.batch))


def _carry_on(batch: Progress, watch: Watch, stopped: Stopped) -> Progress:
    raced = 0
    while not batch.is_over and not stopped():
        try:
            with snapshot():
                batch = _known(batch.batch)
                write_piece(_piece(batch, PIECE >> min(raced, 8)))
            raced = 0
        except AlreadyTaken:
            pass  # another process wrote this piece
        except WroteBetween:
            raced += 1
            if raced > TRIES:
                raise
        batch = _known(batch.batch)
        watch(batch)
    return batch


def _known(number: int) -> Progress:
    found = progress_of(number)
    assert found is not None, "a batch is never removed"
    return found


def _piece(batch: Progress, most: int) -> PieceWrite:
    over = Walk(scope_path=batch.scope_path, nodes=tuple(batch.nodes), ended_from=batch.ended_from)
    ids, turn = case_ids(over, batch.last_case, most), calendar_turn()
    found = recounted(ids, lambda procedure, office: law_of(procedure, office, turn), batch.ended_from)
    dates, work = dates_write(found), work_write(found)
    return PieceWrite(
        batch=batch.batch,
        piece=batch.pieces + 1,
        last_case=ids[-1] if ids else batch.last_case,
        cases=len(ids),
        clocks=found.clocks,
        is_last=len(ids) < most,
        previous=batch.digest,
        dates=dates,
        work=work,
        left=tuple(LeftRow(case_id=one.case.id, why=one.fault) for one in found.singly if one.fault),
    )


def _event(plan: Plan, officer: Officer, post: str, now: datetime) -> NewBatch:
    return NewBatch(
        kind=CALENDAR_APPLIED,
        scope_path=plan.scope_path,
        happened_date=office_date(now),
        recorded_at=now,
        person=officer.person,
        post=post,
        about={
            "entries": [{"id": str(entry.id), "digest": entry.digest} for entry in plan.entries],
            "calendars": [
                {
                    "scope_path": node.path,
                    "from": node.before.calendar.version,
                    "to": node.calendar.version,
                    "settles_from": node.settles_from.isoformat(),
                }
                for node in plan.nodes
            ],
        },
        entries=tuple(entry.id for entry in plan.entries),
    )


def _use(node: NodePlan, batch: int) -> UseRow:
    return UseRow(
        scope_path=node.path,
        batch=batch,
        calendar=node.calendar.version,
        from_date=node.today,
        settles_from=node.settles_from,
    )


def _keep_first(plan: Plan) -> None:
    """Keep the calendar that all offices counted by before the first batch, where none was kept."""
    if not uses_for(ALL, 0):
        calendar: Calendar = installed_calendar()
        day = plan.nodes[0].today
        keep_calendar(calendar.version, calendar_text(calendar), day)
        add_use(UseRow(scope_path=ALL, batch=0, calendar=calendar.version, from_date=day, settles_from=day))
