"""The sentence beside the drawing."""

import pytest

from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.words import LANGUAGES
from tests.faces.shared.time_rule.rules import STATES

SENTENCES = {
    "running": "承诺8个工作日，已用5个，停表8个，还剩3个，到10月14日；法定20个，到10月30日。",
    "last_day": "今天是承诺时限最后一天；承诺8个；法定到期日10月28日。",
    "legal_only": "法定20个工作日，已用5个，还剩15个，到10月30日。",
    "promise_only": "承诺8个工作日，已用5个，还剩3个，到10月14日。",
    "stopped": "停表中，已用3个工作日，恢复后还剩7个；承诺10个，法定20个。",
    "late": "已超承诺时限6个工作日；距法定到期日10月16日还有5个工作日。",
    "late_on_a_day_off": "已超承诺时限1个工作日；距法定到期日10月26日还有14个工作日。",
    "late_since_the_weekend": "已过承诺时限9月18日；距法定到期日10月15日还有15个工作日。",
    "over_on_a_day_off": "已超法定时限1个工作日；法定到期日9月17日。",
    "finished": "已办结，用了7个工作日；承诺8个，法定20个。",
    "finished_late": "已办结，用了13个工作日，其中超承诺时限5个；承诺8个，法定20个。",
    "on_the_spot": "当场办结，10月12日。",
    "same_day": "当天办结，10月12日。",
    "cut": "承诺15个工作日，已用5个，还剩10个，到10月23日；法定45个，到12月4日；图右截断。",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_state_has_its_sentence(name: str) -> None:
    assert spoken(STATES[name]) == SENTENCES[name]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STATES)
def test_every_language_can_say_every_state(name: str, language: str) -> None:
    sentence = spoken(STATES[name], language)
    assert sentence[-1] in "。."
    assert "{" not in sentence


def test_a_provisional_date_says_so() -> None:
    assert spoken(STATES["provisional"]).endswith("2027年放假通知未到，日期暂定。")


def test_nobody_is_told_that_no_day_is_left() -> None:
    assert not [name for name, model in STATES.items() if "还剩0" in spoken(model)]
