"""Compare with other engines, each a process in a virtual environment of its own: `make bench-peers`.

Banjie and the peers take turns in interleaved rounds on one PostgreSQL, each in a database of its own, one connection.
Nothing of theirs is imported or locked by Banjie.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from banjie.adapters.postgres.cluster import Cluster
from benchmarks.office import OUT, bench_cluster, fresh_place
from benchmarks.table import show
from benchmarks.workers import PRODUCT, crew

HERE, ENVIRONMENT = Path(__file__).resolve().parent, OUT / "peers-venv"
PACKAGES = ("SpiffWorkflow", "django-viewflow", "Django>=5.2,<5.3", "psycopg[binary]")
PEERS = {"SpiffWorkflow": ("spiff.py", 3.0, 20), "django-viewflow": ("viewflow_life.py", 10.0, 10)}
ROUNDS, CASES = 5, 60


def main() -> None:
    """Install the peers where they are missing, measure, print the table and write `out/peers.json`."""
    _install()
    with bench_cluster() as cluster:
        rows = run(cluster)
    show("Banjie beside other engines", rows)
    (OUT / "peers.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def run(cluster: Cluster) -> list[dict[str, Any]]:
    """Return a row per peer: medians of the rounds and how many times faster Banjie is."""
    ours: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name in PEERS}
    with crew(fresh_place(cluster, "bench_peers"), 1) as workers:
        workers.rate(PRODUCT, CASES // 4)
        for _ in range(ROUNDS):
            ours.append(workers.rate(PRODUCT, CASES))
            for name, (script, _, cases) in PEERS.items():
                theirs[name].append(_rate(cluster, script, cases))
    return [_row(name, ours, theirs[name], goal) for name, (_, goal, _) in PEERS.items()]


def _rate(cluster: Cluster, script: str, cases: int) -> float:
    name = f"peer_{Path(script).stem}"
    with psycopg.connect(cluster.owner_dsn, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    environment = {**os.environ, "PEER_DSN": make_conninfo(cluster.owner_dsn, dbname=name)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [str(ENVIRONMENT / "bin" / "python"), str(HERE / script), str(cases), "1"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    return float(json.loads(done.stdout)[0])


def _row(name: str, ours: list[float], theirs: list[float], goal: float) -> dict[str, Any]:
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    return {
        "benchmark": "peers",
        "way": name,
        "per_second": round(median(ours), 1),
        "peer_per_second": round(median(theirs), 1),
        "spread": [round(min(ratios), 1), round(max(ratios), 1)],
        "ratio": round(median(ratios), 1),
        "goal": goal,
    }


def _install() -> None:
    python = ENVIRONMENT / "bin" / "python"
    if python.exists():
        return
    OUT.mkdir(exist_ok=True)
    venv.create(ENVIRONMENT, with_pip=True)
    done = subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=False)
    if done.returncode:
        sys.exit(f"The peers could not be installed: see above, then remove {ENVIRONMENT} and try again.")


if __name__ == "__main__":
    main()
