"""A real PostgreSQL, made, started, killed and opened again."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from banjie.adapters.postgres import cluster as clusters
from banjie.adapters.postgres.cluster import Cluster, open_cluster
from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.postgres.leftovers import running_on
from tests.adapters.postgres.folders import wait_until_gone


@pytest.fixture
def opened(used_folder: Path) -> Iterator[Cluster]:
    with open_cluster(used_folder) as cluster:
        yield cluster


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.owner_dsn, autocommit=True) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def postmaster(folder: Path) -> int:
    running = running_on(folder / "postgres")
    assert running is not None
    return running.pid


def test_text_is_utf8_sorted_by_code_point_with_checksums(cluster: Cluster) -> None:
    assert ask(cluster, "SHOW server_encoding") == "UTF8"
    assert ask(cluster, "SHOW data_checksums") == "on"
    assert ask(cluster, "SELECT array_agg(w ORDER BY w)::text FROM unnest(ARRAY['办', 'b', 'B']) w") == "{B,b,办}"


def test_two_characters_of_chinese_have_trigrams(cluster: Cluster) -> None:
    assert ask(cluster, "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'") == 1


def test_nobody_enters_without_a_password(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host="127.0.0.1", port=cluster.port, user="postgres", dbname="banjie", password="")


def test_only_this_machine_is_listened_to(cluster: Cluster) -> None:
    assert ask(cluster, "SHOW listen_addresses") == "127.0.0.1"


def test_programs_are_at_hand(cluster: Cluster) -> None:
    assert (cluster.bin / "pg_dump").exists()


def test_a_second_start_keeps_the_data(used_folder: Path) -> None:
    with open_cluster(used_folder) as cluster, psycopg.connect(cluster.owner_dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    with open_cluster(used_folder) as again:
        assert ask(again, "SELECT n FROM kept") == 7


def test_what_was_committed_survives_a_killed_server(opened: Cluster, used_folder: Path) -> None:
    with psycopg.connect(opened.owner_dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    os.kill(postmaster(used_folder), signal.SIGKILL)
    wait_until_gone(used_folder)
    opened.start()
    assert ask(opened, "SELECT n FROM kept") == 7


def test_starting_twice_is_one_start(opened: Cluster) -> None:
    port = opened.port
    opened.start()
    assert opened.port == port


def test_stopping_leaves_no_server(used_folder: Path) -> None:
    with open_cluster(used_folder):
        pid = postmaster(used_folder)
    assert running_on(used_folder / "postgres") is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_another_command_on_the_used_folder_is_told_so(opened: Cluster, used_folder: Path) -> None:
    assert opened.port
    with pytest.raises(ClusterError, match=f"process {os.getpid()}.*BANJIE_DATA"):
        open_cluster(used_folder).start()


def test_another_command_may_join_and_leaves_it_running(opened: Cluster, used_folder: Path) -> None:
    with open_cluster(used_folder, join=True) as joined:
        assert ask(joined, "SELECT 1") == 1
    assert ask(opened, "SELECT 1") == 1


def test_a_number_of_a_foreign_process_in_the_pid_file_does_not_matter(used_folder: Path) -> None:
    (used_folder / "postgres" / "postmaster.pid").write_text(
        f"{os.getppid()}\n{used_folder}/postgres\n0\n5432\n\n\n\nready\n"
    )
    with open_cluster(used_folder) as again:
        assert ask(again, "SELECT 1") == 1


def test_a_database_of_another_version_is_refused_with_the_way_out(folder: Path) -> None:
    (folder / "postgres").mkdir()
    (folder / "postgres" / "PG_VERSION").write_text("11\n")
    with pytest.raises(ClusterError, match=r"PostgreSQL 11.*postgresql-11.*BANJIE_DATA"):
        open_cluster(folder).start()


def test_lost_secrets_are_named(used_folder: Path) -> None:
    (used_folder / "secrets.json").unlink()
    with pytest.raises(ClusterError, match=r"secrets\.json does not belong"):
        open_cluster(used_folder).start()
    assert running_on(used_folder / "postgres") is None


def test_a_full_disk_is_named_before_anything_is_made(used_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "LEAST_TO_START", 10**18)
    with pytest.raises(ClusterError, match="make room"):
        open_cluster(used_folder).start()


def test_asking_a_closed_cluster_says_so(used_folder: Path) -> None:
    with pytest.raises(ClusterError, match="not open"):
        _ = open_cluster(used_folder).owner_dsn
