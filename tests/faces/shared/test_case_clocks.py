"""Every clock of a case says what it is, until when and why, whatever kind of clock it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banjie.core.act.act import Act, Restart, Resume
from banjie.core.case.law import ToldCalendar
from banjie.core.procedure.clock_rule import Runs
from banjie.faces.shared.case_clocks import CaseClock, case_clocks
from banjie.faces.shared.words import LANGUAGES
from banjie.services.cases.case_view import EventLine
from tests.core.case.matter import Matter, law, reach, submit
from tests.core.case.office import calendar
from tests.core.case.test_clocks import working_october
from tests.core.case.test_worked import ACTS, EXTEND, STOP

SEPT_28, OCT_12 = date(2026, 9, 28), date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)


def lines(matter: Matter) -> tuple[EventLine, ...]:
    return tuple(
        EventLine(
            seq=event.seq, kind=event.kind, act=event.act, standing=event.act, happened_date=event.happened_date,
            recorded_at=event.recorded_at, people=(), by_party=False, texts={}, upload_texts=(),
        )
        for event in matter.events
    )  # fmt: skip


def clocks(matter: Matter, language: str = "zh-Hans", today: date = OCT_12) -> dict[str, CaseClock]:
    found = case_clocks(matter.law, matter.state, today, language, events=lines(matter), at=NOON)
    return {one.key: one for one in found}


def told(clock: CaseClock) -> str:
    """Return everything that is said of a clock."""
    tables = [line for working in clock.workings for line in working.lines]
    rows = [f"{line.date} {line.count} {line.why} {line.note}" for line in tables]
    rules = [text for working in clock.workings for text in (working.caption, *working.rules, *working.notices)]
    return "\n".join([clock.name, clock.word, clock.article, clock.twin, *clock.notes, *rules, *rows])


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(ACTS)), max_size=12), st.sampled_from(LANGUAGES))
def test_whatever_happened_every_clock_is_told_without_gaps(asked: list[tuple[int, Act]], language: str) -> None:
    matter, day = Matter(submit(SEPT_28, expiry_date=date(2026, 12, 30))), SEPT_28
    for later, act in asked:
        day = date.fromordinal(day.toordinal() + later)
        matter.do(replace(act, happened_date=min(day, matter.today)))
    for clock in clocks(matter, language).values():
        assert "{" not in told(clock)
        assert "None" not in told(clock)


def test_an_extension_says_how_long_by_whom_and_from_which_day() -> None:
    one = clocks(Matter(submit(SEPT_28), replace(EXTEND, happened_date=OCT_12)))["answer"]
    assert (one.mark, one.model.added and one.model.added.before) == ("extended", date(2026, 11, 2))
    assert "20＋10个工作日" in one.twin
    assert any("延长10个工作日" in note and "延1" in note for note in one.notes)
    assert one.working is not None
    notes = [place for place, line in enumerate(one.working.lines) if line.note]
    assert [one.working.lines[place + 1].date for place in notes] == ["11-03"]


def test_a_stop_stands_in_the_table_with_its_article_and_its_notice() -> None:
    matter = Matter(submit(SEPT_28), replace(STOP, happened_date=OCT_12), Resume(happened_date=date(2026, 10, 14)))
    one = clocks(matter)["answer"]
    assert one.working is not None
    note = next(line.note for line in one.working.lines if line.note)
    assert all(part in note for part in ("检测", "第四十五条", "通知书 N", "3个工作日"))


def test_a_clock_begun_anew_says_on_which_ground() -> None:
    again = Restart(clock="answer", ground="new_request", notice="新1", happened_date=OCT_12)
    one = clocks(Matter(submit(SEPT_28), again))["answer"]
    assert one.model.began_anew
    assert "10月12日重新起算" in one.twin
    assert "新1" in one.notes[0]


def test_a_day_told_before_has_its_own_mark_words_and_table() -> None:
    before = ToldCalendar(until_date=date(2026, 10, 8), calendar=calendar())
    one = clocks(Matter(submit(SEPT_28), law_=replace(law(), calendar=working_october(), told=(before,))))["answer"]
    assert (one.row.due_date, one.model.told_due) == (date(2026, 10, 26), date(2026, 11, 2))
    assert "现到期日10月26日，原告知日11月2日" in one.twin
    assert one.workings[-1].calendar_version == calendar().version
    assert one.workings[-1].caption.startswith("原告知日")


def test_silence_says_what_it_does_when_and_by_which_article() -> None:
    one = clocks(Matter(submit(SEPT_28), reach("consulted", SEPT_28)))["opinion"]
    assert one.row.falls_date is not None
    note = f"{one.row.falls_date.month}月{one.row.falls_date.day}日起就视为“agreed”，从9月28日算起"
    assert any(note in said and "第三十四条" in said for said in one.notes)


def test_what_must_last_and_what_must_come_before_say_their_own_days() -> None:
    matter = Matter(
        submit(SEPT_28), reach("comment_opened", SEPT_28), reach("hearing_set", SEPT_28, date(2026, 10, 30))
    )
    found = clocks(matter)
    assert found["comment"].model.runs is Runs.AT_LEAST
    assert "最早10月28日" in found["comment"].twin
    assert found["notice"].model.event_date == date(2026, 10, 30)
    assert "最晚10月21日" in found["notice"].twin


def test_the_limit_of_a_step_is_not_public() -> None:
    found = clocks(Matter(submit(SEPT_28)))
    assert (found["step"].is_public, found["answer"].is_public) == (False, True)


def test_the_day_that_a_case_itself_brings_has_a_rule_and_no_table() -> None:
    one = clocks(Matter(submit(SEPT_28, expiry_date=date(2026, 12, 30))))["expiry"]
    assert one.workings == ()
    assert one.twin.startswith("到12月30日为止")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_of_counting_are_those_of_the_unit(language: str) -> None:
    matter = Matter(submit(SEPT_28), reach("called", SEPT_28), reach("comment_opened", SEPT_28))
    found = clocks(matter, language)
    rules = {key: "".join(found[key].workings[0].rules) for key in ("answer", "comment", "pickup")}
    assert len(set(rules.values())) == 3
    assert ("201" in rules["answer"]) or ("二百零一" in rules["answer"])
