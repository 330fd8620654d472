"""Joins `banjie watch` to the files on disk."""

import os
from pathlib import Path

from banjie.adapters import output_folder
from banjie.adapters.event_logs.opening import open_log
from banjie.adapters.event_logs.xes.reader import read_xes
from banjie.adapters.flow_files import FlowFilesOnDisk
from banjie.adapters.mapping_files import read_mapping_file
from banjie.adapters.packs_folder import packs_folder
from banjie.adapters.year_files import YearFiles
from banjie.bulk.log.source import LogSource
from banjie.core.calendar.table import Calendar
from banjie.core.flow.spec import FlowSpec
from banjie.core.rules.rule import Rule
from banjie.faces.cli.watch import CannotWrite, WatchNeeds
from banjie.services.files.calendars import CalendarUnavailable, load_calendar, load_calendar_at
from banjie.services.files.watch.flow_read import read_flow
from banjie.services.files.watch.rules_read import load_rules


def wire() -> WatchNeeds:
    """Return what the command needs; nothing is read before it is asked for."""
    return WatchNeeds(
        open_log=_open,
        calendar=_calendar,
        mapping=read_mapping_file,
        flow=_flow,
        rules=_rules,
        write=_write,
        language=os.environ.get("BANJIE_LANG", ""),
    )


def _open(path: Path) -> LogSource:
    return open_log(path, read_xes)


def _calendar(named: str) -> Calendar:
    packs = packs_folder(os.environ.get("BANJIE_PACKS"))
    path = Path(named)
    if path.exists():
        return load_calendar_at(YearFiles(packs=packs), path)
    known = sorted(folder.parent.name for folder in packs.root.glob("*/calendar"))
    if named not in known:
        raise CalendarUnavailable(f"there is no calendar {named}; write one of {', '.join(known)}, or a year file")
    return load_calendar(packs, named)


def _flow(named: str) -> FlowSpec:
    return read_flow(FlowFilesOnDisk(), named)


def _rules(own: Path | None) -> tuple[Rule, ...]:
    shipped = packs_folder(os.environ.get("BANJIE_PACKS")).root / "cn" / "watch" / "rules.yaml"
    return load_rules(read_mapping_file, shipped, own)


def _write(path: Path, content: bytes) -> None:
    try:
        output_folder.write_file(path, content)
    except output_folder.CannotWrite as error:
        raise CannotWrite(str(error)) from None
