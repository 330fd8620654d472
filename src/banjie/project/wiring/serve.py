"""Joins `banjie serve` to the database, the demonstration, the web server and the jobs."""

import os
import sys
from collections.abc import Callable, Sequence

from banjie.adapters.postgres.errors import ClusterError
from banjie.adapters.processes import PortTaken, Program, answers, free_or_refuse, run_until_stopped
from banjie.adapters.secrets_file import SecretsError
from banjie.faces.cli.serve import ServeNeeds, Serving
from banjie.faces.shared.real_time import real_now
from banjie.project.wiring.opened import Opened, opened
from banjie.records.organisation.entering import organisation_is_empty
from banjie.services.demo.demo_office import demo_logins, demo_office

_FAULTS = (ClusterError, SecretsError, PortTaken)
Logins = Sequence[tuple[str, str, str]]


def wire() -> ServeNeeds:
    """Return what the command needs."""
    return ServeNeeds(serve=_serve, faults=_FAULTS, language=os.environ.get("BANJIE_LANG", ""))


def _serve(serving: Serving, progress: Callable[[str], None], ready: Callable[[Logins], None]) -> str:
    free_or_refuse(serving.host, serving.port)
    with opened(progress, join=False) as office:
        if serving.demo and organisation_is_empty():
            progress("demonstration")
            demo_office(real_now())
        unsaid = [demo_logins()]

        def tend() -> None:
            office.tend()
            if unsaid and answers(serving.host, serving.port):
                ready(unsaid.pop())

        return run_until_stopped((_web(serving, office), _jobs(office)), tend)


def _web(serving: Serving, office: Opened) -> Program:
    arguments = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", serving.host, "--port", str(serving.port)),
        *("--workers", str(serving.workers), "--blocking-threads", "2", "--backpressure", "64"),
        *("--no-ws", "--log-level", "warning"),
        "banjie.project.wsgi:application",
    ]
    hosts = f"localhost,127.0.0.1,[::1],{serving.host},{os.environ.get('BANJIE_HOSTS', '')}".rstrip(",")
    return Program(name="web", arguments=arguments, environment=_environment(office, {"BANJIE_HOSTS": hosts}))


def _jobs(office: Opened) -> Program:
    arguments = [sys.executable, "-m", "banjie.project.jobs"]
    return Program(name="jobs", arguments=arguments, environment=_environment(office, {"BANJIE_POOL": "2"}))


def _environment(office: Opened, extra: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **extra, **office.environment}
