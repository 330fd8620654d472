"""The page that lists the limits of all packs is what the packs say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_laws_is_what_the_packs_say() -> None:
    script = ROOT / "scripts" / "make_laws.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
