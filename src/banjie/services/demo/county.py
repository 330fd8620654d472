"""The invented county: its offices, posts, people and items."""

from dataclasses import dataclass
from datetime import date

from banjie.core.procedure.item import ON_THE_SPOT, PROMISED, ItemVersion
from banjie.core.procedure.procedure import Material
from banjie.services.calendar.refusing import SET_CALENDAR

BEGIN = date(2020, 1, 1)
COUNTY = "/qinghe/"
INTAKE = (
    "submit", "request_supplement", "supplement", "accept", "refuse_acceptance", "issue", "deliver", "withdraw",
)  # fmt: skip
REVIEW = ("start_step", "complete_step", "stop", "resume", "supplement", "reach")
DECISION = (
    "grant",
    "refuse",
    "start_step",
    "complete_step",
    "correct",
    "extend",
    "restart",
    "reach",
    "overrule",
    "refer",
)
LEADING = (*DECISION, SET_CALENDAR)


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """An office of the county."""

    path: str
    code: str
    name: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A person in a post: the acts the post may do on any item of its office, and on which items it may decide."""

    login: str
    name: str
    office: str
    post: str
    kind: str
    acts: tuple[str, ...]
    decides: tuple[str, ...] = ()


OFFICES = (
    Office(path=COUNTY, code="QH", name="青禾县政务服务中心", kind="county"),
    Office(path="/qinghe/health/", code="WJ", name="青禾县卫生健康局", kind="department"),
    Office(path="/qinghe/market/", code="SJ", name="青禾县市场监督管理局", kind="department"),
    Office(path="/qinghe/urban/", code="CG", name="青禾县综合行政执法局", kind="department"),
)
SPOT_ITEM, HEALTH_ITEM, SIGN_ITEM = "QH-SJ-0101", "QH-WJ-0102", "QH-CG-0103"
DESKS = (
    Desk(
        login="zhou", name="周敏", office=COUNTY, post="综合窗口", kind="window", acts=INTAKE, decides=(SPOT_ITEM,),
    ),
    Desk(login="li", name="李卫", office="/qinghe/health/", post="行政审批科", kind="examiner", acts=REVIEW),
    Desk(login="wu", name="吴桐", office="/qinghe/health/", post="卫生监督所", kind="inspector", acts=REVIEW),
    Desk(login="qian", name="钱正", office="/qinghe/health/", post="副局长", kind="decider", acts=LEADING),
    Desk(login="he", name="何静", office=COUNTY, post="首席审批员", kind="decider", acts=REVIEW + LEADING),
    Desk(login="sun", name="孙立", office="/qinghe/urban/", post="行政审批科", kind="examiner", acts=REVIEW + DECISION),
)  # fmt: skip


def _paper(code: str, hans: str, hant: str, english: str, *, required: bool = True) -> Material:
    return Material(code=code, words={"zh-Hans": hans, "zh-Hant": hant, "en": english}, required=required)


_FORM = _paper("form", "申请表", "申請表", "Application form")
_LICENCE = _paper("licence", "营业执照复印件", "營業執照影本", "Copy of the business licence")
ITEMS = (
    (
        "/qinghe/market/",
        ItemVersion(
            code=SPOT_ITEM,
            version=1,
            words={
                "zh-Hans": "食品小作坊登记证变更",
                "zh-Hant": "食品小作坊登記證變更",
                "en": "Change of a small food workshop's registration",
            },
            type="01",
            kind=ON_THE_SPOT,
            from_date=BEGIN,
            promised_days=0,
            materials=(_FORM, _paper("old", "原登记证", "原登記證", "The present certificate")),
        ),
    ),
    (
        "/qinghe/health/",
        ItemVersion(
            code=HEALTH_ITEM,
            version=1,
            words={
                "zh-Hans": "公共场所卫生许可（新办）",
                "zh-Hant": "公共場所衛生許可（新辦）",
                "en": "Hygiene licence for a public place (new)",
            },
            type="01",
            kind=PROMISED,
            from_date=BEGIN,
            promised_days=8,
            legal_days=20,
            materials=(
                _FORM,
                _paper("plan", "场所平面图和方位图", "場所平面圖和方位圖", "Floor plan and site plan"),
                _LICENCE,
                _paper("test", "卫生检测报告", "衛生檢測報告", "Hygiene test report", required=False),
            ),
        ),
    ),
    (
        "/qinghe/urban/",
        ItemVersion(
            code=SIGN_ITEM,
            version=1,
            words={
                "zh-Hans": "大型户外广告设置许可",
                "zh-Hant": "大型戶外廣告設置許可",
                "en": "Permit for large outdoor advertising",
            },
            type="01",
            kind=PROMISED,
            from_date=BEGIN,
            promised_days=10,
            legal_days=20,
            materials=(_FORM, _LICENCE, _paper("drawing", "设计图和效果图", "設計圖和效果圖", "Drawing and rendering")),
        ),
    ),
)
