"""The facts of a case by name: their kind, and what a log must tell for each.

`needs` are roles of a log's columns (`at`, `recorded_at`, `fee`) or acts (`act:accept`) without which the fact is
unknown for every case. Days are the office's dates; working days are counted by the calendar, stops left out only
where the fact says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a fact is."""

    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A fact: what it is called, of which kind it is, and the roles and acts a log needs to tell it."""

    name: str
    kind: Kind
    needs: tuple[str, ...]
    meaning: str


def _facts(kind: Kind, *rows: tuple[str, str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name=name, kind=kind, needs=tuple(needs.split()), meaning=told) for name, needs, told in rows)


_ALL = (
    *_facts(
        Kind.TEXT,
        ("office", "office", "the unit that handles the case"),
        ("officer", "officer", "the person who answers for the case, else who did its last event"),
        ("item", "item", "the item of the catalogue that is applied for"),
        ("clock_class", "deadline", "none, pre, yellow or red: where the total clock stands"),
        ("outcome", "outcome", "granted, refused, withdrawn or not_accepted"),
    ),
    *_facts(
        Kind.DAY,
        ("start_day", "at", "the day from which the case is counted: accepted, else begun, else its first event"),
        ("end_day", "at", "the day on which it was finished; unknown while it is open"),
        ("due_day", "deadline", "the promised day, else the day that the log gives"),
        ("legal_day", "legal", "the last day that the law gives"),
    ),
    *_facts(
        Kind.FLAG,
        ("is_open", "at", "not finished at the report's day"),
        ("ended_off_day", "at opening", "finished on a day on which the office was closed"),
        ("materials_complete", "materials_complete", "the application was complete when it came"),
        ("has_receipt", "act:receipt", "a written receipt was given for the application"),
        ("has_reasons", "reasons", "the refusal states its reasons"),
        ("is_on_the_spot_item", "on_the_spot", "the catalogue lets the item be decided in one visit"),
        ("item_is_known", "item catalogue", "the item stands in the catalogue"),
        ("is_inspected", "act:inspect", "an inspection was recorded after the grant"),
        ("serial_is_double", "serial", "its serial number stands at another case too"),
        ("fee_is_regular", "fee", "its fees are the same, whatever the case, as no real fees are"),
        ("has_fee_ticket", "fee_ticket", "a receipt number stands beside the fee"),
        ("fee_has_receipt", "fee_ticket register", "the receipt of its fee stands in the register of receipts"),
        ("case_has_result", "register", "the finished case stands in the register it is held against"),
        ("result_has_case", "register", "the entry of the register stands for a case of the log"),
    ),
    *_facts(
        Kind.NUMBER,
        ("events", "at", "events recorded"),
        ("minutes_taken", "at", "minutes from its first to its last event"),
        ("used_days", "at", "working days from start to end, else to the report's day, stops left out"),
        ("promised_days", "promised", "working days promised"),
        ("legal_days", "legal", "working days that the law gives"),
        ("left_days", "deadline", "working days left until the due day; negative beyond it"),
        ("late_days", "deadline", "working days beyond the due day, 0 in time"),
        ("late_legal_days", "legal", "working days beyond the legal day, 0 in time"),
        ("late_steps", "step_due", "steps finished after their own due time"),
        ("acceptance_days", "act:accept", "working days from receipt to acceptance or its refusal"),
        ("first_review_days", "act:first_review", "working days from acceptance to the first review's passing on"),
        ("supplement_notices", "act:request_supplement", "notices to supplement"),
        ("supplement_notice_days", "act:request_supplement", "working days from receipt to the first such notice"),
        ("extensions_unapproved", "act:extend approved_by", "extensions that nobody approved"),
        ("extensions_untold", "act:extend notice", "extensions of which the applicant was not told"),
        ("stops_untold", "act:stop notice", "stops without a written notice"),
        ("stops_too_long", "act:stop notified_days", "stops longer than was notified"),
        ("stop_left_days", "act:stop deadline", "working days that were left when its latest-begun stop began"),
        ("acts_beyond_authority", "resource authority", "acts by somebody who has no authority for them"),
        ("days_since_grant", "act:grant", "calendar days from the grant to the report's day"),
        ("fee", "fee", "fees taken, in fen"),
        ("fee_standard", "fee_standard", "fees set for the item, in fen; 0 where it is free"),
        ("withdrawn_left_days", "act:withdraw deadline", "working days left when it was withdrawn"),
        ("backdated_burst", "recorded_at", "its office's entries recorded at once, long after they are said to be of"),
        ("serial_gap", "serial", "serial numbers missing before its own"),
        ("impossible_orders", "at", "acts recorded before another that must come first"),
        ("skipped_steps", "flow", "steps of the flow that were not done"),
        ("repeated_steps", "flow", "steps done more often than the flow allows"),
        ("disordered_steps", "flow", "steps done when the flow did not allow them yet"),
        ("speed_rank", "item", "its time from acceptance to finish, in thousandths of the item's own median"),
        ("step_floor_minutes", "item", "the least minutes that the item's steps ever took together"),
        ("materials_shared", "materials applicant", "others whose material is the same, licences and identity apart"),
    ),
)  # fmt: skip

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _ALL}
"""Every fact by its name."""
