"""Where a case stands and what its events tell: one mark and one word, names masked where they must be."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from banjie.core.act.act import KINDS, Accept, Correct, Deliver, Grant, RefuseAcceptance, Stop, Submit
from banjie.core.case.state import Phase, State
from banjie.faces.shared.case_words import event_line, state_word
from banjie.faces.shared.words import LANGUAGES, say
from banjie.services.cases.case_view import EventLine
from tests.faces.shared.test_refusals import procedure

NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
SUBMIT = Submit(item="T", item_version=1, procedure="p", office="/", number="N-1", channel="web")
STOP = Stop(ground="testing", notice="停1", notified_days=10)
ELSEWHERE = RefuseAcceptance(ground="not_our_power", notice="拒1", right_agency="县林业局")
VOID = Correct(target=2, replacement=None)
ACTS = (SUBMIT, Accept(receipt="R-1"), STOP, Grant(), Deliver(how="post", proof="E1"), VOID, ELSEWHERE)


def line(act: object, *people: str) -> EventLine:
    kind = KINDS[act.kind]  # type: ignore[attr-defined]  # one of the acts above
    return EventLine(
        seq=1, kind=kind.done, act=act, standing=act, happened_date=NOW.date(), recorded_at=NOW, people=people,  # type: ignore[arg-type]
        by_party=False, texts={}, upload_texts=(),
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_a_mark_that_can_be_drawn_and_a_word(phase: Phase, language: str) -> None:
    shown = state_word(procedure(), State(phase=phase), language)
    assert say(f"state.{shown.mark}", language)
    assert shown.word


def test_a_finished_refusal_says_so() -> None:
    assert state_word(procedure(), State(phase=Phase.FINISHED, decision="refused"), "zh-Hans").word == "不予许可"


def test_a_visit_on_the_spot_says_so() -> None:
    law = replace(procedure(), on_the_spot=True)
    assert state_word(law, State(phase=Phase.FINISHED), "zh-Hans").mark == "on_the_spot"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.kind)
def test_every_event_has_a_title_and_leaves_no_gap(act: object, language: str) -> None:
    told = event_line(line(act, "周敏"), procedure(), language, office="局")
    assert told.title
    assert "{" not in told.title + told.text + told.law


def test_officers_are_masked_unless_the_reader_is_one() -> None:
    assert "周*（局）" in event_line(line(ACTS[1], "周敏"), procedure(), "zh-Hans", office="局").text
    assert "周敏" in event_line(line(ACTS[1], "周敏"), procedure(), "zh-Hans", masked=False).text


def test_a_stop_tells_its_law() -> None:
    told = event_line(line(STOP), procedure(), "zh-Hans")
    assert told.mood == "stop"
    assert "《行政许可法》第四十五条" in told.law


def test_a_voided_record_says_so() -> None:
    voided = replace(line(ACTS[1]), standing=None)
    assert say("case.told.voided") in event_line(voided, procedure(), "zh-Hans").text
