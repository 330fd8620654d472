"""A small law for the tests of resolution: two versions of a limit, one act, one parameter with bounds."""

from datetime import date

from banjie.core.clock.limit import Limit
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.pack_law import ClockLaw, Dated, PackLaw, Parameter
from banjie.core.procedure.procedure import ActRule
from banjie.core.values.citation import Citation

OLD, NEW = date(2010, 1, 1), date(2020, 1, 1)
ARTICLE = Citation(law="示例法", article="3")


def since(day: date, value: object) -> Dated:  # type: ignore[type-arg]  # a test's entries hold anything
    return Dated(from_date=day, value=value, citation=ARTICLE)


LAW = PackLaw(
    matter="demo/law",
    pack="1",
    types=("01",),
    acts={"submit": (since(OLD, ActRule(kind="submit", citation=ARTICLE)),)},
    clocks=(
        ClockLaw(
            name="decision",
            starts=("accepted",),
            ends=("granted",),
            limits=(
                since(OLD, Limit(days=20, citation=ARTICLE)),
                since(NEW, Limit(days=10, citation=ARTICLE)),
            ),
            promisable=True,
        ),
    ),
    leading=("decision",),
    flows={"ordinary": (since(OLD, {"nodes": [], "edges": []}),), "on_the_spot": (since(OLD, {"nodes": [1]}),)},
    stop_grounds=(),
    acceptance_grounds=(since(OLD, ("not_needed",)),),
    delivery_ways=(since(OLD, ("post",)),),
    reconsideration=(since(OLD, 60),),
    litigation=(since(OLD, 3), since(NEW, 6)),
    supplement_times=(since(OLD, 1),),
    parameters={
        "warn_days": (since(OLD, Parameter(value="2", least=1, most=5)),),
        "backdate_days.submit": (since(OLD, Parameter(value="1", least=0, most=3)),),
        "court": (since(OLD, Parameter(value="甲法院")),),
    },
)


def item(**given: object) -> ItemVersion:
    known = {"code": "i", "version": 1, "words": {}, "type": "01", "kind": "2", "from_date": OLD}
    return ItemVersion(**{**known, **given})  # type: ignore[arg-type]  # a test names the field it is about
