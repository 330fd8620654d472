"""Write packs/<area>/calendar/<year>.yaml for areas whose days off a law fixes for good, from the `holidays` package.

`--check` compares instead of writing. Logs come from such areas; Banjie's own offices keep the calendar of `cn`.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays

PACKS = Path(__file__).resolve().parents[1] / "packs"
YEARS = range(2000, 2036)
HEADER = "# Days off by law. Made by scripts/make_other_calendars.py: change the script, not this file.\n"
_OBSERVED = " (observed)"


@dataclass(frozen=True, kw_only=True)
class Area:
    """The law that gives the days off, and how they are called: by the package's name, our key and three names."""

    country: str
    law: str
    categories: tuple[str, ...]
    names: Mapping[str, tuple[str, str, str, str]]


AREAS = {
    "nl": Area(
        country="NL",
        law="Algemene termijnenwet, art. 3",
        categories=("public", "optional"),
        names={
            "New Year's Day": ("new_year", "元旦", "元旦", "New Year's Day"),
            "Good Friday": ("good_friday", "耶稣受难日", "耶穌受難日", "Good Friday"),
            "Easter Monday": ("easter_monday", "复活节星期一", "復活節星期一", "Easter Monday"),
            "Queen's Day": ("queens_day", "女王节", "女王節", "Queen's Day"),
            "King's Day": ("kings_day", "国王节", "國王節", "King's Day"),
            "Liberation Day": ("liberation_day", "解放日", "解放日", "Liberation Day"),
            "Ascension Day": ("ascension_day", "耶稣升天节", "耶穌升天節", "Ascension Day"),
            "Pentecost Monday": ("pentecost_monday", "圣灵降临节星期一", "聖靈降臨節星期一", "Pentecost Monday"),
            "Christmas Day": ("christmas", "圣诞节", "聖誕節", "Christmas Day"),
            "Second Day of Christmas": ("second_christmas", "圣诞节次日", "聖誕節翌日", "Second Day of Christmas"),
        },
    ),
    "us": Area(
        country="US",
        law="5 U.S.C. 6103",
        categories=("public",),
        names={
            "New Year's Day": ("new_year", "元旦", "元旦", "New Year's Day"),
            "Martin Luther King Jr. Day": ("king_day", "马丁·路德·金日", "馬丁·路德·金日", "Martin Luther King Day"),
            "Washington's Birthday": ("washington", "华盛顿诞辰日", "華盛頓誕辰日", "Washington's Birthday"),
            "Memorial Day": ("memorial_day", "阵亡将士纪念日", "陣亡將士紀念日", "Memorial Day"),
            "Juneteenth National Independence Day": ("juneteenth", "六月节", "六月節", "Juneteenth"),
            "Independence Day": ("independence_day", "独立日", "獨立日", "Independence Day"),
            "Labor Day": ("labor_day", "劳动节", "勞動節", "Labor Day"),
            "Columbus Day": ("columbus_day", "哥伦布日", "哥倫布日", "Columbus Day"),
            "Veterans Day": ("veterans_day", "退伍军人节", "退伍軍人節", "Veterans Day"),
            "Thanksgiving Day": ("thanksgiving", "感恩节", "感恩節", "Thanksgiving Day"),
            "Christmas Day": ("christmas", "圣诞节", "聖誕節", "Christmas Day"),
        },
    ),
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write or check the files; exit code 0, 1 where a file differs, 2 for an unknown argument."""
    if arguments not in ([], ["--check"]):
        print("usage: make_other_calendars.py [--check]", file=sys.stderr)
        return 2
    files = dict(texts())
    if not arguments:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.name}: not what the script writes; run scripts/make_other_calendars.py", file=sys.stderr)
    return 1 if stale else 0


def texts() -> Iterator[tuple[Path, str]]:
    """Yield the path and the text of every file."""
    for name, area in AREAS.items():
        for year in YEARS:
            yield PACKS / name / "calendar" / f"{year}.yaml", _text(area, year)


def _text(area: Area, year: int) -> str:
    days = _days(area, year)
    used = {area.names[name][0]: area.names[name] for _, name in days}
    lines = [
        f"year: {year}",
        f"notice: {area.law}",
        f"source: holidays {version('holidays')} (MIT)",
        "names:",
        *(
            f'  {key}: {{zh-Hans: {hans}, zh-Hant: {hant}, en: "{english}"}}'
            for key, hans, hant, english in used.values()
        ),
        "days_off:",
        *(f"  - {{first: {day}, last: {day}, name: {area.names[name][0]}}}" for day, name in days),
        "make_up: []",
    ]
    return HEADER + "\n".join(lines) + "\n"


def _days(area: Area, year: int) -> list[tuple[date, str]]:
    table = holidays.country_holidays(area.country, years=year, categories=area.categories)
    named = [
        (day, name.removesuffix(_OBSERVED)) for day in sorted(table) for name in table.get_list(day) if day.year == year
    ]
    return [
        (day, name)
        for place, (day, name) in enumerate(named)
        if name in area.names and day not in _before(named, place)
    ]


def _before(named: list[tuple[date, str]], place: int) -> set[date]:
    return {day for day, _ in named[:place]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
