"""Make the font of printed papers: a subset of Noto Serif SC, with its licence and a manifest; `--check` compares.

The subset holds what Chinese papers need: GBK (it contains GB 2312 and the characters of Big5), the rare characters of
names beyond the basic plane that the font draws, and Latin. The source is one exact version of a public npm package;
`npm` fetches it, `fonttools` cuts it in a virtual environment that is thrown away. Neither is needed to print.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "banjie" / "adapters" / "papers" / "fonts"
PACKAGE, VERSION = "@expo-google-fonts/noto-serif-sc", "0.4.3"
FACE, LICENCE = "400Regular/NotoSerifSC_400Regular.ttf", "LICENSE_FONT"
FONTTOOLS = "4.68.0"
FONT, LICENCE_OUT, MANIFEST = "NotoSerifSC-Regular-subset.ttf", "OFL.txt", "manifest.json"
LARGEST = 11 * 1024 * 1024
LATIN = (
    "U+0020-017F,U+0192,U+1E00-1EFF,U+02C6-02DD,U+2010-2027,U+2030-205E,"
    "U+20AC,U+2116,U+2122,U+2150-218B,U+2190-2199,U+25A0-25FF,U+3000"
)
BEYOND_BASIC = "U+20000-3FFFF"


def main(arguments: list[str]) -> int:
    """Write or check the font; exit code 0, 1 where it differs or grows too large, 2 for an unknown argument."""
    if arguments not in ([], ["--check"]):
        print(f"unknown arguments {arguments}: give none to write the font, or --check to compare it")
        return 2
    with tempfile.TemporaryDirectory() as name:
        made = make(Path(name))
    if len(made[FONT]) > LARGEST:
        print(f"{FONT} has {len(made[FONT]):,} bytes, more than {LARGEST:,}: ask for fewer characters")
        return 1
    if arguments:
        wrong = [
            name for name, data in made.items() if not (FOLDER / name).exists() or (FOLDER / name).read_bytes() != data
        ]
        print(f"differ from the source: {wrong}" if wrong else "the font is what its source makes")
        return 1 if wrong else 0
    for file_name, data in made.items():
        (FOLDER / file_name).write_bytes(data)
        print(f"{file_name}: {len(data):,} bytes")
    return 0


def make(work: Path) -> dict[str, bytes]:
    """Return the font, its licence and its manifest by file name, made from the package in the folder `work`."""
    package = _unpacked(work)
    characters = work / "characters.txt"
    characters.write_text("".join(sorted(_encodable("gbk") | _encodable("big5"))), encoding="utf-8")
    _cut(work, package / FACE, characters)
    font = (work / FONT).read_bytes()
    licence = (package / LICENCE).read_bytes().replace(b"\r\n", b"\n")
    source = (package / FACE).read_bytes()
    manifest = {
        "font": FONT,
        "sha256": hashlib.sha256(font).hexdigest(),
        "licence": "OFL-1.1",
        "source": {
            "package": PACKAGE,
            "version": VERSION,
            "file": FACE,
            "sha256": hashlib.sha256(source).hexdigest(),
        },
        "cut_with": f"fonttools {FONTTOOLS}",
        "characters": f"GBK, Big5, {LATIN}, {BEYOND_BASIC}",
        "drawn": _drawn(work),
    }
    return {FONT: font, LICENCE_OUT: licence, MANIFEST: (json.dumps(manifest, indent=2) + "\n").encode()}


def _unpacked(work: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=work, check=True)
    (archive,) = work.glob("*.tgz")
    with tarfile.open(archive) as members:
        members.extractall(work, filter="data")
    return work / "package"


def _cut(work: Path, source: Path, characters: Path) -> None:
    venv.create(work / "venv", with_pip=True)
    python = work / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"fonttools=={FONTTOOLS}"], check=True)
    options = [
        f"--text-file={characters}",
        f"--unicodes={LATIN},{BEYOND_BASIC}",
        f"--output-file={work / FONT}",
        "--layout-features=kern,ccmp",
        "--no-hinting",
        "--drop-tables+=vhea,vmtx,STAT,BASE",
        "--no-recalc-timestamp",
        "--name-IDs=*",
        "--notdef-outline",
    ]
    subprocess.run([python, "-m", "fontTools.subset", source, *options], check=True)


def _drawn(work: Path) -> list[str]:
    """Return the ranges of code points that the cut font draws, in hexadecimal."""
    listing = "from fontTools.ttLib import TTFont; import sys; print(*sorted(TTFont(sys.argv[1]).getBestCmap()))"
    command = [work / "venv" / "bin" / "python", "-c", listing, work / FONT]
    points = [int(text) for text in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]
    known = set(points)
    starts = [point for point in points if point - 1 not in known]
    ends = [point for point in points if point + 1 not in known]
    return [f"{start:x}-{end:x}" for start, end in zip(starts, ends, strict=True)]


def _encodable(encoding: str) -> set[str]:
    """Return every printable character that two bytes of `encoding` can say."""
    texts = (bytes([high, low]).decode(encoding, "ignore") for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    return {character for text in texts for character in text if character.isprintable()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
