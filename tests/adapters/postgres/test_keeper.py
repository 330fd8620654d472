"""However the command ends, its server ends with it."""

import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from banjie.adapters.postgres.account import Account
from banjie.adapters.postgres.cluster import open_cluster
from banjie.adapters.postgres.leftovers import running_on
from tests.adapters.postgres.folders import wait_until_gone

HOLD = """
import sys, time
from pathlib import Path
from banjie.adapters.postgres.account import Account
from banjie.adapters.postgres.cluster import open_cluster
with open_cluster(Path(sys.argv[1])) as cluster:
    print(cluster.port, flush=True)
    time.sleep(60)
"""


def hold(folder: Path) -> "subprocess.Popen[str]":
    """Start a command that opens the folder and sleeps; return it when the server answers."""
    command = subprocess.Popen([sys.executable, "-c", HOLD, folder], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    assert command.stdout.readline().strip().isdigit()
    return command


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_a_command_that_is_ended_leaves_no_server(used_folder: Path, how: signal.Signals) -> None:
    with hold(used_folder) as command:
        command.send_signal(how)
        command.wait(10)
    wait_until_gone(used_folder)
    with open_cluster(used_folder) as again:
        assert again.port


def test_ctrl_c_lets_the_command_finish_first(used_folder: Path) -> None:
    with hold(used_folder) as command:
        command.send_signal(signal.SIGINT)
        command.wait(10)
    assert running_on(used_folder / "postgres") is None


def test_a_server_whose_keeper_was_killed_too_is_stopped_by_the_next_start(used_folder: Path) -> None:
    with hold(used_folder) as command:
        for child in Path(f"/proc/{command.pid}/task/{command.pid}/children").read_text().split():
            os.kill(int(child), signal.SIGKILL)
        command.kill()
        command.wait(10)
    assert running_on(used_folder / "postgres") is not None
    with open_cluster(used_folder) as again:
        assert again.port


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take another account")
def test_an_ordinary_account_runs_it_without_root(folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    python = Path("/usr/bin/python3")
    account = Account(name="nobody", uid=nobody.pw_uid, gid=nobody.pw_gid, ours=False)
    if not account.may_enter(Path(__file__).parent):
        pytest.skip("this account may not enter the folder of the code")
    if not python.exists() or sys.version_info[:2] != _version(python):
        pytest.skip("no Python of the same version that this account may run")
    answer = subprocess.run(
        [python, "-c", HOLD.replace("time.sleep(60)", ""), folder],
        env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PATH": "/usr/bin:/bin"},
        user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert (folder / "postgres").stat().st_uid == nobody.pw_uid


def _version(python: Path) -> tuple[int, ...]:
    said = subprocess.run(
        [python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=True
    )
    return tuple(int(part) for part in said.stdout.split())
