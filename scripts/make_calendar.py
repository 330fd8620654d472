"""Write packs/cn/calendar/<year>.yaml from the `chinesecalendar` package; `--check` compares instead of writing.

A notice for year Y may rearrange the last days of December of Y-1 (New Year's Day). Such days are written into
the file of Y, the year of the notice, so that loading all files gives the right days and a year without a file
is a year whose notice is not known yet.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from chinese_calendar.constants import holidays, workdays  # type: ignore[import-untyped]  # ships no types

FOLDER = Path(__file__).resolve().parents[1] / "packs" / "cn" / "calendar"
HEADER = "# Days off and make-up working days. Made by scripts/make_calendar.py: change the script, not this file.\n"

# The package's name of a holiday -> our key and its three written names.
NAMES = {
    "New Year's Day": ("new_year", "元旦", "元旦", "New Year's Day"),
    "Spring Festival": ("spring_festival", "春节", "春節", "Spring Festival"),
    "Tomb-sweeping Day": ("qingming", "清明节", "清明節", "Qingming Festival"),
    "Labour Day": ("labour_day", "劳动节", "勞動節", "Labour Day"),
    "Dragon Boat Festival": ("dragon_boat", "端午节", "端午節", "Dragon Boat Festival"),
    "Mid-autumn Festival": ("mid_autumn", "中秋节", "中秋節", "Mid-Autumn Festival"),
    "National Day": ("national_day", "国庆节", "國慶節", "National Day"),
    "Anti-Fascist 70th Day": (
        "victory_70",
        "抗战胜利70周年纪念日",
        "抗戰勝利70週年紀念日",
        "70th anniversary of victory in the War of Resistance",
    ),
}

# Numbers of the notices (and of later changes to them); a year not named here is written as null.
NOTICES = {
    2011: "国办发明电〔2010〕40号",
    2012: "国办发明电〔2011〕45号",
    2013: "国办发明电〔2012〕33号",
    2014: "国办发明电〔2013〕28号",
    2015: "国办发明电〔2014〕28号、国发明电〔2015〕1号",
    2016: "国办发明电〔2015〕18号",
    2017: "国办发明电〔2016〕17号",
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号、国办发明电〔2019〕3号",
    2020: "国办发明电〔2019〕16号、国办发明电〔2020〕1号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}

Named = tuple[date, str]


def main(arguments: list[str]) -> int:
    """Write or check the files; exit code 0, 1 where a file differs, 2 for an unknown argument."""
    if arguments not in ([], ["--check"]):
        print("usage: make_calendar.py [--check]", file=sys.stderr)
        return 2
    files = {FOLDER / f"{year}.yaml": text for year, text in texts()}
    if arguments == ["--check"]:
        return _check(files)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(files)} files written to {FOLDER}")
    return 0


def texts() -> Iterator[tuple[int, str]]:
    """Yield (year, text of its file) for every year the package knows."""
    off, make_up = list(_named(holidays)), list(_named(workdays))
    years = sorted({_notice_year(item) for item in off})
    for year in years:
        yield (
            year,
            _text(year, [i for i in off if _notice_year(i) == year], [i for i in make_up if _notice_year(i) == year]),
        )


def _named(table: dict[date, str]) -> Iterator[Named]:
    for day in sorted(table):
        yield day, str(table[day])


def _notice_year(item: Named) -> int:
    day, name = item
    return day.year + 1 if day.month == 12 and name == "New Year's Day" else day.year


def _text(year: int, off: list[Named], make_up: list[Named]) -> str:
    used = dict.fromkeys(name for _, name in sorted(off + make_up))
    lines = [
        f"year: {year}",
        f"notice: {NOTICES.get(year, 'null')}",
        f"source: chinesecalendar {version('chinesecalendar')} (MIT)",
        "names:",
        *(f"  {_name_line(*NAMES[name])}" for name in used),
        "days_off:",
        *(f"  - {{first: {first}, last: {last}, name: {NAMES[name][0]}}}" for first, last, name in _spans(off)),
        "make_up:" if make_up else "make_up: []",
        *(f"  - {{date: {day}, name: {NAMES[name][0]}}}" for day, name in make_up),
    ]
    return HEADER + "\n".join(lines) + "\n"


def _name_line(key: str, hans: str, hant: str, english: str) -> str:
    return f'{key}: {{zh-Hans: {hans}, zh-Hant: {hant}, en: "{english}"}}'


def _spans(days: Iterable[Named]) -> Iterator[tuple[date, date, str]]:
    first = last = None
    span_name = ""
    for day, name in days:
        if first and last and name == span_name and day - last == timedelta(days=1):
            last = day
            continue
        if first and last:
            yield first, last, span_name
        first = last = day
        span_name = name
    if first and last:
        yield first, last, span_name


def _check(files: dict[Path, str]) -> int:
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    extra = sorted(set(FOLDER.glob("[0-9]*.yaml")) - set(files))
    for path in stale:
        print(f"{path.name}: not what the script writes; run scripts/make_calendar.py", file=sys.stderr)
    for path in extra:
        print(f"{path.name}: no such year in the package; remove it or teach the script", file=sys.stderr)
    return 1 if stale or extra else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
