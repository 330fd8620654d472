"""A made-up report: a log whose case numbers, activities and offices try to be markup, formulas and shell."""

from typing import Any

HOSTILE = "</script><script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://x.invalid","1")'

RULES = {
    "R01": {"name": "超过承诺时限", "sentence": "应在{due_day}前办结，晚了{late_days}个工作日。"},
    "R03": {"name": "到期前还没办结", "sentence": "还剩{left_days}个工作日。"},
    "R07": {"name": "补正告知超过一次", "sentence": "补正告知了{supplement_notices}次。"},
    "R09": {"name": "停表没有书面告知", "sentence": "停了{stops_untold}次没有告知；{absent}。"},
    "R11": {"name": "受理几分钟就办结", "sentence": "{minutes_taken}分钟办结。"},
    "R14": {"name": "不予许可没写理由", "sentence": "没有理由。"},
    "R20": {"name": "录入时间和办理时间对不上", "sentence": "一次补录{backdated_burst}条。"},
}


def group(cases: int, open_now: int, late: int, overdue: int, **changed: Any) -> dict[str, Any]:
    closed = cases - open_now
    share = {"num": closed - late, "den": closed + overdue}
    rate = round(share["num"] / share["den"], 6) if share["den"] else None
    made = {"cases": cases, "closed": closed, "open": open_now, "late": late, "overdue_open": overdue}
    return made | {"on_time": share | {"rate": rate}} | changed


def finding(rule: str, severity: str, case: str, facts: dict[str, Any], row: int = 7) -> dict[str, Any]:
    evidence = [
        {"row": row, "at": "2011-01-05T09:12:00Z", "activity": "受理申请"},
        {"row": row + 3, "at": "2011-03-02T16:40:00+01:00", "activity": HOSTILE},
    ]
    return {
        "rule": rule, "severity": severity, "case": case, "facts": facts, "evidence": evidence,
        "office": "住房和城乡建设局", "item": "建筑工程施工许可（备案变更）",
    }  # fmt: skip


def findings() -> list[dict[str, Any]]:
    late = [
        finding("R01", "yellow", f"case-{n:04}", {"due_day": "2011-02-01", "late_days": 40 - n}, n * 10)
        for n in range(1, 34)
    ]
    return [
        *late,
        finding("R09", "red", HOSTILE, {"stops_untold": 2}),
        finding("R07", "yellow", FORMULA, {"supplement_notices": 3}),
        finding("R11", "verify", "+case", {"minutes_taken": 3}) | {"office": None, "item": "@item"},
        finding("R03", "pre", "case-0900", {"left_days": 1}),
        finding("R99", "red", "case-0901", {"some_fact": None, "other": True}),
    ]


def rules() -> list[dict[str, Any]]:
    counts = {"R01": 33, "R03": 1, "R07": 1, "R09": 1, "R11": 1, "R99": 1}
    checked = [{"rule": rule, "checked": True, "missing": [], "findings": n} for rule, n in counts.items()]
    quiet = [{"rule": "R14", "checked": True, "missing": [], "findings": 0}]
    blind = [{"rule": "R20", "checked": False, "missing": ["recorded_at", "act:stop", "odd role"], "findings": 0}]
    return [*checked, *quiet, *blind]


def figures() -> list[dict[str, Any]]:
    rows = (
        ("on_time_due", 1020, 1368, "cases"), ("finished_accepted", 1329, 1434, "cases"),
        ("same_day", 212, 1329, "cases"),
        ("on_the_spot", 0, 0, "cases"), ("early", 1001, 1329, "cases"), ("saved_days", 10322, 14442, "working_days"),
        ("late_steps", 96, 8577, "steps"), ("rework", 131, 1434, "cases"), ("never_heard_of", 1, 3, "moons"),
    )  # fmt: skip
    return [
        {"code": code, "num": num, "den": den, "rate": round(num / den, 6) if den else None, "unit": unit}
        for code, num, den, unit in rows
    ]


