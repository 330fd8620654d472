"""Whatever the law of a matter looks like, its guide, its application, its case and its papers can be opened."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import yaml
from django.db import connection

from banjie.adapters.packs_folder import packs_folder
from banjie.core.procedure.item import ItemVersion
from banjie.core.procedure.item_text import item_text
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.nodes import nodes_under
from banjie.services.cases.deed import new_id
from banjie.services.law.laws import offered_item
from tests.office import BEGIN, HEALTH, TestOffice, Visitor, handed_in

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
TYPES = sorted(
    covered
    for pack in packs_folder(None).root.glob("cn/*/*/pack.yaml")
    for covered in yaml.safe_load(pack.read_text("utf-8"))["covers"]["types"]
)


@pytest.fixture(scope="module")
def offered(office: TestOffice) -> Iterator[TestOffice]:
    """Offer one item of every type that a pack covers."""
    node = next(node for node in nodes_under("/", date(2026, 11, 20)) if node.path == HEALTH)
    for covered in TYPES:
        words = {"zh-Hans": covered, "zh-Hant": covered, "en": covered}
        item = ItemVersion(code=f"P-{covered}", version=1, type=covered, kind="2", from_date=BEGIN, words=words)
        add_item(
            item_id=new_id(NOW),
            code=item.code,
            type_code=covered,
            node_id=node.id,
            from_date=BEGIN,
            body=item_text(item),
        )
    yield office
    connection.close()


@pytest.mark.parametrize("covered", TYPES)
def test_an_item_can_be_read_applied_for_followed_printed(visit: Visitor, offered: TestOffice, covered: str) -> None:
    code = f"P-{covered}"
    assert visit.get(f"/items/{code}/").status_code == 200
    assert visit.get(f"/items/{code}/apply/").status_code == 200
    rule = offered_item(code, date(2026, 11, 20)).law.procedure.rule("submit")
    if rule is None or "party" not in rule.roles:
        return  # a matter that the office begins itself
    case = handed_in(NOW, item=code, materials=())
    assert visit.get(f"/track/{case.code}/").status_code == 200
    assert visit.get(f"/track/{case.code}/papers/1/").status_code == 200
    for clock in visit.get(f"/api/v1/tracking/{case.code}/clocks").json()["clocks"]:
        assert visit.get(f"/track/{case.code}/clocks/{clock['clock']}/").status_code == 200
