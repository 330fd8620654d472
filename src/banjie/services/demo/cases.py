"""A few invented cases on their way, each lived through the deeds an officer would do, on past working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from banjie.core.act.act import Accept, Act, CompleteStep, RequestSupplement, StartStep, Stop
from banjie.core.act.refusal import Refusal
from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.records.scope import scope
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import Party, new_id
from banjie.services.cases.opening import Application
from banjie.services.demo.county import COUNTY, HEALTH_ITEM, SIGN_ITEM
from banjie.services.law.laws import offered_item
from banjie.services.office.entering import Officer, officer_of

HALF_PAST_NINE = time(9, 30)
Told = tuple[int, str, Act]  # working days after the application, who, what


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A case that began some working days ago, and what has been done since."""

    item: str
    began: int
    applicant: str
    credit_code: str
    materials: tuple[str, ...]
    told: tuple[Told, ...]


_START = (StartStep(step="review"), CompleteStep(step="review", choice="papers_only"))
_HEALTH = ("form", "plan", "licence")
STORIES = (
    Story(
        item=HEALTH_ITEM, began=6, applicant="和悦美发店", credit_code="92999999MA0A00006W", materials=_HEALTH,
        told=(
            (0, "zhou", Accept(receipt="WJ-S-1")),
            (1, "li", _START[0]),
            (2, "li", Stop(ground="testing", notice="青卫检告〔2026〕31号", notified_days=10)),
        ),
    ),
    Story(
        item=HEALTH_ITEM, began=5, applicant="青禾云宾馆", credit_code="91999999MA0B00007M", materials=_HEALTH,
        told=((0, "zhou", Accept(receipt="WJ-S-2")), (1, "li", _START[0]), (2, "li", _START[1])),
    ),
    Story(
        item=HEALTH_ITEM, began=10, applicant="净洁洗浴", credit_code="92999999MA0C000088", materials=_HEALTH,
        told=((0, "zhou", Accept(receipt="WJ-S-3")), (3, "li", _START[0])),
    ),
    Story(
        item=SIGN_ITEM, began=2, applicant="青禾广告公司", credit_code="91999999MA0D000091", materials=("form",),
        told=((1, "zhou", RequestSupplement(materials=("licence", "drawing"), notice="CG-B-1")),),
    ),
    Story(
        item=HEALTH_ITEM, began=1, applicant="童趣游泳馆", credit_code="91999999MA0E0000XH", materials=_HEALTH, told=(),
    ),
)  # fmt: skip


def live_some_cases(people: Mapping[str, UUID], now: datetime, today: date) -> None:
    """Live the stories up to `now`, as the people of the county (ids by login)."""
    officers = {login: officer_of(person, today) for login, person in people.items()}
    with scope(COUNTY):
        for story in STORIES:
            _live(story, officers, now, today)


def _live(story: Story, officers: Mapping[str, Officer], now: datetime, today: date) -> None:
    offered = offered_item(story.item, today)
    began = offered.law.calendar.add(today, -story.began)
    case_id = new_id(_on(began, now, today))
    application = Application(
        case_id=case_id,
        channel="window",
        materials=story.materials,
        parties=(
            Party(
                role="applicant", kind="firm", name=story.applicant, id_kind="credit_code", id_number=story.credit_code
            ),
        ),
    )
    _done(case_submit(offered, application, _asked(officers["zhou"], _on(began, now, today))))
    for days, login, act in story.told:
        day = offered.law.calendar.add(began, days)
        _done(act_do(case_id, act, _asked(officers[login], _on(day, now, today))))


def _on(day: date, now: datetime, today: date) -> datetime:
    """Return half past nine of a past day in the office, or this moment for today."""
    return datetime.combine(day, HALF_PAST_NINE, tzinfo=DEFAULT_ZONE) if day < today else now


def _asked(officer: Officer, at: datetime) -> Asked:
    return Asked(actor=officer.actor(), now=at, key=str(uuid4()))


def _done(answer: object) -> None:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the demonstration's story does not hold: {answer}")
