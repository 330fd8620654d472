"""The limits of packs, read from their files."""

from datetime import date
from pathlib import Path

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.core.clock.limit import Unit
from banjie.services.files.clock_limits import LITIGATION, pack_limits


def test_every_shipped_pack_is_read_and_every_limit_has_its_source():
    packs = list(pack_limits(FoldersOnDisk(), packs_folder(None).root))
    assert packs
    assert not [found for pack in packs for found in pack.findings]
    assert all(one.citation is not None for pack in packs for one in pack.limits)


def test_remedies_are_limits_with_their_dates():
    packs = pack_limits(FoldersOnDisk(), packs_folder(None).root / "cn" / "licensing" / "general")
    court = [one for pack in packs for one in pack.limits if one.clock == LITIGATION]
    assert [(one.limit and one.limit.days, one.limit and one.limit.unit) for one in court] == [
        (3, Unit.MONTH),
        (6, Unit.MONTH),
    ]
    assert court[1].from_date == date(2015, 5, 1)


def test_a_pack_that_cannot_be_read_carries_its_findings(tmp_path: Path):
    (tmp_path / "pack.yaml").write_text("matter: [", encoding="utf-8")
    (found,) = pack_limits(FoldersOnDisk(), tmp_path)
    assert found.findings
    assert not found.limits
