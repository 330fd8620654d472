"""What a deed may be about where the case stands: a step, a clock, a milestone; each has a form of its own."""

from collections.abc import Callable

from banjie.core.case.lengthening import running_row
from banjie.core.case.review import hold_of
from banjie.faces.desk.case_lines import step_word
from banjie.faces.shared.law_words import label
from banjie.services.cases.case_view import CaseView


def open_abouts(view: CaseView, kind: str) -> tuple[str, ...]:
    """Return what a deed of this kind may be about now, the likeliest first; empty where it is about nothing."""
    found = _OPEN.get(kind)
    return found(view) if found else ()


def known_about(view: CaseView, kind: str, about: str) -> bool:
    """Whether the law of the case knows such a thing at all, so that a form can say why it is not possible now."""
    law = view.law.procedure
    if kind in ("start_step", "complete_step"):
        return about in view.law.net.steps
    if kind == "reach":
        return law.milestone(about) is not None
    return any(rule.name == about and (rule.extension or rule.restart) for rule in law.clocks)


def about_word(view: CaseView, kind: str, about: str, language: str) -> str:
    """Return what the thing is called."""
    if kind in ("start_step", "complete_step"):
        return step_word(view.law, about, language)
    group = "milestone" if kind == "reach" else "clock"
    return label(view.law.procedure, f"{group}.{about}", language)


def open_steps(view: CaseView, *, held: bool) -> tuple[str, ...]:
    """Return the steps that may be started (nobody holds them) or completed (`held`) where the flow stands."""
    enabled = view.law.net.enabled(view.state.marking)
    ordinary = (step for step in enabled if view.law.net.step(step).act != "decide")
    return tuple(step for step in ordinary if (hold_of(view.state, step) is not None) == held)


def _extendable(view: CaseView) -> tuple[str, ...]:
    return tuple(rule.name for rule in view.law.procedure.clocks if rule.extension and _runs(view, rule.name))


def _restartable(view: CaseView) -> tuple[str, ...]:
    return tuple(rule.name for rule in view.law.procedure.clocks if rule.restart and _runs(view, rule.name))


def _runs(view: CaseView, clock: str) -> bool:
    return running_row(view.law, view.state, clock) is not None


def _milestones(view: CaseView) -> tuple[str, ...]:
    """Return the milestones whose cause stands; those not reached yet come first."""
    happened = view.state.happened
    ready = [one.name for one in view.law.procedure.milestones if not one.after or happened.keys() & set(one.after)]
    return tuple(sorted(ready, key=lambda name: name in happened))


_OPEN: dict[str, Callable[[CaseView], tuple[str, ...]]] = {
    "start_step": lambda view: open_steps(view, held=False),
    "complete_step": lambda view: open_steps(view, held=True),
    "extend": _extendable,
    "restart": _restartable,
    "reach": _milestones,
}
