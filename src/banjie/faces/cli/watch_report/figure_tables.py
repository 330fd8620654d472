"""Tables of figures: indicators, throughput, months and groups, steps, ways through."""

from collections.abc import Mapping
from typing import Any

from banjie.faces.cli.watch_report.amounts import amount, fraction, none, number, rate
from banjie.faces.cli.watch_report.document import Cell, Column, Row, Table
from banjie.faces.cli.wording import Words

Report = Mapping[str, Any]
ROWS = 200
"""At most so many rows of a table of groups are shown."""
_GROUPS = {"months": "month", "offices": "office", "officers": "officer", "items": "item"}
_MEASURES = ("min", "median", "mean", "p90", "p95", "max")
_COUNTS = ("cases", "closed", "open", "late", "overdue")


def figures(report: Report, words: Words) -> Table:
    """Return every indicator with numerator, denominator and the sentence of its formula."""
    heads = [Column(title=words("figures.name"))]
    heads += [Column(title=words(f"figures.{key}"), figure=True) for key in ("value", "num", "den")]
    heads += [Column(title=words("figures.formula"), wide=True)]
    rows = tuple(Row(cells=_figure(one, words)) for one in report["figures"])
    return Table(
        name="figures", caption=words("figures.caption"), columns=tuple(heads), rows=rows, note=_none(rows, words)
    )


def _figure(one: Mapping[str, Any], words: Words) -> tuple[Cell, ...]:
    code = one["code"]
    name = words.find(f"figures.{code}.name") or words("figures.other", code=code)
    unit = words.find(f"units.{one['unit']}") or one["unit"]
    counted = [amount(words, one[part]) for part in ("num", "den")]
    with_unit = [cell if cell.empty else Cell(text=cell.text, sort=cell.sort, unit=unit) for cell in counted]
    formula = words.find(f"figures.{code}.formula") or words(
        "fraction", num=words("figures.num"), den=words("figures.den")
    )
    return (Cell(text=name), rate(words, one, opens=code), *with_unit, Cell(text=formula))


def throughput(report: Report, words: Words) -> Table:
    """Return how long closed cases took, the middle and the ends of it."""
    days = report["throughput_days"] or {}
    shown = [key for key in _MEASURES if days.get(key) is not None]
    columns = tuple(Column(title=words(f"throughput.{key}"), figure=True) for key in shown)
    rows = (Row(cells=tuple(amount(words, days[key]) for key in shown)),) if shown else ()
    note = None if rows else words("throughput.empty")
    return Table(name="throughput", caption=words("throughput.caption"), columns=columns, rows=rows, note=note)


def groups(report: Report, words: Words, kind: str) -> Table:
    """Return the table of `months`, `offices`, `officers` or `items`; months in their order, others worst first."""
    found = report[f"by_{_GROUPS[kind]}"]
    names = sorted(found) if kind == "months" else sorted(found, key=lambda name: _badness(name, found[name]))
    shown = names if kind == "months" else names[:ROWS]
    heads = [Column(title=words(f"groups.{kind}.name"), wide=True)]
    heads += [Column(title=words(f"groups.{key}"), figure=True) for key in (*_COUNTS, "rate", "fraction")]
    rows = tuple(Row(cells=_group(words, _GROUPS[kind], name, found[name])) for name in shown)
    note = words("groups.more", shown=len(shown), more=number(len(names) - len(shown)))
    kept = (note if len(shown) < len(names) else None) if names else words("groups.empty")
    caption = words("groups.caption", heading=words(f"groups.{kind}.heading"))
    return Table(name=kind, caption=caption, columns=tuple(heads), rows=rows, note=kept)


def _badness(name: str, group: Mapping[str, Any]) -> tuple[int, int, str]:
    return -((group["late"] or 0) + (group["overdue_open"] or 0)), -group["cases"], name


def _group(words: Words, kind: str, name: str, group: Mapping[str, Any]) -> tuple[Cell, ...]:
    counts = [group["overdue_open" if key == "overdue" else key] for key in _COUNTS]
    first = amount(words, counts[0], opens=f"{kind}.{name}")
    others = [amount(words, count) for count in counts[1:]]
    share = group["on_time"]
    return (Cell(text=name or words("unknown"), sort=name), first, *others, rate(words, share), fraction(words, share))


def month_bars(report: Report) -> dict[str, list[Any]]:
    """Return the numbers of the chart of months: closed late, and open beyond the due day."""
    months = sorted(report["by_month"])
    return {
        "months": months,
        "late": [report["by_month"][month]["late"] or 0 for month in months],
        "overdue": [report["by_month"][month]["overdue_open"] or 0 for month in months],
    }


def steps(report: Report, words: Words) -> Table:
    """Return each activity with how often it was recorded and the hours waited before it."""
    figures = ("events", "cases", "median", "mean", "p95", "starts", "ends")
    heads = [Column(title=words("steps.name"), wide=True)]
    heads += [Column(title=words(f"steps.{key}"), figure=True) for key in figures]
    rows = tuple(Row(cells=_step(report, one, words)) for one in report["steps"][:ROWS])
    more = len(report["steps"]) - len(rows)
    note = words("groups.more", shown=len(rows), more=number(more)) if more else _none(rows, words)
    return Table(name="steps", caption=words("steps.caption"), columns=tuple(heads), rows=rows, note=note)


def _step(report: Report, one: Mapping[str, Any], words: Words) -> tuple[Cell, ...]:
    waited, name = one["wait_hours"], one["activity"]
    waits = [amount(words, waited[key]) if waited else none(words) for key in ("median", "mean", "p95")]
    ends = [amount(words, report[key].get(name, 0)) for key in ("starts", "ends")]
    return (Cell(text=name), amount(words, one["events"]), amount(words, one["cases"]), *waits, *ends)


def variants(report: Report, words: Words) -> Table:
    """Return the commonest ways through, with their share of all cases."""
    keys = ("cases", "share")
    heads = [Column(title=words(f"variants.{key}"), figure=True) for key in keys]
    heads += [Column(title=words("variants.steps"), wide=True)]
    rows = tuple(
        Row(
            cells=(
                amount(words, one["cases"]),
                rate(words, {"num": one["cases"], "den": report["cases"]}),
                Cell(text=" → ".join(one["steps"])),
            )
        )
        for one in report["top_variants"]
    )
    return Table(
        name="variants", caption=words("variants.caption"), columns=tuple(heads), rows=rows, note=_none(rows, words)
    )


def variants_summary(report: Report, words: Words) -> str:
    """Return how many ways through there are and how long they are, in one sentence."""
    per_case = {key: amount(words, value).text for key, value in report["events_per_case"].items()}
    return words("variants.summary", variants=number(report["variants"]), **per_case)


def _none(rows: tuple[Row, ...], words: Words) -> str | None:
    return None if rows else words("none")
