"""What can be read from the style sheets, templates and scripts themselves: contrast, and nothing inline."""

import re
from pathlib import Path

import pytest

import banjie.faces.shared as room

ROOT = Path(room.__file__).parent
SHEETS = sorted((ROOT / "static/banjie").glob("*.css"))
TOKENS = (ROOT / "static/banjie/tokens.css").read_text(encoding="utf-8")
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "ground")],
    *[(ink, "paper") for ink in ("act", "stop", "warn", "red", "done", "yellow", "act-2")],
    *[(ink, "ground") for ink in ("act", "stop", "warn", "red", "done")],
    *[("ink-2", ground) for ground in ("stop-tint", "act-tint", "sunk", "current")],
    *[("ink", ground) for ground in ("stop-tint", "act-tint", "warn-tint", "red-tint", "done-tint", "current")],
    ("stop", "stop-tint"), ("warn", "warn-tint"), ("yellow", "yellow-bg"), ("yellow", "warn-tint"), ("red", "red-tint"),
    ("done", "done-tint"), ("on-act", "act"), ("on-act", "act-2"), ("on-bar", "bar"), ("on-bar-2", "bar"),
]  # fmt: skip
CONTROL_PAIRS = [
    ("line-2", "paper"), ("line-2", "ground"), ("act", "act-tint"), ("ink", "focus"), ("seal", "paper"),
    ("act", "act-mid"), ("focus", "bar"),
]  # fmt: skip


def tokens(selector: str) -> dict[str, str]:
    """Return the colours set by the first rule with this selector."""
    body = TOKENS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", body))


PLAIN = tokens(":root")
LOOKS = {"plain": PLAIN, "more": PLAIN | tokens(':root[data-contrast="more"]')}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS)
def test_text_can_be_read(look: str) -> None:
    palette = LOOKS[look]
    ratios = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("look", LOOKS)
def test_controls_and_rule_parts_can_be_seen(look: str) -> None:
    palette = LOOKS[look]
    ratios = {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in CONTROL_PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_a_system_wish_for_contrast_gives_the_same_colours() -> None:
    assert tokens(':root:not([data-contrast="normal"])') == tokens(':root[data-contrast="more"]')


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.name not in ("tokens.css", "print.css")], ids=str)
def test_colours_are_named_only_among_the_tokens(sheet: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b(?=[;,) ])", sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_have_nothing_inline(path: Path) -> None:
    inline = r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:"
    assert re.findall(inline, path.read_text(encoding="utf-8")) == []


def test_every_used_token_exists() -> None:
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= set(re.findall(r"--([a-z0-9-]+):", css))


def test_no_font_or_picture_comes_from_elsewhere() -> None:
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert re.findall(r"@import|@font-face|https?:|url\(", css) == []


def test_the_keys_are_few_and_touch_no_style() -> None:
    script = (ROOT / "static/banjie/keys.js").read_text(encoding="utf-8")
    assert script.count("\n") < 120
    assert re.findall(r"\.style\b|innerHTML|eval\(|fetch\(", script) == []
