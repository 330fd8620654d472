"""The outside world as it is plugged in: set once by the wiring when a process starts, read by services."""

from dataclasses import dataclass

from banjie.services.ports.blobs import BlobStore
from banjie.services.ports.notices import NoticeBytes
from banjie.services.ports.pack_source import PackSource
from banjie.services.ports.papers import PaperPress


@dataclass(frozen=True, kw_only=True, slots=True)
class Ports:
    """Every port a serving process needs."""

    packs: PackSource
    blobs: BlobStore
    press: PaperPress
    notices: NoticeBytes


_plugged: list[Ports] = []


class NotPlugged(RuntimeError):
    """A service was used before the wiring ran."""


def plug(ports: Ports) -> None:
    """Make these ports the ones this process uses."""
    _plugged[:] = [ports]


def plugged() -> Ports:
    """Return the ports of this process; raise `NotPlugged` before the wiring has run."""
    if not _plugged:
        raise NotPlugged("no ports are plugged in; the process must start through banjie.project.wiring")
    return _plugged[0]
