"""The packs folder on disk: inside the installed package, else beside the source, else where BANJIE_PACKS points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from banjie.services.files.calendars import CalendarUnavailable

_PACKAGE = Path(__file__).resolve().parents[1]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, kw_only=True, slots=True)
class PacksFolder:
    """Reads packs below `root` into plain data."""

    root: Path

    def calendar_years(self, area: str) -> Sequence[Mapping[str, object]]:
        """Return the content of every `<area>/calendar/<year>.yaml`, by year."""
        folder = self.root / area / "calendar"
        paths = sorted(folder.glob("[0-9]*.yaml"))
        if not paths:
            raise CalendarUnavailable(f"{folder}: no calendar years there; set BANJIE_PACKS to the packs folder")
        return [mapping_of(path) for path in paths]

    def holidays(self, area: str) -> Mapping[str, object]:
        """Return the content of `<area>/calendar/holidays.yaml`: the days off that the law itself gives."""
        return mapping_of(self.root / area / "calendar" / "holidays.yaml")


def packs_folder(override: str | None) -> PacksFolder:
    """Return the packs folder: `override` (the value of BANJIE_PACKS) if given, else the one shipped with Banjie."""
    if override:
        root = Path(override)
        if not root.is_dir():
            raise CalendarUnavailable(f"{root}: no such folder; correct BANJIE_PACKS or unset it")
        return PacksFolder(root=root)
    shipped = _PACKAGE / "packs"
    return PacksFolder(root=shipped if shipped.is_dir() else _PACKAGE.parents[1] / "packs")


def mapping_of(path: Path) -> Mapping[str, object]:
    """Return the content of one YAML file; raise `CalendarUnavailable` where it cannot be read or holds no keys."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader either way
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CalendarUnavailable(f"{path}: cannot be read: {_short(error)}; correct the file") from error
    if not isinstance(content, Mapping):
        raise CalendarUnavailable(f"{path}: holds no keys; write for example `year: {path.stem}`")
    return content


def _short(error: Exception) -> str:
    return " ".join(str(error).split())
