"""How often somebody may look up a code that is not there: 20 times in 10 minutes, by address and by session."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest

from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.visitor import visitor_address

MISSES, MINUTES = 20, 10
_HOUSEHOLD = 64  # bits; whoever has one address of IPv6 has all that begin alike


def too_often(request: HttpRequest) -> bool:
    """Whether this address or session has missed too often lately."""
    return any(_counted(key)[0] >= MISSES for key in _keys(request))


def missed(request: HttpRequest) -> None:
    """Count a code that was not there; the ten minutes begin with the first and are not lengthened by later ones."""
    now = real_now().timestamp()
    for key in _keys(request):
        count, until = _counted(key)
        until = until or now + timedelta(minutes=MINUTES).total_seconds()
        # The cache knows no counting in one step: of misses in the same millisecond one may go uncounted.
        cache.set(key, (count + 1, until), until - now)


def _counted(key: str) -> tuple[int, float]:
    found: tuple[int, float] = cache.get(key, (0, 0.0))
    return found


def _keys(request: HttpRequest) -> tuple[str, ...]:
    address = f"misses-address-{_place(visitor_address(request))}"
    session = request.session.session_key
    return (address, f"misses-session-{session}") if session else (address,)


def _place(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address.replace(" ", "")
    return str(ip_network((known, _HOUSEHOLD), strict=False)) if isinstance(known, IPv6Address) else str(known)
