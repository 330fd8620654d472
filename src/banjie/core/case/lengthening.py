"""May a clock be extended, or begin anew? Two acts the law keeps apart from a stop."""

from datetime import date

from banjie.core.act.act import Extend, Restart
from banjie.core.act.refusal import Refusal
from banjie.core.case.dates import ClockRow, ended, row_of, started
from banjie.core.case.law import Law
from banjie.core.case.state import State
from banjie.core.procedure.clock_rule import ClockRule, Extension
from banjie.core.values.citation import Citation


def refuse_extending(law: Law, state: State, act: Extend, happened: date) -> Refusal | None:
    """Return why the clock cannot be extended so, or None: who approves, how far, how often, told, and in time."""
    extensions = {rule.name: rule.extension for rule in law.procedure.clocks if rule.extension}
    extension = extensions.get(act.clock)
    if extension is None:
        return _refusal(law, act, "extension_unknown", clock=act.clock, known="|".join(extensions))
    row = running_row(law, state, act.clock)
    if row is None:
        return _by(extension.citation, "clock_not_running", clock=act.clock)
    return _refuse_terms(law, state, act, extension) or _refuse_late(act, extension, row, happened)


def refuse_restarting(law: Law, state: State, act: Restart, happened: date) -> Refusal | None:
    """Return why the clock cannot begin anew, or None: the grounds are the law's, and a notice says so."""
    restarts = {rule.name: rule.restart for rule in law.procedure.clocks if rule.restart}
    restart = restarts.get(act.clock)
    if restart is None:
        return _refusal(law, act, "restart_unknown", clock=act.clock, known="|".join(restarts))
    if act.ground not in restart.grounds:
        return _by(restart.citation, "ground_unknown", ground=act.ground, grounds="|".join(restart.grounds))
    row = running_row(law, state, act.clock)
    if row is None:
        return _by(restart.citation, "clock_not_running", clock=act.clock)
    early = _refuse_before_start(row, happened, restart.citation)
    return early or (None if act.notice else _by(restart.citation, "notice_missing"))


def running_row(law: Law, state: State, clock: str) -> ClockRow | None:
    """Return the row of a clock that has begun and not ended, or None."""
    rule = law.procedure.clock(clock)
    began = started(state, rule)
    if began is None or ended(state, rule, began):
        return None
    return row_of(law, state, rule, began)


def times_extended(law: Law, state: State, rule: ClockRule) -> int:
    """Return how often the clock was extended since it began."""
    began = started(state, rule)
    return sum(one.clock == rule.name and began is not None and one.seq > began.seq for one in state.extensions)


def _refuse_terms(law: Law, state: State, act: Extend, extension: Extension) -> Refusal | None:
    if not 1 <= act.days <= extension.days:
        counted = {"days": str(act.days), "most": str(extension.days)}
        return _by(extension.citation, "extension_too_long", clock=act.clock, **counted)
    if times_extended(law, state, law.procedure.clock(act.clock)) >= extension.times:
        return _by(extension.citation, "extension_again", clock=act.clock, times=str(extension.times))
    if act.approver != extension.approver:
        return _by(extension.citation, "approver_wrong", approver=act.approver, wanted=extension.approver)
    if not any(reference.name == "reasons" for reference in act.references):
        return _by(extension.citation, "reasons_missing")
    return None if act.notice else _by(extension.citation, "notice_missing")


def _refuse_late(act: Extend, extension: Extension, row: ClockRow, happened: date) -> Refusal | None:
    last = max(row.legal_date, row.told_date or row.legal_date) if row.legal_date else None
    if last and happened > last:
        params = {"clock": act.clock, "date": happened.isoformat(), "last": last.isoformat()}
        return _by(extension.citation, "extension_late", **params)
    return _refuse_before_start(row, happened, extension.citation)


def _refuse_before_start(row: ClockRow, happened: date, citation: Citation) -> Refusal | None:
    if happened >= row.started_date:
        return None
    return _by(citation, "before_its_start", date=happened.isoformat(), start=row.started_date.isoformat())


def _refusal(law: Law, act: Extend | Restart, code: str, **params: str) -> Refusal:
    rule = law.procedure.rule(act.kind)
    return Refusal(code=code, citation=rule.citation if rule else None, params=params)


def _by(citation: Citation, code: str, **params: str) -> Refusal:
    return Refusal(code=code, citation=citation, params=params)
