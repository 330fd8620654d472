"""Calendar years from wherever somebody keeps them: year files as shipped, or notices as they are published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from banjie.adapters.notice_files import NoticeFiles
from banjie.adapters.packs_folder import PacksFolder, mapping_of
from banjie.core.calendar.holidays import read_holidays
from banjie.core.calendar.notice import NoticeSource
from banjie.services.files.calendars import CalendarUnavailable

_YAML, _NOTICES = (".yaml", ".yml"), (".json", ".csv")


@dataclass(frozen=True, kw_only=True, slots=True)
class YearFiles:
    """The shipped years below `packs`, and years from elsewhere."""

    packs: PacksFolder

    def calendar_years(self, area: str) -> Sequence[Mapping[str, object]]:
        """Return the shipped years of `area`."""
        return self.packs.calendar_years(area)

    def years_at(self, path: Path, area: str) -> Sequence[Mapping[str, object]]:
        """Return the year of the file at `path`, or those of the folder there whose names begin with a digit."""
        paths = [path]
        if path.is_dir():
            paths = sorted(each for each in path.glob("[0-9]*") if each.suffix in (*_YAML, *_NOTICES))
        if not paths:
            message = f"{path}: no calendar years there; name a year file or a notice, or a folder of them"
            raise CalendarUnavailable(message)
        return [self._year(each, area) for each in paths]

    def _year(self, path: Path, area: str) -> Mapping[str, object]:
        if path.suffix in _YAML:
            return mapping_of(path)
        return NoticeFiles(holidays=read_holidays(self.packs.holidays(area)))(path, NoticeSource())
