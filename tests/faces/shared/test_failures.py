"""Failure pages: words, a number to ask by, what was typed, and never a trace."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from banjie.faces.shared.failures import not_kept, too_many
from banjie.faces.shared.words import LANGUAGES, say
from banjie.project.urls import urlpatterns as ours
from banjie.services.office.place import StoreUnavailable
from tests.database import Database
from tests.office import Visitor


def gone(request: HttpRequest) -> HttpResponse:
    raise StoreUnavailable("the database gave up")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret detail")


urlpatterns = [path("gone/", gone), path("broken/", broken), *ours]
handler500 = "banjie.faces.shared.failures.server_fault"


@pytest.fixture
def visitor(database: Database) -> Iterator[Visitor]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Visitor(raise_request_exception=False)
    connection.close()


def test_a_store_that_is_gone_keeps_what_was_typed(visitor: Visitor) -> None:
    answer = visitor.post("/gone/", {"name": "王小明", "text": "两行\n字", "password": "geheim", "kind": "resident_id"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert say("failure.unavailable.title") in page
    assert 'value="王小明"' in page
    assert "两行<br>字" in page
    assert "<li>resident_id</li>" not in page
    assert "geheim" not in page
    assert "E-" in page


def test_a_fault_of_ours_shows_a_number_and_no_detail(visitor: Visitor) -> None:
    page = visitor.get("/broken/")
    assert page.status_code == 500
    assert "E-" in page.content.decode()
    assert "secret" not in page.content.decode()
    assert "Traceback" not in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_failure_speaks_the_readers_language(language: str) -> None:
    request = RequestFactory().post("/x/", {"a": "b"})
    request.COOKIES["lang"] = language
    assert say("failure.unavailable.title", language) in not_kept(request, RuntimeError()).content.decode()
    assert say("failure.too_many.title", language) in too_many(request, 10).content.decode()
