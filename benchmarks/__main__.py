"""Run every benchmark, print one table and write `out/latest.json`: `make bench` (or `make bench ARGS=--quick`)."""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from typing import Any

from benchmarks import calendar_arrays, lifecycles, rebuild
from benchmarks.office import OUT, bench_cluster
from benchmarks.table import show

QUICK = "--quick"


def main(arguments: list[str]) -> None:
    """Run them all; with `--quick` few rounds of few cases, to see that everything works."""
    if set(arguments) - {QUICK}:
        sys.exit(f"benchmarks: unknown argument {' '.join(arguments)}; there is only {QUICK}")
    rows = run(quick=QUICK in arguments)
    show("Banjie beside its floor", rows)
    machine = {"processors": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    measured = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "rows": rows}
    (OUT / "latest.json").write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")


def run(*, quick: bool) -> list[dict[str, Any]]:
    """Return the rows of all benchmarks."""
    arrays = calendar_arrays.run(rows=1_000, rounds=1) if quick else calendar_arrays.run()
    with bench_cluster() as cluster:
        lives = lifecycles.run(cluster, rounds=1, cases=8) if quick else lifecycles.run(cluster)
        return [*arrays, *lives, *(rebuild.run(cluster, cases=20) if quick else rebuild.run(cluster))]


if __name__ == "__main__":
    main(sys.argv[1:])
