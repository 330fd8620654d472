"""The list of silences as text and as JSON: what became of each, why, and what to do next."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from banjie.core.values.office_time import DEFAULT_ZONE
from banjie.faces.cli.wording import Words
from banjie.faces.shared.law_words import label
from banjie.faces.shared.refusals import refusal_words
from banjie.faces.shared.words import say
from banjie.services.timers.silence_retry import Settled
from banjie.services.timers.timer_list import FAULTS, TimerLine, TimerList, TimerState

_PARTS = ("faults", "drafts", "held", "due", "coming", "acted")
_WHY = ("why", "do")
_TRIED = (TimerState.FAILED, TimerState.REFUSED)


def as_text(listed: TimerList, today: date, days: int, words: Words) -> str:
    """Return the list in words: how many of each, then each with its reason, the ones that need somebody first."""
    counts = {part: len(getattr(listed, part)) for part in _PARTS}
    lines = [words("timers.counts", today=words.written(today), days=days, **counts)]
    for part in _PARTS:
        found: tuple[TimerLine, ...] = getattr(listed, part)
        if found:
            lines += ["", words(f"timers.parts.{part}", days=days)]
            lines += [text for line in found for text in _lines(line, words)]
    return "\n".join([*lines, "", words("timers.more")] if listed.more else lines)


def as_json(listed: TimerList, today: date) -> dict[str, Any]:
    """Return the list for a program."""
    parts = {part: [_plain(line) for line in getattr(listed, part)] for part in _PARTS}
    return {"today": str(today), **parts, "more": listed.more}


def settled_text(settled: Settled, case: str, clock: str, words: Words) -> str:
    """Return how a silence ended that was tried again, with the reason and what to do where it is not over."""
    lines = [words(f"timers.settled.{settled.outcome}", case=case, clock=clock, seq=settled.seq)]
    if settled.next_try_at:
        code = "refused" if settled.outcome == "refused" else settled.reason
        values = {"detail": settled.detail, "code": settled.reason, "case": case, "clock": clock}
        lines += [words(f"timers.{part}", **{part: words(f"timers.reasons.{code}.{part}", **values)}) for part in _WHY]
    return "\n".join(lines)


def moment(at: datetime) -> str:
    """Return a moment as the office's clock shows it."""
    return f"{at.astimezone(DEFAULT_ZONE):%Y-%m-%d %H:%M}"


def _lines(line: TimerLine, words: Words) -> Iterator[str]:
    row = line.row
    values = {"fell": str(row.falls_date), "started": str(row.started_date), "seq": row.seq, "act": _act(line, words)}
    told = words(f"timers.lines.{line.state}", **values)
    yield words("timers.line", case=row.number, clock=_clock(line, words), told=told)
    if line.state in _TRIED and row.next_try_at:
        yield words("timers.tried", times=row.attempts, next=moment(row.next_try_at))
    if line.state in FAULTS:
        why, do = _reason(line, words)
        yield words("timers.why", why=why)
        yield words("timers.do", do=do)


def _clock(line: TimerLine, words: Words) -> str:
    """Return the name of the clock with its code, by which it is tried again; the code alone where it has no name."""
    code = line.row.clock
    name = label(line.law.procedure, f"clock.{code}", words.language) if line.law else code
    return code if name == code else words("timers.clock", name=name, code=code)


def _act(line: TimerLine, words: Words) -> str:
    """Return what silence brings about, in words."""
    supplied = line.supplies
    if supplied is None or line.law is None:
        return words("timers.act_unknown")
    if supplied.milestone:
        return label(line.law.procedure, f"milestone.{supplied.milestone}", words.language)
    return say(f"act.{supplied.act}", words.language)


def _reason(line: TimerLine, words: Words) -> tuple[str, str]:
    refusal = line.refusal
    if refusal and line.law:
        said = refusal_words(refusal, line.law.procedure, words.language)
        return said.why, said.next
    code = "taken_back" if line.state is TimerState.TAKEN_BACK else "refused" if refusal else line.row.reason
    values = {"detail": line.row.detail, "code": line.row.reason, "case": line.row.number, "clock": line.row.clock}
    return words(f"timers.reasons.{code}.why", **values), words(f"timers.reasons.{code}.do", **values)


def _plain(line: TimerLine) -> dict[str, Any]:
    row = line.row
    return {
        "case": row.number,
        "office": row.scope_path,
        "item": row.item_code,
        "clock": row.clock,
        "state": line.state.value,
        "act": line.supplies.act if line.supplies else None,
        "started": str(row.started_date),
        "falls": str(row.falls_date),
        "seq": row.seq,
        "reason": row.reason,
        "detail": row.detail,
        "attempts": row.attempts,
        "tried_at": row.tried_at.isoformat() if row.tried_at else None,
        "next_try_at": row.next_try_at.isoformat() if row.next_try_at else None,
    }
