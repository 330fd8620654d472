"""Where a request comes from, as far as the proxies in front of us may be believed."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def visitor_address(request: HttpRequest) -> str:
    """Return the visitor's address: behind n trusted proxies the n-th from the right of X-Forwarded-For.

    What a visitor wrote into that header stands further left and is not looked at. Where the header is too short or
    holds no address, the request did not pass our proxies: the address of the connection is returned, "" without one.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.BANJIE_PROXIES
    passed = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    if not proxies or len(passed) < proxies:
        return direct
    try:
        return str(ip_address(passed[-proxies].strip()))
    except ValueError:
        return direct
