"""Acts as they would be done, with everything a form would bring: asked of the core to learn what is possible."""

from collections.abc import Callable, Iterator

from banjie.core.act.act import (
    Accept,
    Act,
    Child,
    CompleteStep,
    Deliver,
    Extend,
    Grant,
    Issue,
    Reach,
    Refer,
    Reference,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Restart,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.values.citation import Citation
from banjie.faces.desk.deeds.abouts import open_abouts
from banjie.faces.desk.deeds.table import FORMS
from banjie.services.cases.case_view import CaseView

_CHILD = Child(case="-", item="-", item_version=1, procedure="-", office="-", number="-")
_REASONS = Reference(name="reasons", id="", digest="")


def probes(view: CaseView) -> Iterator[Act]:
    """Yield each act as it would be done here, with everything a form would bring."""
    steps = view.law.net.enabled(view.state.marking)
    for kind, form in FORMS.items():
        abouts = steps if form.about == "step" else open_abouts(view, kind) if form.about else ("",)
        yield from (probe(view, kind, about) for about in abouts)


def probe(view: CaseView, kind: str, about: str) -> Act:
    """Return the act of this kind about this step, clock or milestone ("" where it is about nothing)."""
    return _ABOUT[kind](view, about) if about else _PROBES[kind](view)


def _complete(view: CaseView, step: str) -> Act:
    return CompleteStep(step=step, choice=(*view.law.net.choices(step), "")[0])


def _extend(view: CaseView, clock: str) -> Act:
    extension = view.law.procedure.clock(clock).extension
    assert extension is not None, "only clocks that may be extended are open"
    return Extend(clock=clock, days=1, approver=extension.approver, notice="-", references=(_REASONS,))


def _restart(view: CaseView, clock: str) -> Act:
    restart = view.law.procedure.clock(clock).restart
    assert restart is not None, "only clocks that may begin anew are open"
    return Restart(clock=clock, ground=restart.grounds[0], notice="-")


def _reach(view: CaseView, milestone: str) -> Act:
    return Reach(milestone=milestone, notice="-", planned_date=view.law.calendar.last_day)


def _ground(view: CaseView) -> str:
    supplemented = "incomplete" if view.state.supplements else "not_needed"
    grounds = view.law.procedure.acceptance_grounds
    return supplemented if supplemented in grounds else (*grounds, "")[0]


def _refuse(view: CaseView) -> Act:
    remedy = view.law.procedure.remedy
    return Refuse(
        basis=Citation(law="-", article="-"),
        remedy_body=remedy.body or "-",
        remedy_days=remedy.days,
        court=remedy.court or "-",
        court_months=remedy.months,
        references=(_REASONS,),
    )


_ABOUT: dict[str, Callable[[CaseView, str], Act]] = {
    "start_step": lambda _, step: StartStep(step=step),
    "complete_step": _complete,
    "extend": _extend,
    "restart": _restart,
    "reach": _reach,
}
_PROBES: dict[str, Callable[[CaseView], Act]] = {
    "accept": lambda _: Accept(receipt="-"),
    "request_supplement": lambda view: RequestSupplement(
        materials=tuple(paper.code for paper in view.law.procedure.materials), notice="-"
    ),
    "supplement": lambda view: Supplement(materials=view.state.requested),
    "grant": lambda _: Grant(),
    "issue": lambda _: Issue(result_number="-", check_code="-"),
    "deliver": lambda view: Deliver(how=(*view.law.procedure.delivery_ways, "")[0], proof="-"),
    "resume": lambda _: Resume(),
    "stop": lambda view: Stop(
        ground=(*(one.code for one in view.law.procedure.stop_grounds), "")[0], notice="-", notified_days=1
    ),
    "refer": lambda _: Refer(children=(_CHILD,), notice="-"),
    "withdraw": lambda _: Withdraw(),
    "refuse_acceptance": lambda view: RefuseAcceptance(ground=_ground(view), notice="-", right_agency="-"),
    "refuse": _refuse,
}
