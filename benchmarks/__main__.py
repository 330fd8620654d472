"""Run every benchmark, print one table and write `out/latest.json`: `make bench`.

`make bench ARGS=--quick` sees in a minute that everything works; `ARGS=--million` sweeps a million open cases too.
"""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from typing import Any

from benchmarks import calendar_arrays, calendar_batch, lifecycles, log_clocks, open_clocks, rebuild, sweep
from benchmarks.office import OUT, bench_cluster
from benchmarks.table import show

QUICK, A_MILLION = "--quick", "--million"


def main(arguments: list[str]) -> None:
    """Run them all; with `--quick` few rounds of few cases, with `--million` the longest sweep as well."""
    if set(arguments) - {QUICK, A_MILLION}:
        sys.exit(f"benchmarks: unknown argument {' '.join(arguments)}; there are only {QUICK} and {A_MILLION}")
    rows = run(quick=QUICK in arguments, million=A_MILLION in arguments)
    show("Banjie beside its floor", rows)
    machine = {"processors": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    measured = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "rows": rows}
    (OUT / "latest.json").write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")


def run(*, quick: bool, million: bool = False) -> list[dict[str, Any]]:
    """Return the rows of all benchmarks."""
    arrays = calendar_arrays.run(rows=1_000, rounds=1) if quick else calendar_arrays.run()
    clocks = open_clocks.run(rows=1_000, rounds=1) if quick else open_clocks.run()
    logs = log_clocks.run(cases=1_000, rounds=1) if quick else log_clocks.run()
    with bench_cluster() as cluster:
        lives = lifecycles.run(cluster, rounds=1, cases=8) if quick else lifecycles.run(cluster)
        rebuilt = rebuild.run(cluster, cases=20) if quick else rebuild.run(cluster)
        sizes = (*sweep.SIZES, sweep.MILLION) if million else sweep.SIZES
        swept = sweep.run(cluster, (50, 100), due=5, rounds=1) if quick else sweep.run(cluster, sizes)
        moved = calendar_batch.run(cluster, cases=80) if quick else calendar_batch.run(cluster)
        return [*arrays, *clocks, *logs, *lives, *rebuilt, *swept, *moved]


if __name__ == "__main__":
    main(sys.argv[1:])
