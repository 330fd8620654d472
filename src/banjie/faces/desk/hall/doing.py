"""What the buttons of the window do: one service call each, or two whose keys are bound to the case."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from banjie.core.act.act import RequestSupplement
from banjie.core.act.refusal import Refusal
from banjie.faces.desk.entering import Visit
from banjie.faces.desk.hall.intake import Intake
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_on_the_spot import HandedOver, case_on_the_spot
from banjie.services.cases.case_submit import case_submit
from banjie.services.cases.deed import Content
from banjie.services.cases.opening import Application, Opened
from banjie.services.law.laws import OfferedItem

Does = Callable[[Visit, OfferedItem, Intake], str | Refusal]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A button: the acts it does, its key, for which items it stands (None = all), and what it does.

    What decides has no key: no slip of a finger may sign. `do` returns the address to go to, or the refusal; it raises
    what the services raise.
    """

    name: str
    acts: tuple[str, ...]
    do: Does
    key: str = ""
    on_the_spot: bool | None = None


def _accept(visit: Visit, offered: OfferedItem, form: Intake) -> str | Refusal:
    opened = case_submit(offered, _application(form), _asked(visit, form), form.numbers.values["receipt"])
    return _finished(opened, form)


def _spot(visit: Visit, offered: OfferedItem, form: Intake) -> str | Refusal:
    values = form.numbers.values
    handed = HandedOver(
        receipt=values["receipt"], result_number=values["result"], proof=values["proof"], valid_until=form.valid_until
    )
    return _finished(case_on_the_spot(offered, _application(form), _asked(visit, form), handed), form)


def _supplement(visit: Visit, offered: OfferedItem, form: Intake) -> str | Refusal:
    opened = case_submit(offered, _application(form), _asked(visit, form))
    if isinstance(opened, Refusal):
        return opened
    lacking = tuple(paper.code for paper in form.lacking)
    note = form.numbers.values.get("note", "")
    act = RequestSupplement(materials=lacking, notice=f"{opened.done.number}-N2")
    contents = (Content(name="note", body=note),) if note else ()
    done = act_do(form.case_id, act, _asked(visit, form, "supplement"), contents)
    return done if isinstance(done, Refusal) else reverse("desk:hall_done", kwargs={"case_id": form.case_id})


def _refuse(visit: Visit, offered: OfferedItem, form: Intake) -> str | Refusal:
    opened = case_submit(offered, _application(form), _asked(visit, form))
    if isinstance(opened, Refusal):
        return opened
    return reverse("desk:deed", kwargs={"case_id": form.case_id, "act": "refuse_acceptance"})


def _application(form: Intake) -> Application:
    return Application(
        case_id=form.case_id,
        channel="window",
        materials=form.materials,
        parties=form.people.parties,
        expiry_date=form.expiry_date,
    )


def _asked(visit: Visit, form: Intake, then: str = "") -> Asked:
    key = f"{form.case_id}:{then}" if then else str(form.case_id)
    return Asked(actor=visit.officer.actor(), now=visit.now, key=key)


def _finished(opened: Opened | Refusal, form: Intake) -> str | Refusal:
    if isinstance(opened, Refusal):
        return opened
    return reverse("desk:hall_done", kwargs={"case_id": form.case_id})


_SPOT_ACTS = ("submit", "accept", "grant", "issue", "deliver")
WAYS: dict[str, Way] = {
    way.name: way
    for way in (
        Way(name="spot", acts=_SPOT_ACTS, do=_spot, on_the_spot=True),
        Way(name="accept", acts=("submit", "accept"), do=_accept, key="F8", on_the_spot=False),
        Way(name="supplement", acts=("submit", "request_supplement"), do=_supplement, key="F9"),
        Way(name="refuse", acts=("submit", "refuse_acceptance"), do=_refuse),
    )
}
