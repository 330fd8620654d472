"""Packs on disk, checked."""

from pathlib import Path

import pytest

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.services.files.pack_check import NoPackThere, check_packs
from tests.core.pack.demo import DEMO, PACKS, calendar


def test_every_pack_below_a_path_is_checked_once() -> None:
    checked = list(check_packs(FoldersOnDisk(), [DEMO, PACKS / "demo"], calendar()))
    assert [(pack.folder, pack.findings, pack.cases) for pack in checked] == [(DEMO, (), 2)]


def test_a_path_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoPackThere, match=r"no pack\.yaml there or below"):
        check_packs(FoldersOnDisk(), [DEMO, tmp_path], calendar())


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("a: [", encoding="utf-8")
    [pack] = check_packs(FoldersOnDisk(), [tmp_path], calendar())
    assert pack.findings[0].line == 1
