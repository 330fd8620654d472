"""`banjie serve` from outside: first start, second start, a busy port, Ctrl-C, the demonstration's today."""

import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from banjie.adapters.postgres.cluster import open_cluster
from tests.serving import Served, new_data_folder, opens, run_banjie, serve


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    office = serve(new_data_folder())
    yield office
    if office.process.poll() is None:
        office.stop()


def test_the_first_start_prints_the_demonstrations_logins(served: Served) -> None:
    assert {"zhou", "li", "qian"} <= set(served.logins)
    assert served.url in served.output.read_text("utf-8")


def test_secrets_are_not_said(served: Served) -> None:
    secrets = (served.data / "secrets.json").read_text("utf-8")
    said = served.output.read_text("utf-8")
    assert not [word for word in secrets.split('"') if len(word) > 30 and word in said]


def test_a_second_office_on_the_same_folder_is_refused_in_one_sentence(served: Served) -> None:
    second = run_banjie(served.data, "serve", "--port", "1")
    assert second.returncode == 2
    assert "Traceback" not in second.stderr


def test_a_busy_port_is_refused_before_anything_starts() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = run_banjie(new_data_folder(), "serve", "--port", str(port))
    assert answer.returncode == 2
    assert "--port" in answer.stderr


def test_the_demonstrations_today_moves_only_forward(served: Served) -> None:
    assert served.banjie("demo", "today", "2036-10-20").returncode == 0
    back = served.banjie("demo", "today", "2036-10-19")
    assert (back.returncode, "only moves forward" in back.stderr) == (2, True)


def test_ctrl_c_stops_everything_and_keeps_the_data(served: Served) -> None:
    children = psutil.Process(served.process.pid).children(recursive=True)
    assert served.stop() == 0
    gone, alive = psutil.wait_procs(children, timeout=10)
    assert (bool(gone), alive) == (True, [])


def test_a_second_start_finds_the_same_people(served: Served) -> None:
    again = serve(served.data)
    try:
        assert again.logins == served.logins
    finally:
        again.stop()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    answer = run_banjie(blocked / "data", "serve", "--port", "1")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_a_server_of_ones_own_is_used_where_its_address_is_given() -> None:
    with open_cluster(new_data_folder()) as elsewhere:  # not the tests' own: an installation sets its roles' passwords
        office = serve(new_data_folder(), DATABASE_URL=elsewhere.owner_dsn)
        assert "zhou" in office.logins
        assert office.stop() == 0
    assert not (office.data / "postgres").exists()


def test_a_command_that_was_killed_leaves_nothing_behind_and_starts_again() -> None:
    office = serve(new_data_folder())
    children = psutil.Process(office.process.pid).children(recursive=True)
    office.process.kill()
    office.process.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    assert serve(office.data).stop() == 0


def test_a_database_that_died_is_started_again() -> None:
    office = serve(new_data_folder())
    try:
        postmaster = (office.data / "postgres" / "postmaster.pid").read_text("utf-8").split()[0]
        psutil.Process(int(postmaster)).kill()
        assert opens(office, "/items/")
    finally:
        assert office.stop() == 0
