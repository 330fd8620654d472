"""Refer a matter to departments that handle it side by side, each as a case of its own (行政許可法 26)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from banjie.core.act.act import Act, Child, Refer
from banjie.core.act.refusal import Refusal
from banjie.core.case.decide import decide
from banjie.core.case.law import Law
from banjie.core.case.state import state_of
from banjie.core.procedure.resolve import ResolveError
from banjie.core.values.office_time import office_date
from banjie.records.log.read import CaseRow
from banjie.records.organisation.nodes import node_at
from banjie.services.cases.asked import Asked, Done, request_key
from banjie.services.cases.deed import Content, Deed, new_id
from banjie.services.cases.opening import case_number
from banjie.services.cases.performing import earlier, perform, read, stand
from banjie.services.law.laws import ItemUnknown, NoPack, law_of, offered_item


@dataclass(frozen=True, kw_only=True, slots=True)
class Referral:
    """An item under which the matter goes on, and the path of the office that handles it (empty: the item's own)."""

    item: str
    office: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """A child in the making, with the code its office numbers cases by."""

    child: Child
    office_code: str


def case_refer(
    case_id: UUID,
    asked: Asked,
    *,
    referrals: tuple[Referral, ...],
    notice: str,
    happened_date: date | None = None,
    contents: tuple[Content, ...] = (),
) -> Done | Refusal:
    """Refer the matter; a follower of the log opens each child with what is fixed here.

    The law of each child is that of the day of referral. Numbers are taken when nothing stands against it any more.
    Raises what `perform` raises.
    """
    wanted = Refer(children=tuple(_asked(one) for one in referrals), notice=notice, happened_date=happened_date)
    request = request_key(asked, Deed(acts=(wanted,), contents=contents).typed())
    row = read(case_id, asked, children=True)
    if row.earlier:
        return earlier(row, request)
    today = office_date(asked.now, _law(row).zone)
    places = _places(wanted, happened_date or today)
    if isinstance(places, Refusal):
        return places
    refusal = _refused(row, replace(wanted, children=tuple(place.child for place in places)), asked)
    if refusal:
        return refusal
    act = replace(wanted, children=tuple(_numbered(place, asked, today) for place in places))
    return perform(case_id, Deed(acts=(act,), asked=(wanted,), contents=contents), asked)


def _asked(one: Referral) -> Child:
    return Child(case="", item=one.item, item_version=0, procedure="", office=one.office, number="")


def _places(act: Refer, day: date) -> tuple[_Place, ...] | Refusal:
    places: list[_Place] = []
    for child in act.children:
        place = _place(child, day)
        if isinstance(place, Refusal):
            return place
        places.append(place)
    return tuple(places)


def _place(child: Child, day: date) -> _Place | Refusal:
    params = {"item": child.item, "date": day.isoformat()}
    try:
        offered = offered_item(child.item, day)
    except (ItemUnknown, NoPack, ResolveError):
        return Refusal(code="item_not_offered", params=params)
    path, code = offered.row.path, offered.row.office_code
    if child.office not in ("", path):
        node = node_at(child.office, day)
        if node is None or not child.office.startswith(path):
            office = node.name if node else child.office
            return Refusal(code="office_not_of_item", params={**params, "office": office})
        path, code = node.path, node.code
    settled = replace(child, item_version=offered.item.version, procedure=offered.digest, office=path)
    return _Place(child=settled, office_code=code)


def _refused(row: CaseRow, act: Act, asked: Asked) -> Refusal | None:
    actor, children = asked.actor.at(row.scope_path), stand(row.children)
    answer = decide(_law(row), state_of(row.state), act, actor, asked.now, children=children, case=str(row.id))
    return answer if isinstance(answer, Refusal) else None


def _law(row: CaseRow) -> Law:
    return law_of(row.procedure, row.scope_path, row.turn)


def _numbered(place: _Place, asked: Asked, today: date) -> Child:
    case_id = new_id(asked.now)
    return replace(place.child, case=str(case_id), number=case_number(place.office_code, case_id, today))
