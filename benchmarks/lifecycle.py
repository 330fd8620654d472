"""The life that is measured: ten acts, each its own request and durably committed, and a look at the case page."""

from datetime import UTC, datetime
from uuid import UUID

from banjie.core.act.act import Accept, Act, CompleteStep, Grant, Issue, StartStep
from banjie.core.act.refusal import Refusal
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.case_view import case_view
from banjie.services.cases.deed import Content, Party, new_check_code, new_id
from banjie.services.cases.opening import Application
from benchmarks.office import BRANCHES, Desk

ACTS = 10  # the application and the nine of `acts_of`
_STEPS = tuple(act for step in BRANCHES for act in (StartStep(step=step), CompleteStep(step=step)))


def live(desk: Desk) -> UUID:
    """Take a case from application to its issued result through the services, look at it, and return its id."""
    case_id = new_id(datetime.now(UTC))
    _done(case_submit(desk.offered, application(case_id), asked(desk, str(case_id))))
    for act in acts_of(case_id):
        _done(act_do(case_id, act, asked(desk, str(new_id(datetime.now(UTC))))))
    case_view(case_id)
    return case_id


def acts_of(case_id: UUID) -> tuple[Act, ...]:
    """Return the acts after the application."""
    issue = Issue(result_number=f"B-{case_id.hex}", check_code=new_check_code())
    return (Accept(receipt="B-S-1"), *_STEPS, Grant(), issue)


def application(case_id: UUID) -> Application:
    """Return what is handed in: an applicant and a filled form."""
    applicant = Party(
        role="applicant", kind="firm", name="青禾测速有限公司", id_kind="uscc", id_number="91621124MA00000B24",
        phone="13900000000",
    )  # fmt: skip
    form = Content(name="form", body='{"address":"青禾县城关镇北街一号","area":"120","use":"旅馆"}')
    return Application(
        case_id=case_id, channel="window", materials=("form", "licence", "plan"), parties=(applicant,), contents=(form,)
    )


def asked(desk: Desk, key: str) -> Asked:
    """Return the officer's request of this moment."""
    return Asked(actor=desk.officer.actor(), now=datetime.now(UTC), key=key)


def _done(answer: object) -> None:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"the benchmark's life does not hold: {answer}")
