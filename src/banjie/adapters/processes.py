"""Child processes that live and die with the command that started them."""

import ctypes
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

GRACE_SECONDS = 10.0
_POLL_SECONDS = 0.2
_SIGNAL_ON_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG of Linux
_libc = ctypes.CDLL(None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Program:
    """What is run: a name for messages, its arguments, and what is added to the environment."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(repr=False)


class PortTaken(Exception):
    """Another program listens there; the message is one sentence that says what to do."""


class Stopped(Exception):
    """Somebody asked us to stop."""


def free_or_refuse(host: str, port: int) -> None:
    """Return where the port can be listened on, else raise `PortTaken`."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise PortTaken(
            f"{host}:{port} cannot be listened on ({error.strerror}): end what uses it, or choose another with --port."
        ) from error


def answers(host: str, port: int) -> bool:
    """Tell whether something listens there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def run_until_stopped(programs: Sequence[Program], tend: Callable[[], None]) -> str:
    """Run the programs until one of them ends or we are asked to stop; end the others.

    Meanwhile `tend` is called a few times a second, to look after what the programs need; what it raises ends them too.

    Returns the name of the program that ended by itself, or "" where we were asked to stop (SIGINT, SIGTERM).
    """
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for program in programs:
            children[program.name] = subprocess.Popen(
                list(program.arguments),
                env=dict(program.environment),
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - one system call, prepared before; nothing is locked
            )
        return _first_ended(children, tend)
    except Stopped:
        return ""
    finally:
        for number in before:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave children behind
        _end(list(children.values()))
        for number, handler in before.items():
            signal.signal(number, handler)


def _die_with_parent() -> None:
    """In the child: be asked to stop when our parent is gone, even where it was killed and could not say so."""
    _libc.prctl(_SIGNAL_ON_PARENTS_DEATH, signal.SIGTERM)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _first_ended(children: Mapping[str, "subprocess.Popen[bytes]"], tend: Callable[[], None]) -> str:
    while True:
        tend()
        for name, child in children.items():
            if child.poll() is not None:
                return name
        time.sleep(_POLL_SECONDS)


def _end(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + GRACE_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