def log() -> dict[str, Any]:
    return {
        "files": [{"name": "receipt.csv.gz", "stated": {"format": "CSV", "encoding": "UTF-8", "delimiter": ","}}],
        "first_at": "2010-10-02T08:21:00Z", "last_at": "2012-01-23T14:05:33Z",
        "as_of": "2012-01-23", "as_of_at": "2012-01-23T14:05:33Z", "zone": "+01:00/+02:00 as written",
        "calendar": {"area": "nl", "version": "2"},
        "columns": {"case": "case:concept:name", "at": "time:timestamp", "activity": "concept:name",
                    "deadline": "case:deadline"},
        "activities_as": {"受理申请": "accept", HOSTILE: "stop"},
    }  # fmt: skip


def report(**changed: Any) -> dict[str, Any]:
    """Return a whole report; `changed` replaces parts of it."""
    offices = {
        "住房和城乡建设局": group(700, 60, 190, 21),
        "自然资源局": group(500, 30, 80, 12),
        HOSTILE: group(4, 4, 0, 0),
    }
    months = {
        f"2011-{month:02}": group(100 + month, month, 20 + (month * 7) % 19, month // 3) for month in range(1, 13)
    }
    made: dict[str, Any] = {
        "banjie": "watch/1", "log": log(), "cases": 1434, "events": 8577, "activities": 27, "variants": 116,
        "variants_file_order": 118, "open": 105, "closed": 1329, "overdue_open": 39,
        "late": {"instant": 377, "date": 309, "basis": "日志的到期列 case:deadline",
                 "zone": "+01:00/+02:00 as written"},
        "severity": {"none": 1000, "pre": 86, "yellow": 309, "red": 39},
        "on_time": {"num": 1020, "den": 1368, "rate": 0.745614}, "figures": figures(),
        "throughput_days": {"min": 0.0, "median": 1.02, "mean": 3.414, "p90": 8.2, "p95": 14.005, "max": 275.84},
        "steps": [
            {"activity": "受理申请", "events": 1434, "cases": 1434, "wait_hours": None},
            {"activity": HOSTILE, "events": 1200, "cases": 1100,
             "wait_hours": {"median": 2.5, "mean": 8.125, "p95": 71.0}},
            {"activity": "T10 Determine necessity to stop indication", "events": 1283, "cases": 1283,
             "wait_hours": {"median": 0.01, "mean": 20.3, "p95": 96.0}},
        ],
        "starts": {"受理申请": 1434}, "ends": {HOSTILE: 1320, "受理申请": 114},
        "events_per_case": {"mean": 5.981172, "max": 25},
        "top_variants": [{"steps": ["受理申请", "T02 Check confirmation of receipt", HOSTILE], "cases": 713},
                         {"steps": ["受理申请"], "cases": 114}],
        "by_office": offices, "by_officer": {"许*": group(9, 0, 0, 0), "": group(1, 1, 0, 1)},
        "by_item": {}, "by_month": months,
        "rules": rules(), "findings": findings(),
        "cases_of": {
            "late": [f"case-{n:04}" for n in range(309)], "overdue_open": [f"open-{n:03}" for n in range(39)],
            "open": [f"open-{n:03}" for n in range(25)], "closed": [f"case-{n:04}" for n in range(1000)],
            "severity.red": [HOSTILE, "case-0901"], "same_day": ["case-0001"],
            "office.自然资源局": ["case-0002", FORMULA],
            "month.2011-03": ["case-0003"],
        },
        "data_quality": [
            {"code": "duplicate_events", "count": 3, "kept": "kept", "examples": ["case-0001", HOSTILE]},
            {"code": "never_named", "count": 1, "kept": "left_out", "examples": []},
        ],
    }  # fmt: skip
    return made | changed


def bare() -> dict[str, Any]:
    """Return the report of a log without deadlines, offices, findings or doubts."""
    return report(
        late={"instant": None, "date": None, "basis": None, "zone": "Europe/Amsterdam"},
        on_time={"num": 0, "den": 0, "rate": None}, severity={}, figures=[], throughput_days=None, steps=[],
        top_variants=[],
        by_office={}, by_officer={}, by_item={}, by_month={}, rules=[], findings=[], cases_of={}, data_quality=[],
        events_per_case={"mean": None, "max": None},
    )  # fmt: skip
