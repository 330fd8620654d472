"""Hand in, accept, grant, issue and hand over in one visit (行政許可法 Art. 34: decided at once, in writing)."""

from dataclasses import dataclass
from datetime import date

from banjie.core.act.act import Accept, Act, Deliver, Grant, Issue
from banjie.core.act.refusal import Refusal
from banjie.services.cases.asked import Asked
from banjie.services.cases.opening import Application, Opened, open_application
from banjie.services.law.laws import OfferedItem


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedOver:
    """What the applicant takes home: receipt, result, how long it is valid (None = without end), signed receipt."""

    receipt: str
    result_number: str
    proof: str
    valid_until: date | None = None


def case_on_the_spot(
    offered: OfferedItem, application: Application, asked: Asked, handed: HandedOver
) -> Opened | Refusal:
    """Do the whole case in one visit; refused where the item's flow has steps before the decision."""
    then: tuple[Act, ...] = (
        Accept(receipt=handed.receipt),
        Grant(valid_until=handed.valid_until),
        Issue(result_number=handed.result_number, check_code=""),
        Deliver(how="handed_over", proof=handed.proof),
    )
    return open_application(offered, application, asked, then)
