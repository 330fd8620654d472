"""Where a visitor comes from, and that nobody can pretend to come from elsewhere."""

import pytest
from django.test import RequestFactory, override_settings

from banjie.faces.shared.visitor import visitor_address


def address(forwarded: str, proxies: int) -> str:
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="10.0.0.1")
    with override_settings(BANJIE_PROXIES=proxies):
        return visitor_address(request)


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        ("6.6.6.6", 0, "10.0.0.1"),
        ("6.6.6.6, 203.0.113.9", 1, "203.0.113.9"),
        ("6.6.6.6, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("6.6.6.6", 2, "10.0.0.1"),
        ("", 1, "10.0.0.1"),
        ("<script>", 1, "10.0.0.1"),
        ("2001:db8::1", 1, "2001:db8::1"),
    ],
)
def test_only_what_our_proxies_wrote_is_believed(forwarded: str, proxies: int, expected: str) -> None:
    assert address(forwarded, proxies) == expected
