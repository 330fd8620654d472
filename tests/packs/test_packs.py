"""The shipped packs: right in every aspect, and their worked cases come out."""

from datetime import date
from pathlib import Path

import pytest

from banjie.adapters.pack_files import pack_folders, read_folder
from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import PacksFolder
from banjie.core.flow.net import compile_flow
from banjie.core.flow.spec import spec_of
from banjie.core.pack.check import check_law, check_pack
from banjie.core.pack.checks import cases
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.procedure import Procedure
from banjie.core.procedure.resolve import resolve
from tests.core.pack.demo import PACKS, calendar

FOLDERS = pack_folders(PACKS)
GROUNDS = ("hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review")


def licence(day: date, kind: str = "2") -> Procedure:
    law = PacksOnDisk(PacksFolder(root=PACKS)).pack_for("01")
    assert law is not None
    item = ItemVersion(code="i", version=1, words={}, type="01", kind=kind, from_date=day)
    return resolve(law, item, {}, day)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(PACKS).as_posix())
def test_a_shipped_pack_is_right(folder: Path) -> None:
    pack, unreadable = read_folder(folder)
    assert [str(found) for found in (*unreadable, *check_law(pack))] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(PACKS).as_posix())
def test_the_worked_cases_come_out(folder: Path) -> None:
    assert [str(found) for found in cases.check(read_folder(folder)[0], calendar())] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(PACKS).as_posix())
def test_the_matter_is_the_folder(folder: Path) -> None:
    assert read_folder(folder)[0].data("pack.yaml")["matter"] == folder.relative_to(PACKS).as_posix()


def test_the_limits_of_the_licence_are_those_of_the_law() -> None:
    limits = {
        clock.name: (clock.legal.days, str(clock.legal.citation))
        for clock in licence(date(2026, 1, 1)).clocks
        if clock.legal
    }
    assert limits == {
        "acceptance": (5, "《行政许可法》32(4)"),
        "decision": (20, "《行政许可法》42"),
        "delivery": (10, "《行政许可法》44"),
        "inspectors": (5, "《行政许可法》55.2"),
        "hearing_request": (5, "《行政许可法》47"),
        "hearing": (20, "《行政许可法》47"),
        "hearing_notice": (7, "《行政许可法》48"),
        "renewal": (30, "《行政许可法》50"),
    }


def test_the_grounds_to_stop_are_the_eight_of_the_law() -> None:
    assert tuple(ground.code for ground in licence(date(2026, 1, 1)).stop_grounds) == GROUNDS


@pytest.mark.parametrize(("day", "months", "article"), [((2015, 4, 30), 3, "39"), ((2015, 5, 1), 6, "46")])
def test_two_versions_of_the_time_to_go_to_court(day: tuple[int, int, int], months: int, article: str) -> None:
    remedy = licence(date(*day)).remedy
    assert (remedy.months, remedy.citations[1].article) == (months, article)


def test_an_item_on_the_spot_has_one_step() -> None:
    net = compile_flow(spec_of(licence(date(2026, 1, 1), kind="1").flow))
    assert tuple(net.steps) == ("decide",)
    assert net.step("decide").words["zh-Hans"] == "作出决定"


def test_the_demo_pack_is_not_law() -> None:
    assert PacksOnDisk(PacksFolder(root=PACKS)).pack_for("99") is None
    assert licence(date(2026, 1, 1)).matter == "cn/licensing/general"


def test_the_demo_pack_is_short() -> None:
    lines = [line for path in (PACKS / "demo").rglob("*.yaml") for line in path.read_text("utf-8").splitlines()]
    assert len(lines) <= 100


def test_the_checker_says_the_same_as_its_parts() -> None:
    assert check_pack(read_folder(PACKS / "demo" / "stall")[0], calendar()) == ()
