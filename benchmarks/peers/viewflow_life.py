"""The same life in django-viewflow on PostgreSQL, each act one transaction. Run by the peers' Python.

PEER_DSN=<connection string> python viewflow_life.py <cases> <rounds>     answers lifecycles per second, a JSON list
"""

import json
import os
import sys
import time
import types

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "viewflow_settings"
django.setup()

from django.contrib.auth.models import User  # noqa: E402  # the settings must stand first
from django.core.management import call_command  # noqa: E402  # as above
from django.db import transaction  # noqa: E402  # as above
from life.flows import LifeFlow  # noqa: E402  # as above

BRANCHES = ("papers", "site", "safety")


def main(cases, rounds):
    call_command("migrate", verbosity=0)
    user = User.objects.create(username="officer")
    live(user)
    rates = []
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(cases):
            live(user)
        rates.append(cases / (time.perf_counter() - begin))
    print(json.dumps(rates))


def live(user):
    process = LifeFlow.start.run().pk
    act(process, "accept", user, take, finish)
    for branch in BRANCHES:
        act(process, branch, user, take)
        act(process, branch, user, finish)
    act(process, "grant", user, take, finish)
    act(process, "issue", user, take, finish)
    seen = LifeFlow.process_class.objects.get(pk=process)
    assert seen.status == "DONE", seen.status
    list(seen.task_set.all())


def act(process, name, user, *deeds):
    task = LifeFlow.task_class.objects.get(process_id=process, flow_task=getattr(LifeFlow, name))
    with transaction.atomic(), task.activation() as activation:
        for deed in deeds:
            deed(activation, user)


def take(activation, user):
    activation.assign(user)


def finish(activation, user):
    activation.start(types.SimpleNamespace(user=user))
    activation.execute()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
