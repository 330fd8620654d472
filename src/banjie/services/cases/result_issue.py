"""Issue the paper of the decision, with the code by which anyone can check it."""

from datetime import date
from uuid import UUID

from banjie.core.act.act import Issue
from banjie.core.act.refusal import Refusal
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked, Done


def result_issue(
    case_id: UUID, asked: Asked, *, result_number: str, happened_date: date | None = None
) -> Done | Refusal:
    """Issue under `result_number`; the check code (60 random bits) is made on the way."""
    return act_do(case_id, Issue(result_number=result_number, check_code="", happened_date=happened_date), asked)
