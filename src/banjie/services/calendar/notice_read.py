"""Read a notice from the bytes of a file, as somebody uploads or pastes it. A query."""

from collections.abc import Mapping

from banjie.core.calendar.notice import NoticeSource
from banjie.services.ports.plugged import plugged


def notice_read(data: bytes, source: NoticeSource) -> Mapping[str, object]:
    """Return the notice; raise `NoticeUnreadable` where it is none, `NoticeWrong` where it contradicts itself."""
    ports = plugged()
    return ports.notices(data, source, ports.packs.holidays())
