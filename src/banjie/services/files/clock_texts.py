"""Limits, days, moments, stops and extensions as they are typed on a line, and back."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from banjie.core.calendar.errors import CodedError
from banjie.core.clock.limit import Limit, Unit
from banjie.core.clock.stop import Stop
from banjie.services.files.clock_question import Extending, zone_missing

SHORT: Mapping[Unit, str] = {Unit.WORKING_DAY: "wd", Unit.CALENDAR_DAY: "d", Unit.MONTH: "m", Unit.HOUR: "h"}
_UNITS = {short: unit for unit, short in SHORT.items()}
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAY = re.compile(_DATE)
_LIMIT = re.compile(r"(?P<number>[0-9]{1,9})(?P<unit>wd|d|m|h)")
_MOMENT = re.compile(rf"{_DATE}[T ][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?(Z|[+-][0-9]{{2}}:?[0-9]{{2}})?")
_STOP = re.compile(
    rf"(?P<first>{_DATE})\.\.(?P<last>{_DATE})?(:(?P<ground>[^:]*)(:(?P<notice>.*?)(:(?P<days>[0-9]{{1,9}}))?)?)?"
)
_EXTENSION = re.compile(rf"(?P<days>[0-9]{{1,9}})(@(?P<on>{_DATE}))?(:(?P<approver>[^:]+))?")


class TextWrong(CodedError):
    """A text that is not what should stand in its place."""


def read_limit(text: str) -> Limit:
    """Return a limit: 20wd (working days), 15d (days), 3m (months) or 48h (hours)."""
    found = _LIMIT.fullmatch(text.strip())
    if not found:
        raise TextWrong("limit_text", f"{text!r} is not a limit; write 20wd, 15d, 3m or 48h", text=text)
    return Limit(days=int(found["number"]), unit=_UNITS[found["unit"]])


def limit_text(limit: Limit) -> str:
    """Return number and unit of a limit as `read_limit` reads them."""
    return f"{limit.days}{SHORT[limit.unit]}"


def read_day(text: str) -> date:
    """Return a date, written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text.strip() if _DAY.fullmatch(text.strip()) else "")
    except ValueError:
        raise TextWrong("date_text", f"{text!r} is not a date; write it as YYYY-MM-DD", text=text) from None


def read_start(text: str) -> date:
    """Return a date, or a moment written YYYY-MM-DDTHH:MM, with its offset or (see `in_zone`) without."""
    if not _MOMENT.fullmatch(text.strip()):
        return read_day(text)
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        message = f"{text!r} is not a moment; write it as YYYY-MM-DDTHH:MM+08:00"
        raise TextWrong("moment_text", message, text=text) from None


def in_zone(start: date, zone: ZoneInfo | None) -> date:
    """Return a day as it is and a moment with its zone: its own, else `zone`; one that has neither is refused."""
    if not isinstance(start, datetime) or start.tzinfo is not None:
        return start
    if zone is None:
        raise zone_missing(start)
    return start.replace(tzinfo=zone)


def read_zone(text: str) -> ZoneInfo:
    """Return a zone by its name, such as Asia/Shanghai."""
    try:
        return ZoneInfo(text.strip())
    except (KeyError, ValueError, OSError):
        message = f"{text!r} is no zone known here; write for example Asia/Shanghai or Asia/Urumqi"
        raise TextWrong("zone_text", message, text=text) from None


def read_stop(text: str) -> Stop:
    """Return a stop, written FIRST..LAST:GROUND:NOTICE:DAYS; LAST stays empty while it is open, all after it may."""
    found = _STOP.fullmatch(text.strip())
    try:
        first, last = date.fromisoformat(found["first"] if found else ""), found and found["last"]
        last_date = date.fromisoformat(last) if last else None
    except ValueError:
        message = f"{text!r} is not a stop; write FIRST..LAST:GROUND, or FIRST..:GROUND while it is open"
        raise TextWrong("stop_text", message, text=text) from None
    assert found is not None, "else there was no first day"
    return Stop(
        first_date=first,
        last_date=last_date,
        ground=(found["ground"] or "").strip(),
        notice=(found["notice"] or "").strip(),
        notified_days=int(found["days"]) if found["days"] else None,
    )


def read_extension(text: str) -> Extending:
    """Return an extension, written DAYS@DATE:APPROVER; the date and who approved it may be left out."""
    found = _EXTENSION.fullmatch(text.strip())
    try:
        on = date.fromisoformat(found["on"]) if found and found["on"] else None
    except ValueError:
        found = on = None
    if not found:
        message = f"{text!r} is not an extension; write DAYS@DATE:APPROVER, for example 10@2026-10-20:agency_head"
        raise TextWrong("extension_text", message, text=text)
    return Extending(days=int(found["days"]), extended_date=on, approver=(found["approver"] or "").strip())
