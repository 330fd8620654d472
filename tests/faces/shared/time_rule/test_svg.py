"""The drawing is well formed, without styles, and shows each cell once."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from banjie.faces.shared.time_rule.axis import axis_head, axis_of, rule_on_axis
from banjie.faces.shared.time_rule.model import CellKind
from banjie.faces.shared.time_rule.spoken import spoken
from banjie.faces.shared.time_rule.svg import SIZES, cell_groups, own_scale, time_rule
from banjie.faces.shared.words import LANGUAGES
from tests.core.calendar.shipped import shipped
from tests.faces.shared.time_rule.rules import MAIN, STATES, TODAY, rule, stop

CELLS = {f"tr-{kind}" for kind in CellKind}


def boxes(svg: str) -> list[str]:
    classes = [node.get("class", "").split() for node in ET.fromstring(svg).iter() if node.tag == "rect"]
    return [names[0] for names in classes if names and names[0] in CELLS]


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_each_rule_is_well_formed_and_has_no_style(name: str, size: str) -> None:
    svg = time_rule(STATES[name], size, "en")  # type: ignore[arg-type]  # the keys of SIZES
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("viewBox") is None
    assert " style=" not in svg


@pytest.mark.parametrize("name", STATES)
def test_each_group_of_days_is_one_box_of_its_kind(name: str) -> None:
    model = STATES[name]
    expected = sorted(f"tr-{group[0].kind}" for group in cell_groups(model))
    assert sorted(boxes(time_rule(model))) == expected
    assert sum(len(group) for group in cell_groups(model)) == len(model.cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_is_the_text_twin(language: str) -> None:
    assert ET.fromstring(time_rule(MAIN, "S", language)).get("aria-label") == spoken(MAIN, language)


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_drawn_outside(name: str) -> None:
    places = [float(value) for value in re.findall(r' (?:x|x1|x2)="([0-9.-]+)%"', time_rule(STATES[name]))]
    assert all(0 <= place <= 100 for place in places)


def test_small_rules_carry_no_words() -> None:
    assert "<text" not in time_rule(MAIN, "S")


def test_on_the_spot_is_a_dot_and_a_bar() -> None:
    tags = [node.tag for node in ET.fromstring(time_rule(STATES["on_the_spot"], "S"))]
    assert tags == ["circle", "line"]


def test_by_the_week_no_cell_is_longer_than_a_week() -> None:
    assert max(len(group) for group in cell_groups(STATES["by_week"])) <= 6


def test_the_dot_does_not_cover_the_first_cell_on_a_phone() -> None:
    assert all(own_scale(MAIN, size).lead * 3 >= 2 * size.dot for size in SIZES.values())


def test_rows_share_one_axis_and_one_line_of_today() -> None:
    models = [MAIN, STATES["stopped"], STATES["late"], STATES["on_the_spot"]]
    axis = axis_of(models, shipped(), today=TODAY)
    lines = [re.findall(r'tr-line-today" x1="([^"]+)"', rule_on_axis(model, axis)) for model in models]
    assert all(line == lines[0] for line in lines)
    assert len(lines[0]) == 1


@pytest.mark.parametrize("name", STATES)
def test_a_row_shows_only_what_lies_on_the_axis(name: str) -> None:
    axis = axis_of([MAIN], shipped(), today=TODAY)
    svg = rule_on_axis(STATES[name], axis)
    assert len(boxes(svg)) <= len(axis.at.slots)
    ET.fromstring(svg)


def test_an_axis_without_rows_still_has_a_head() -> None:
    ET.fromstring(axis_head(axis_of([], shipped(), today=TODAY)))


def test_a_stop_that_began_long_ago_is_named_where_there_is_room() -> None:
    model = rule(date(2026, 11, 16), 8, 20, stop(date(2026, 11, 18)), today=date(2026, 11, 24))
    assert "停表 5 天" in time_rule(model, "L")
