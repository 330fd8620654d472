"""Which keys the files of a pack have. Every key stands in docs/packs/reference.md (a test sees to it)."""

from banjie.core.clock.limit import LastDay, StartDay, Unit
from banjie.core.pack.shape import (
    IDENTIFIER,
    Free,
    Many,
    OneOf,
    OneOrMore,
    Record,
    Shape,
    Table,
    Text,
    TextOrWhole,
    Whole,
    YesNo,
)
from banjie.core.procedure.clock_rule import Breach, CountsFrom, Runs
from banjie.core.procedure.form import FIELD_TYPES
from banjie.core.procedure.item import KINDS
from banjie.core.procedure.pack_law import APPLIES_TO

ROLES = ("officer", "party", "system")
MODES = ("record", "draft")
EVENT = rf"{IDENTIFIER}(\.{IDENTIFIER})?"
PATTERNS = ("", "id_number", "phone", "credit_code", "email")
UNITS = tuple(Unit)
SUPPLIED = ("accept", "withdraw", "grant", "reach")  # what silence may supply

CODE = Text(pattern=IDENTIFIER, example="a name of small letters, digits and _")
NAME = Text(pattern=EVENT, example="an event, a milestone, or step_opened.<step>")
TYPE = Text(pattern=rf"\d\d|{IDENTIFIER}", example='a type in quotes, such as "01", or a word for what is no power')
DAY = Text(pattern=r"(19|20)\d\d-\d\d-\d\d", example="a date such as 2004-07-01")
CITATION = Record(
    required={
        "law": Text(example="the law's name, such as 行政许可法"),
        "article": Text(example='an article, "42.2" or "32(4)"'),
    },
    optional={"note": Text()},
)


def dated(required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> OneOrMore:
    """Return the shape of dated entries that hold the given keys beside those every entry has."""
    shared: dict[str, Shape] = {"citation": CITATION, "local": Text(example="why the place may set this itself")}
    return OneOrMore(
        of=Record(
            required={"from": DAY, **required},
            optional={**shared, "applies_to": OneOf(options=APPLIES_TO), **(optional or {})},
        )
    )


CODES = dated({"codes": Many(of=CODE)})
PACK = Record(
    required={
        "matter": Text(pattern=r"[a-z0-9_/]+", example="the pack's folder, such as cn/licensing/general"),
        "pack": Text(example='the edition of the pack in quotes, such as "2026.1"'),
        "covers": Record(required={"types": Many(of=TYPE)}),
        "acts": Table(of=dated({}, {"roles": Many(of=OneOf(options=ROLES)), "signers": Whole(least=1, most=9)})),
    },
    optional={
        "acceptance_grounds": CODES,
        "delivery_ways": CODES,
        "remedy": Record(
            required={
                "reconsideration": dated({"days": Whole(least=1)}),
                "litigation": dated({"months": Whole(least=1, most=60)}),
            }
        ),
        "milestones": Table(
            of=dated(
                {},
                {"roles": Many(of=OneOf(options=ROLES)), "planned": YesNo(), "closes": YesNo(), "after": Many(of=NAME)},
            )
        ),
        "children": dated({}, {"stops_children": YesNo(), "decide_after_children": YesNo()}),
        "stop_grounds": CODES,
        "supplement_times": dated({"times": Whole(most=9)}),
        "parameters": Table(
            of=dated({"value": TextOrWhole()}, {"least": Whole(), "most": Whole()}),
            names=EVENT,
        ),
    },
)
LIMIT = dated(
    {"days": Whole(least=1)},
    {
        "unit": OneOf(options=UNITS),
        "start_day": OneOf(options=tuple(StartDay)),
        "last_day": OneOf(options=tuple(LastDay)),
    },
)
SILENCE = dated(
    {"act": OneOf(options=tuple(SUPPLIED))},
    {
        "milestone": CODE,
        "counts_from": OneOf(options=tuple(CountsFrom)),
        "mode": OneOf(options=MODES),
        "starts": Many(of=NAME),
    },
)
CLOCKS = Record(
    required={
        "leading": Many(of=CODE),
        "clocks": Table(
            of=Record(
                required={"ends": Many(of=NAME)},
                optional={
                    "starts": Many(of=NAME),
                    "limit": LIMIT,
                    "runs": OneOf(options=tuple(Runs)),
                    "before": Many(of=CODE),
                    "until": dated({"event": CODE}),
                    "when": Many(of=NAME),
                    "unless": Many(of=NAME),
                    "cards": YesNo(),
                    "breach": OneOf(options=tuple(Breach)),
                    "stoppable": YesNo(),
                    "promisable": YesNo(),
                    "extension": dated({"days": Whole(least=1), "approver": CODE}, {"times": Whole(least=1, most=9)}),
                    "restart": CODES,
                    "silence": SILENCE,
                },
            )
        ),
    }
)
FLOW = Record(required={"flows": Table(of=dated({"start": Free(), "steps": Free()}, {"ends": Free()}))})
FORM = Record(
    required={
        "form": dated(
            {
                "fields": Many(
                    of=Record(
                        required={"id": CODE, "type": OneOf(options=FIELD_TYPES)},
                        optional={
                            "required": YesNo(),
                            "max_length": Whole(least=1, most=20_000),
                            "pattern": OneOf(options=PATTERNS),
                            "options": Many(of=CODE, least=2),
                            "personal": YesNo(),
                        },
                    )
                )
            }
        )
    }
)
PAPERS = Record(
    required={
        "papers": Table(
            of=Record(required={}, optional={"citation": CITATION, "local": Text(example="why the place has it")})
        )
    }
)
CLOCK_DATES = dict.fromkeys(("started", "due", "legal", "warn", "late", "red", "ended", "falls", "told"), DAY)
CLOCK_AT = Text(pattern=r"(19|20)\d\d-\d\d-\d\dT\d\d:\d\d", example="a moment of the office, 2026-09-28T09:00")
EXPECTED_CLOCK: dict[str, Shape] = {**CLOCK_DATES, "due_at": CLOCK_AT, "left": Whole(least=-999), "stopped": YesNo()}
CASE = Record(
    required={
        "words": Text(example="one sentence that says what the case shows"),
        "acts": Many(of=Free()),
        "expect": Record(
            optional={
                "phase": CODE,
                "open": Many(of=CODE, least=0),
                "months": Whole(),
                "findings": Many(of=CODE, least=0),
                "clocks": Table(of=Record(optional=EXPECTED_CLOCK)),
            }
        ),
    },
    optional={
        "item": Record(
            optional={
                "type": Text(),
                "kind": OneOf(options=KINDS),
                "promised_days": Whole(),
                "legal_days": Whole(),
                "materials": Many(of=CODE, least=0),
            }
        ),
        "region": Table(of=TextOrWhole(), names=EVENT),
    },
)
