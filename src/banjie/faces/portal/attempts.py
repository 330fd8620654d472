"""How often somebody may look up a code that is not there: 20 times in 10 minutes, by address and by session."""

from django.core.cache import cache
from django.http import HttpRequest

MISSES, MINUTES = 20, 10


def too_often(request: HttpRequest) -> bool:
    """Whether this address or session has missed too often lately."""
    return any(int(cache.get(key, 0)) >= MISSES for key in _keys(request))


def missed(request: HttpRequest) -> None:
    """Count a code that was not there."""
    for key in _keys(request):
        # add() starts the ten minutes; later misses do not lengthen them.
        if not cache.add(key, 1, MINUTES * 60):
            _one_more(key)


def _one_more(key: str) -> None:
    try:
        cache.incr(key)
    except ValueError:  # it ran out between the two steps
        cache.set(key, 1, MINUTES * 60)


def _keys(request: HttpRequest) -> tuple[str, ...]:
    address = f"misses-address-{request.META.get('REMOTE_ADDR', '')}".replace(" ", "")
    session = request.session.session_key
    return (address, f"misses-session-{session}") if session else (address,)
