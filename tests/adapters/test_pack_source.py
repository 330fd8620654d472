"""The law as a running office gets it."""

import shutil
from pathlib import Path

import pytest

from banjie.adapters.pack_source import PackBroken, PacksOnDisk
from banjie.adapters.packs_folder import PacksFolder
from tests.core.pack.demo import DEMO


def packs(root: Path, *names: str) -> PacksOnDisk:
    for name in names:
        shutil.copytree(DEMO, root / "cn" / name)
    return PacksOnDisk(PacksFolder(root=root))


def test_a_type_nobody_covers_has_no_law(tmp_path: Path) -> None:
    assert packs(tmp_path, "stall").pack_for("02") is None


def test_a_pack_is_found_by_type(tmp_path: Path) -> None:
    law = packs(tmp_path, "stall").pack_for("01")
    assert law is not None
    assert law.matter == "demo/stall"


def test_two_packs_for_one_type_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackBroken, match="both cover type 01"):
        packs(tmp_path, "stall", "other").pack_for("01")


def test_a_broken_pack_is_refused_with_its_findings(tmp_path: Path) -> None:
    office = packs(tmp_path, "stall")
    (tmp_path / "cn" / "stall" / "flow.yaml").write_text("flows: {}", encoding="utf-8")
    with pytest.raises(PackBroken, match=r"flow\.yaml:1:1: the flow ordinary is missing"):
        office.pack_for("01")
