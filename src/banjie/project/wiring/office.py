"""What every process that works on cases is plugged into: packs, files, the press, the reader of notices."""

import os
from pathlib import Path

from banjie.adapters.blobs.disk import DiskBlobs
from banjie.adapters.notice_files import notice_in
from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.adapters.papers.press import TypstPress
from banjie.services.ports.plugged import Ports, plug


def plug_office(data: Path) -> None:
    """Plug in the packs of this machine, the files below `data`, the press and the reader of notices."""
    packs = PacksOnDisk(packs_folder(os.environ.get("BANJIE_PACKS")))
    plug(Ports(packs=packs, blobs=DiskBlobs(data), press=TypstPress(), notices=notice_in))
