"""Write docs/packs/laws.md from the packs: every limit with its article; `--check` compares instead of writing."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from banjie.adapters.pack_files import FoldersOnDisk
from banjie.core.clock.limit import LastDay, Limit, StartDay, Unit
from banjie.core.procedure.clock_rule import Breach, CountsFrom, Runs
from banjie.services.files.clock_limits import Kind, LimitInPack, PackLimits, pack_limits

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "packs" / "laws.md"
HEAD = """# Laws

Every limit of the packs in use, with the article it comes from and the day from which it holds. Where no law gives it,
the source says so, and a region sets it. This page is made by `scripts/make_laws.py` from the packs themselves: change
the pack, not the page. `banjie clock limits` lists the same in three languages, `--json` with every detail.

How the days of each law are counted stands in [Deadlines](../ideas/deadlines.md). The traps, in short:

| Law | Working days | Calendar days and months |
|---|---|---|
| 行政许可法 | every limit of the agency (Art. 82) | what the applicant has: the law does not say, a region does |
| 行政处罚法 since 2021-07-15 | 2, 3, 5, 7 days (Art. 85) | 15, 90 days; before, all of them |
| 行政复议法 since 2024-01-01 | 3, 5, 7, 10 days (Art. 88) | 30, 60 days; before, 10 days, too |
| 行政强制法 | ten days and fewer (Art. 69) | 15, 30 days, 3 months, 3 years |
| 政府信息公开条例 | all | |
| 信访工作条例 | where it says so (5) | 15, 30, 60 days |
| 招标投标法实施条例 | complaints: 3 and 30 | all others |
"""
UNITS = {Unit.WORKING_DAY: "working day", Unit.CALENDAR_DAY: "day", Unit.MONTH: "month", Unit.HOUR: "hour"}
RUNS = {
    Runs.FORWARDS: "within {}",
    Runs.BACKWARDS: "at least {} before",
    Runs.AT_LEAST: "for at least {}",
    Runs.ONLY_AFTER: "only after {}",
}
REMEDIES = {"reconsideration": "Ask for reconsideration", "litigation": "Go to court"}


def main(arguments: list[str]) -> int:
    """Write or check the page; exit code 0, 1 where it differs, 2 for an unknown argument."""
    if arguments not in ([], ["--check"]):
        print("usage: make_laws.py [--check]", file=sys.stderr)
        return 2
    text = page()
    if not arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{PAGE} is not what the packs say; run scripts/make_laws.py", file=sys.stderr)
    return 1


def page() -> str:
    """Return the text of the page."""
    packs = sorted(pack_limits(FoldersOnDisk(), ROOT / "packs" / "cn"), key=lambda pack: pack.matter)
    return HEAD + "".join(_section(pack) for pack in packs)


def _section(pack: PackLimits) -> str:
    rows = "".join(_row(pack, one) for one in pack.limits)
    title = f"{pack.names['zh-Hans']} · {pack.names['en']}"
    head = "| Clock | Limit | From | Source | If nobody acts |\n|---|---|---|---|---|\n"
    return f"\n## {title}\n\n`packs/{pack.matter}`\n\n{head}{rows}"


def _row(pack: PackLimits, one: LimitInPack) -> str:
    clock = REMEDIES[one.clock] if one.is_remedy else one.names["en"]
    cells = (clock, "; ".join(_limit(pack, one)), str(one.from_date), _source(one), _silence(pack.labels, one))
    return f"| {' | '.join(cells)} |\n"


def _limit(pack: PackLimits, one: LimitInPack) -> Iterator[str]:
    if one.limit is None:
        yield "to the day the case itself brings"
    elif one.kind is Kind.EXTENSION:
        yield f"extended by at most {_amount(one.limit)}, approved: {pack.labels[f'approver.{one.approver}']['en']}"
        return
    else:
        yield RUNS[one.runs].format(_amount(one.limit))
        yield from _rules(one.limit)
    if one.stoppable:
        yield "a stop stops it"
    if one.breach is Breach.REFUSE:
        yield "an act outside it is refused"
    if not one.cards and not one.is_remedy:
        yield "no cards"


def _rules(limit: Limit) -> Iterator[str]:
    if limit.start_day is StartDay.COUNTED:
        yield "the first day counts"
    if limit.last_day is LastDay.STAYS:
        yield "a last day off stays"


def _amount(limit: Limit) -> str:
    return f"{limit.days} {UNITS[limit.unit]}{'' if limit.days == 1 else 's'}"


def _source(one: LimitInPack) -> str:
    cited = one.citation
    assert cited is not None, "the checker of packs asks for a source"
    if not cited.article:
        return f"local: {cited.note}"
    return f"{cited.law} {cited.article}{f' ({cited.note})' if cited.note else ''}"


def _silence(labels: Mapping[str, Mapping[str, str]], one: LimitInPack) -> str:
    silence = one.silence
    if silence is None or one.kind is Kind.EXTENSION:
        return ""
    acts = {"accept": "accepted", "withdraw": "withdrawn", "grant": "granted"}
    what = acts.get(silence.act) or labels[f"milestone.{silence.milestone}"]["en"].lower()
    if silence.draft:
        return f"{what}: drafted, and a person signs"
    since = "the day it began" if silence.counts_from is CountsFrom.START else "its last day"
    return f"{what} by law, counted from {since}{', where the region says so' if one.switched else ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
