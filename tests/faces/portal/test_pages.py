"""The public pages answer in every language, say what there is, and keep to the headers."""

from datetime import UTC, datetime

import pytest

from banjie.faces.shared.words import LANGUAGES, say
from tests.office import HEALTH, OTHER, PROMISED, SPOT, TestOffice, Visitor, handed_in

PAGES = ("/", "/items/", f"/items/{PROMISED}/", f"/items/{SPOT}/", f"/items/{OTHER}/", f"/items/{PROMISED}/apply/",
         "/track/", "/verify/")  # fmt: skip


def text(visit: Visitor, path: str) -> str:
    return visit.get(path).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_every_language(visit: Visitor, path: str, language: str) -> None:
    visit.cookies["lang"] = language
    answer = visit.get(path)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert say("portal.place.items", language) in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_allows_only_its_own_scripts_and_styles(visit: Visitor, path: str) -> None:
    answer = visit.get(path)
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_pages_of_a_case_are_kept_and_listed_nowhere(office: TestOffice, visit: Visitor) -> None:
    case = handed_in(datetime.now(UTC))
    for path in ("/track/", f"/track/{case.code}/", f"/track/{case.code}/papers/1/", "/verify/", "/receipt/"):
        answer = visit.get(path)
        assert "no-store" in answer["Cache-Control"], path
        assert "noindex" in answer["X-Robots-Tag"], path


def test_the_first_page_lists_offices_with_their_number_of_items(visit: Visitor) -> None:
    page = text(visit, "/")
    assert "桐青县卫生健康局" in page
    assert f"/items/?office={HEALTH}" in page
    assert "/items/?type=01" in page
    assert "/items/?type=02" not in page


def test_items_are_found_by_a_part_of_the_name(visit: Visitor) -> None:
    page = text(visit, "/items/?q=卫生")
    assert f"/items/{PROMISED}/" in page
    assert f"/items/{SPOT}/" not in page


@pytest.mark.parametrize("query", ["q=%00%ff", "q=%27%3B--", "office=/x/", "type=zz", "after=~~~", "q=" + "长" * 500])
def test_a_filter_that_makes_no_sense_finds_nothing_or_all_and_never_fails(visit: Visitor, query: str) -> None:
    assert visit.get(f"/items/?{query}").status_code == 200


def test_a_search_without_a_find_offers_to_clear_it(visit: Visitor) -> None:
    assert say("portal.items.none") in text(visit, "/items/?q=没有这种事")


def test_the_guide_gives_both_limits_with_the_article(visit: Visitor) -> None:
    page = text(visit, f"/items/{PROMISED}/")
    assert "8个工作日" in page
    assert "20个工作日（《行政许可法》第四十二条）" in page
    assert 'role="img"' in page
    assert "平面图" in page


def test_the_guide_of_an_item_on_the_spot_says_one_visit(visit: Visitor) -> None:
    assert say("portal.guide.spot") in text(visit, f"/items/{SPOT}/")


def test_an_item_without_a_pack_says_where_to_go_instead(visit: Visitor) -> None:
    page = text(visit, f"/items/{OTHER}/")
    assert say("portal.guide.instead", office="桐青县市场监督管理局") in page
    assert "/apply/" not in page


@pytest.mark.parametrize(
    "path", ["/items/NO-SUCH/", "/items/NO-SUCH/apply/", f"/items/{OTHER}/apply/", "/nowhere/", "/items/a%00b/"]
)
def test_what_is_not_there_says_so_in_words(visit: Visitor, path: str) -> None:
    answer = visit.get(path)
    assert answer.status_code == 404
    assert say("failure.not_found.title") in answer.content.decode()
