"""The page of `banjie watch` names every key that the command prints and every option it takes."""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "watch.md"
LOG = "case,activity,timestamp,deadline\n1,a,2026-03-02 09:00,2026-03-10\n1,b,2026-03-12 10:00,2026-03-10\n"


def watched(folder: Path, *options: str) -> str:
    log = folder / "log.csv"
    log.write_text(LOG, "utf-8")
    banjie = Path(sys.executable).with_name("banjie")
    return subprocess.run([banjie, "watch", log, *options], capture_output=True, text=True, check=True).stdout


def test_every_key_is_told(tmp_path: Path) -> None:
    keys = set(json.loads(watched(tmp_path, "--json")))
    assert keys <= set(re.findall(r"`([a-z_]+)`", PAGE.read_text("utf-8")))


def test_every_option_is_told(tmp_path: Path) -> None:
    options = set(re.findall(r"^\s+(--[a-z-]+)", watched(tmp_path, "--help"), re.MULTILINE)) - {"--lang", "--help"}
    assert options <= set(re.findall(r"`?(--[a-z-]+)", PAGE.read_text("utf-8")))
