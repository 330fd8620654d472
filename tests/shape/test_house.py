"""What is true of every file of the house."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACK = 300
INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)[^>]*>|javascript:", re.IGNORECASE)
MACHINE = re.compile(
    "|".join(("/work" + "/", "/ro" + "ot/", "/ho" + "me/[a-z]", r"(?:--|_)(?:extra-)?index-url", r"/opt/py" + "pi"))
)


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the repository, those not yet committed too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def test_every_room_says_what_it_may_do() -> None:
    packages = [path.parent for path in tracked("src/banjie/*/__init__.py")]
    speechless = [
        room for room in packages if not {(room / "README.md").exists(), (room.parent / "README.md").exists()} & {True}
    ]
    assert not speechless, "a package has a README.md of about five lines, or its parent has one"


def test_packs_stay_readable() -> None:
    packs = {path.parent for path in tracked("packs/**/pack.yaml")}
    sizes = {pack: sum(len(text_of(path).splitlines()) for path in pack.glob("*.yaml")) for pack in packs}
    assert not {pack: n for pack, n in sizes.items() if n > PACK}, f"more than {PACK} lines of YAML without its cases"


def test_templates_hold_no_inline_script_or_style() -> None:
    found = [(path, match.group()) for path in tracked("src/**/*.html") for match in INLINE.finditer(text_of(path))]
    assert not found, "the content-security policy is 'self': put it into a file of static/"


def test_no_file_knows_one_machine() -> None:
    found = [(path, match.group()) for path in tracked() for match in MACHINE.finditer(text_of(path))]
    assert not found, "a path or registry of one machine does not belong here"


def test_the_lock_names_public_sources_only() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", text_of(ROOT / "uv.lock")))
    assert hosts <= {"pypi.org", "files.pythonhosted.org"}
