"""Hand in an application: from the web, or at the window together with its acceptance."""

from banjie.core.act.act import Accept
from banjie.core.act.refusal import Refusal
from banjie.services.cases.asked import Asked
from banjie.services.cases.opening import Application, Opened, open_application
from banjie.services.law.laws import OfferedItem


def case_submit(offered: OfferedItem, application: Application, asked: Asked, receipt: str = "") -> Opened | Refusal:
    """Hand in an application; with a `receipt` number it is accepted in the same visit.

    Raises `KeyReused` where the key came with another application before.
    """
    then = (Accept(receipt=receipt),) if receipt else ()
    return open_application(offered, application, asked, then)
