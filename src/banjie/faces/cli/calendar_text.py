"""The answers of `banjie calendar` as text and as JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from banjie.faces.cli.wording import Words
from banjie.services.calendar.calendar_apply import Applied
from banjie.services.calendar.calendar_list import CalendarList, EntryView
from banjie.services.calendar.calendar_preview import MoveLine, Preview
from banjie.services.calendar.entering import Entered
from banjie.services.calendar.planning import NodePlan

Left = tuple[tuple[str, str], ...]


def entered_text(entered: Entered, words: Words, *, as_data: bool) -> str:
    """Return what was entered."""
    if as_data:
        return _json({"entry": str(entered.id), **_plain(asdict(entered), "path", "days", "repeated")})
    if entered.repeated:
        return words("calendar.repeated", entry=entered.id)
    return words("calendar.entered", entry=entered.id, path=entered.path, days=entered.days)


def preview_text(preview: Preview, words: Words, *, as_data: bool) -> str:
    """Return what would move: the calendars, the sums, the warnings, the first moves."""
    if as_data:
        return _json(_preview_plain(preview))
    if not preview.plan.entries:
        return words("calendar.nothing_waits")
    lines = [line for node in preview.plan.nodes for line in _node(node, words)]
    lines.append(words("calendar.sums", **_sums(preview)))
    lines += [
        words("calendar.cards", card=words(f"calendar.card.{card}"), appear=count, vanish=preview.vanish[card])
        for card, count in preview.appear.items()
        if count or preview.vanish[card]
    ]
    lines += [move_line(line, words) for line in preview.lines]
    if preview.after:
        lines.append(words("calendar.more", after=preview.after))
    return "\n".join([*lines, *_left(preview.left, words)])


def page_text(lines: tuple[MoveLine, ...], after: str, words: Words, *, as_data: bool) -> str:
    """Return a further page of moves."""
    if as_data:
        return _json({"moves": [_move_plain(line) for line in lines], "after": after})
    following = [words("calendar.more", after=after)] if after else []
    return "\n".join([*(move_line(line, words) for line in lines), *following])


def move_line(line: MoveLine, words: Words) -> str:
    """Return one move: from which day to which, and the warning before and after where it changes."""
    moved = line.moved
    told = words("calendar.told", day=moved.told_date) if moved.told_date else ""
    cards = ""
    if line.before is not line.after:
        before, after = (words(f"calendar.card.{card or 'none'}") for card in (line.before, line.after))
        cards = words("calendar.card_change", before=before, after=after)
    dates = {"before": _day(moved.from_date, words), "after": _day(moved.to_date, words)}
    if moved.from_date == moved.to_date:
        dates = {"before": _day(moved.from_legal_date, words), "after": _day(moved.to_legal_date, words)}
    key = "calendar.move_legal" if moved.from_date == moved.to_date else "calendar.move"
    return words(key, number=line.number, clock=moved.clock, **dates) + told + cards


def applied_text(applied: Applied, left: Left, words: Words, *, as_data: bool) -> str:
    """Return the batches that were carried out."""
    if as_data:
        listed = [_plain(asdict(one), "batch", "scope_path", "cases", "clocks", "moved") for one in applied.batches]
        return _json({"batches": listed, "left": [{"case": case, "why": why} for case, why in left]})
    if not applied.batches:
        return words("calendar.nothing_waits")
    lines = [words("calendar.applied", **asdict(one)) for one in applied.batches]
    return "\n".join([*lines, *_left(left, words)])


def list_text(listed: CalendarList, words: Words, *, as_data: bool) -> str:
    """Return the calendars in use, what was entered, and the batches."""
    if as_data:
        return _json(_list_plain(listed))
    lines = [
        words("calendar.in_use", path=path, version=one.version, until=one.last_announced_day)
        for path, one in listed.calendars.items()
    ]
    lines += [_entry(entry, words) for entry in listed.entries]
    lines += [
        words("calendar.batch", **asdict(one)) + ("" if one.is_over else words("calendar.unfinished"))
        for one in listed.batches
    ]
    return "\n".join(lines)


def _node(node: NodePlan, words: Words) -> Iterator[str]:
    yield words("calendar.node", path=node.path, before=node.before.calendar.version, after=node.calendar.version)
    names = {**node.before.calendar.names, **node.calendar.names}
    for change in node.changes:
        day = change.after if change.after.name else change.before
        name = names[day.name][words.language] if day.name else ""
        kind = "on" if change.after.kind.is_working else "off"
        yield words(f"calendar.day_{kind}", day=words.written(change.date), name=name)


def _left(left: Left, words: Words) -> list[str]:
    return [words("calendar.left", case=case, why=why) for case, why in left]


def _entry(entry: EntryView, words: Words) -> str:
    about: dict[str, object] = {"year": entry.year, "number": entry.number or "—", "takes_back": entry.takes_back}
    if entry.dates:
        about["days"] = words("list_separator").join(map(str, entry.dates))
    if entry.reason:
        about["reason"] = entry.reason.get(words.language) or entry.reason["zh-Hans"]
    kind = "ordered" if entry.works else entry.kind
    state = "taken_back" if entry.taken_back else "waits" if entry.batch is None else "used"
    return words(
        "calendar.entry",
        entry=entry.id,
        path=entry.path,
        what=words(f"calendar.entry_kind.{kind}", **about),
        state=words(f"calendar.entry_state.{state}", batch=entry.batch),
        person=entry.person or words("calendar.system"),
        at=f"{entry.recorded_at:%Y-%m-%d}",
    )


def _sums(preview: Preview) -> dict[str, int]:
    return {name: getattr(preview, name) for name in ("cases", "clocks", "moved", "later", "earlier")}


def _preview_plain(preview: Preview) -> dict[str, Any]:
    return {
        "entries": [str(entry.id) for entry in preview.plan.entries],
        "calendars": [_node_plain(node) for node in preview.plan.nodes],
        **_sums(preview),
        "appear": {card.value: count for card, count in preview.appear.items()},
        "vanish": {card.value: count for card, count in preview.vanish.items()},
        "left": [{"case": case, "why": why} for case, why in preview.left],
        "moves": [_move_plain(line) for line in preview.lines],
        "after": preview.after,
    }


def _node_plain(node: NodePlan) -> dict[str, Any]:
    return {
        "scope_path": node.path,
        "from": node.before.calendar.version,
        "to": node.calendar.version,
        "days": [{"date": str(one.date), "works": one.after.kind.is_working} for one in node.changes],
    }


def _move_plain(line: MoveLine) -> dict[str, Any]:
    moved = {name: str(one) if isinstance(one, date | UUID) else one for name, one in asdict(line.moved).items()}
    cards = {"card_before": line.before, "card_after": line.after}
    return {"number": line.number, "office": line.office, **moved, **cards}


def _list_plain(listed: CalendarList) -> dict[str, Any]:
    return {
        "calendars": {
            path: {"version": one.version, "last_announced_day": str(one.last_announced_day)}
            for path, one in listed.calendars.items()
        },
        "entries": [_entry_plain(entry) for entry in listed.entries],
        "batches": [
            _plain(asdict(one), "batch", "scope_path", "cases", "clocks", "moved", "is_over") for one in listed.batches
        ],
    }


def _entry_plain(entry: EntryView) -> dict[str, Any]:
    plain = _plain(asdict(entry), "path", "kind", "person", "batch", "taken_back", "year", "number", "source", "works")
    more = {"reason": dict(entry.reason) if entry.reason else None, "recorded_at": entry.recorded_at.isoformat()}
    takes_back = None if entry.takes_back is None else str(entry.takes_back)
    return {"id": str(entry.id), **plain, **more, "dates": [str(day) for day in entry.dates], "takes_back": takes_back}


def _plain(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names}


def _day(day: date | None, words: Words) -> str:
    return words("calendar.stopped") if day is None else str(day)


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1)
