"""Catalogue files made up for a test."""

from pathlib import Path

HEADER = "部门名称,部门编码,主项,事项名称,事项编码,事项类型"
HEALTH = "县卫健局,11510000000000001A,公共场所卫生许可,公共场所卫生许可（新办）,W-1,1"
CHANGE = "县卫健局,11510000000000001A,公共场所卫生许可,公共场所卫生许可（变更）,W-2,1"
WATER = "县水务局,00877844X,取水许可,取水许可,S-1,许可"
ADVICE = "县水务局,00877844X,咨询,用水咨询,S-2,20"


def csv_file(folder: Path, *rows: str, name: str = "catalogue.csv") -> Path:
    """Write a file with the header and these rows."""
    path = folder / name
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def unwatched(done: int, total: int) -> None:
    """Say nothing of how far it came."""
