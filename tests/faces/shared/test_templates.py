"""The templates as a browser gets them: words in the page's language, fields tied together, nothing unescaped."""

import os
import re
from dataclasses import replace
from datetime import date

import django
import pytest
from django.test import RequestFactory
from django.test.utils import override_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
os.environ.setdefault("BANJIE_SECRET_KEY", "of the tests only")
django.setup()

from pathlib import Path  # noqa: E402  # the settings must stand first

from django.template import Context, Engine  # noqa: E402  # as above

import banjie.faces.shared as room  # noqa: E402  # as above
from banjie.faces.shared.page import Link, Page, choose, page_of  # noqa: E402  # as above
from banjie.faces.shared.words import LANGUAGES, say  # noqa: E402  # as above
from tests.faces.shared.time_rule.rules import MAIN  # noqa: E402  # as above

STATES = [key.removeprefix("state.") for key in room.words.words().texts["en"] if key.startswith("state.")]
ENGINE = Engine(
    dirs=[str(Path(room.__file__).parent / "templates")],
    libraries={"banjie": "banjie.faces.shared.templatetags.banjie", "static": "django.templatetags.static"},
)


def page(**cookies: str) -> Page:
    request = RequestFactory().get("/track?code=7K4M")
    request.COOKIES.update(cookies)
    with override_settings(ROOT_URLCONF="banjie.faces.shared.urls"):
        return page_of(request)


def render(source: str, language: str = "zh-Hans", **values: object) -> str:
    context = {"page": Page(language=language), **values}
    return ENGINE.from_string("{% load banjie %}" + source).render(Context(context))


def include(name: str, language: str = "zh-Hans", /, **values: object) -> str:
    return render('{% include "shared/' + name + '.html" %}', language, **values)


@pytest.mark.parametrize("face", ["base_portal", "base_desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_its_language_landmarks_and_nothing_inline(face: str, language: str) -> None:
    full = replace(page(lang=language), nav=(Link(href="/", text="<x>"),), demo_today=date(2026, 10, 12), search="/s")
    html = ENGINE.get_template(f"shared/{face}.html").render(Context({"page": full}))
    assert f'<html lang="{language}">' in html
    assert "<x>" not in html
    assert say("shared.demo.banner", language, date="")[:4] in html
    assert html.count("<main ") == 1
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=", html)


def test_choices_are_kept_in_the_page_and_bad_ones_dropped() -> None:
    chosen = page(lang="xx", type="large", contrast="more", keys="off")
    assert (chosen.language, chosen.type, chosen.contrast, chosen.keys) == ("zh-Hans", "large", "more", "off")
    html = ENGINE.get_template("shared/base_portal.html").render(Context({"page": chosen}))
    assert 'data-contrast="more" data-type="large"' in html


def test_a_choice_is_remembered_and_leads_back() -> None:
    answer = choose(RequestFactory().get("/look", {"lang": "en", "back": "/track?code=7K4M", "type": "huge"}))
    assert answer["Location"] == "/track?code=7K4M"
    assert {name: morsel.value for name, morsel in answer.cookies.items()} == {"lang": "en"}


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_choice_never_leads_to_another_site(back: str) -> None:
    assert choose(RequestFactory().get("/look", {"lang": "en", "back": back}))["Location"] == "/"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_mark_and_a_word(state: str, language: str) -> None:
    html = include("state", language, state=state)
    assert re.search(r"<svg[^>]*><(path|circle)", html)
    assert say(f"state.{state}", language) in html


def test_a_field_is_tied_to_its_hint_and_error() -> None:
    html = include("field", id="area", name="area", label="面积", hint="按房产证", error="要填数字", value='"><b>')
    assert 'aria-describedby="area-hint area-error" aria-invalid="true"' in html
    assert 'for="area"' in html
    assert "<b>" not in html


def test_a_group_of_choices_keeps_what_was_ticked() -> None:
    choices = [("a", "甲", ""), ("b", "乙", "")]
    html = include("field", id="m", name="m", label="材料", kind="ticks", choices=choices, value=["b"], hint="都要")
    assert re.findall(r'value="(.)"( checked)?', html) == [("a", ""), ("b", " checked")]
    assert '<fieldset id="m" tabindex="-1" class="field" aria-describedby="m-hint">' in html


def test_the_error_summary_links_to_the_fields() -> None:
    html = include("errors", errors=[("area", "经营面积要填数字")])
    assert '<a href="#area">经营面积要填数字</a>' in html
    assert "还有 1 处要改" in html


def test_values_in_words_are_escaped() -> None:
    assert render('{% w "shared.errors.title" count=n %}', n="<b>") == "还有 &lt;b&gt; 处要改"


def test_a_rule_comes_with_its_twin_and_its_key() -> None:
    html = include("time_rule", model=MAIN, size="L", legend=True)
    assert html.count("承诺8个工作日，已用5个") == 2
    assert "停表（不计入）" in html
    assert "超过承诺" not in html
