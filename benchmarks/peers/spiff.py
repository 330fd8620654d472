"""The same life in SpiffWorkflow, its state loaded from PostgreSQL and saved for each act. Run by the peers' Python.

PEER_DSN=<connection string> python spiff.py <cases> <rounds>     answers lifecycles per second, a JSON list
"""

import io
import json
import os
import sys
import time

import psycopg
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

BRANCHES = ("papers", "site", "safety")
EDGES = [
    ("start", "accept"), ("accept", "split"), *(("split", branch) for branch in BRANCHES),
    *((branch, "join") for branch in BRANCHES), ("join", "grant"), ("grant", "issue"), ("issue", "end"),
]  # fmt: skip
SERIALIZER = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())


def main(dsn, cases, rounds):
    spec = read_spec()
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE spiff (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text)")
        live(connection, spec)
        rates = []
        for _ in range(rounds):
            begin = time.perf_counter()
            for _ in range(cases):
                live(connection, spec)
            rates.append(cases / (time.perf_counter() - begin))
    print(json.dumps(rates))


def live(connection, spec):
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    state = SERIALIZER.serialize_json(workflow)
    (case,) = connection.execute("INSERT INTO spiff (state) VALUES (%s) RETURNING id", [state]).fetchone()
    run(connection, case, "accept")
    for branch in BRANCHES:
        act(connection, case, branch, TaskState.READY, start)
        act(connection, case, branch, TaskState.STARTED, lambda task: task.complete())
    run(connection, case, "grant")
    done = run(connection, case, "issue")
    assert done.is_completed()
    load(connection, case)  # the look at the case


def start(task):
    task._set_state(TaskState.STARTED)  # the engine has no door of its own for taking a task in hand


def run(connection, case, name):
    return act(connection, case, name, TaskState.READY, lambda task: task.run())


def act(connection, case, name, wanted, do):
    workflow = load(connection, case)
    do(next(task for task in workflow.get_tasks(state=wanted) if task.task_spec.bpmn_id == name))
    workflow.do_engine_steps()
    connection.execute("UPDATE spiff SET state = %s WHERE id = %s", [SERIALIZER.serialize_json(workflow), case])
    return workflow


def load(connection, case):
    return SERIALIZER.deserialize_json(
        connection.execute("SELECT state FROM spiff WHERE id = %s", [case]).fetchone()[0]
    )


def read_spec():
    kinds = {"start": "startEvent", "end": "endEvent", "split": "parallelGateway", "join": "parallelGateway"}
    names = dict.fromkeys(name for edge in EDGES for name in edge)
    nodes = "".join(f'<{kinds.get(name, "manualTask")} id="{name}"/>' for name in names)
    flows = "".join(
        f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"/>'
        for number, (source, target) in enumerate(EDGES)
    )
    text = (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="b">'
        f'<process id="life" isExecutable="true">{nodes}{flows}</process></definitions>'
    )
    parser = BpmnParser()
    parser.add_bpmn_io(io.BytesIO(text.encode()))
    return parser.get_spec("life")


if __name__ == "__main__":
    main(os.environ["PEER_DSN"], int(sys.argv[1]), int(sys.argv[2]))
