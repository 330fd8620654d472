"""Words below a rule never touch, on a phone or on a desk."""

import pytest

from banjie.faces.shared.time_rule.label import Label
from banjie.faces.shared.time_rule.labels import bottom_labels
from banjie.faces.shared.time_rule.svg import SIZES, own_scale
from banjie.faces.shared.words import LANGUAGES
from tests.faces.shared.time_rule.rules import STATES


def lines(name: str, language: str, hidden: str) -> list[str]:
    model = STATES[name]
    drawn = bottom_labels(model, own_scale(model, SIZES["L"]), 84, language)
    return [line for line in drawn if hidden not in line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, model in STATES.items() if model.cells and model.promised_due])
def test_the_promise_is_named_at_every_width(name: str, language: str) -> None:
    for hidden in ("tr-wide", "tr-narrow"):
        assert any("tr-strong" in line for line in lines(name, language, hidden))


def test_chinese_dates_of_the_example_stand_apart_even_on_a_phone() -> None:
    assert len(lines("running", "zh-Hans", "tr-wide")) == 3


def test_english_joins_on_a_phone_and_lets_the_start_go() -> None:
    assert len(lines("running", "en", "tr-narrow")) == 3
    assert "Accepted" not in "".join(lines("running", "en", "tr-wide"))


@pytest.mark.parametrize("x", [0.0, 1.0, 50.0, 99.0, 100.0])
def test_a_label_stays_inside(x: float) -> None:
    placed = Label(text="承诺 10-14", x=x).inside()
    assert placed.left >= 0
    assert placed.right <= 100
