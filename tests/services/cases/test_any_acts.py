"""Whatever is asked of the real services, the tables are what the log says, and the log is whole."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banjie.core.act.act import (
    Accept,
    Act,
    CompleteStep,
    Correct,
    Deliver,
    Grant,
    Issue,
    Refuse,
    RefuseAcceptance,
    RequestSupplement,
    Resume,
    StartStep,
    Stop,
    Supplement,
    Withdraw,
)
from banjie.core.act.actor import Actor
from banjie.core.case.review import hold_of
from banjie.core.case.state import Phase
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import office_date
from banjie.records.log.verify import verify
from banjie.services.cases.act_correct import act_correct
from banjie.services.cases.act_do import act_do
from banjie.services.cases.asked import Asked
from banjie.services.cases.case_view import CaseView, case_view
from banjie.services.cases.deed import Content, new_id
from banjie.services.cases.work_list import work_list
from banjie.services.log.followers import advance
from banjie.services.log.rebuild import differences
from tests.office import HandedIn, TestOffice, handed_in

BEGAN = datetime(2026, 10, 12, 2, tzinfo=UTC)
LAW = Citation(law="行政许可法", article="38")
STEPS = ("review", "full_review", "site_check", "material_review", "proposal", "decide")
ANY_ACTS: tuple[Act, ...] = (
    Accept(receipt="R-1"), RequestSupplement(materials=("plan",), notice="N"), Supplement(materials=("plan",)),
    RefuseAcceptance(ground="not_needed", notice="N"), Stop(ground="hearing", notice="N", notified_days=2), Resume(),
    Grant(), Grant(valid_until=date(2031, 1, 1)), Deliver(how="post", proof="P"), Withdraw(),
    Refuse(basis=LAW, remedy_body="县政府", remedy_days=60, court="法院", court_months=6),
    *(StartStep(step=step) for step in STEPS), *(CompleteStep(step=step) for step in STEPS),
)  # fmt: skip
NEXT: dict[Phase, Act] = {
    Phase.WITH_APPLICANT: Supplement(materials=("form", "plan")),
    Phase.STOPPED: Resume(),
    Phase.GRANTED: Issue(result_number="?", check_code=""),
    Phase.REFUSED: Issue(result_number="?", check_code=""),
    Phase.ISSUED: Deliver(how="post", proof="P"),
}
Asking = tuple[str, int, int | None, int]  # how, days since the last, days dated back, which act or record

_ways = st.sampled_from(["next", "next", "next", "next", "next", "any", "any", "void", "redate"])
_asking = st.tuples(_ways, st.integers(0, 3), st.none() | st.none() | st.integers(0, 3), st.integers(0, 40))


@dataclass(frozen=True, kw_only=True, slots=True)
class Living:
    """A case that people act on, sensibly or not."""

    office: TestOffice
    case: HandedIn

    def ask(self, asking: Asking, now: datetime) -> None:
        """Ask for something; whether it is done or refused is not the question here."""
        how, _, back, which = asking
        view, today = case_view(self.case.id), office_date(now)
        day = None if back is None else today - timedelta(days=back)
        if how in ("void", "redate"):
            self.correct(view, which % view.version + 1, now, None if how == "void" else day)
            return
        act = _next(view) if how == "next" else ANY_ACTS[which % len(ANY_ACTS)]
        for login in ("zhou", "li", "qian"):
            contents = (Content(name="reasons", body="不符合条件"),) if isinstance(act, Refuse) else ()
            act_do(self.case.id, replace(act, happened_date=day), self.asked(login, now), contents)

    def correct(self, view: CaseView, target: int, now: datetime, day: date | None) -> None:
        """Void a record, or say that it happened on another day."""
        stood = view.events[target - 1].act
        if not (day and isinstance(stood, Correct)):
            replacement = replace(stood, happened_date=day) if day else None
            act_correct(self.case.id, self.asked("qian", now), target=target, replacement=replacement, reasons="错")

    def asked(self, login: str, now: datetime) -> Asked:
        return Asked(actor=self.actor(login, office_date(now)), now=now, key=str(new_id(now)))

    def actor(self, login: str, today: date) -> Actor:
        return self.office.officer(login, today).actor(self.office.officer("wu", today))


def _next(view: CaseView) -> Act:
    """Return what brings the case further."""
    state, net = view.state, view.law.net
    if state.phase is Phase.SUBMITTED:
        return RequestSupplement(materials=view.missing, notice="N") if view.missing else Accept(receipt="R-1")
    if state.phase is not Phase.RUNNING:
        act = NEXT.get(state.phase, Withdraw())
        return replace(act, result_number=f"{view.number}-{view.version}") if isinstance(act, Issue) else act
    step = net.enabled(state.marking)[-1]
    if net.step(step).act == "decide":
        return Grant()
    choice = net.choices(step)[view.version % 2] if net.choices(step) else ""
    return CompleteStep(step=step, choice=choice) if hold_of(state, step) else StartStep(step=step)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_asking, min_size=3, max_size=22), st.booleans())
def test_what_is_done_is_what_is_kept(whole_office: TestOffice, askings: list[Asking], whole: bool) -> None:
    case, now = handed_in(BEGAN, materials=("form", "plan") if whole else ("form",)), BEGAN
    for asking in askings:
        now += timedelta(days=asking[1])
        Living(office=whole_office, case=case).ask(asking, now)
    advance(now + timedelta(days=5))
    assert work_list("/", "", office_date(now)).lines or not case_view(case.id).work
    assert list(differences(lambda: None)) == []
    assert list(verify(demo=True)) == []
