"""Make the demonstration: the invented county with its people, items and a few cases on their way."""

import secrets
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from banjie.core.act.actor import ANY
from banjie.core.procedure.item_text import item_text
from banjie.core.values.office_time import office_date
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.entering import (
    add_authority,
    add_holding,
    add_node,
    add_person,
    add_post,
    organisation_is_empty,
)
from banjie.records.setting import set_setting, setting
from banjie.services.cases.deed import new_id
from banjie.services.demo.cases import live_some_cases
from banjie.services.demo.county import BEGIN, DESKS, ITEMS, OFFICES, Desk
from banjie.services.office.today import DEMO

PASSWORD = "demo_password"  # noqa: S105 - the name of a setting, which only a demonstration has


def demo_office(now: datetime) -> bool:
    """Make the demonstration in an empty installation; False where anything stands there already."""
    if not organisation_is_empty():
        return False
    set_setting(DEMO, "yes")
    password = secrets.token_hex(4)
    set_setting(PASSWORD, password)
    nodes = {office.path: new_id(now) for office in OFFICES}
    for office in OFFICES:
        add_node(
            node=nodes[office.path],
            path=office.path,
            code=office.code,
            name=office.name,
            kind=office.kind,
            from_date=BEGIN,
        )
    hashed = make_password(password)
    people = {desk.login: _person(desk, nodes[desk.office], hashed, now) for desk in DESKS}
    for path, item in ITEMS:
        add_item(
            item_id=new_id(now),
            code=item.code,
            type_code=item.type,
            node_id=nodes[path],
            from_date=item.from_date,
            body=item_text(item),
        )
    live_some_cases(people, now, office_date(now))
    return True


def demo_logins() -> tuple[tuple[str, str, str], ...]:
    """Return login, password and post of the demonstration's people; none where this is no demonstration."""
    password = setting(PASSWORD)
    if setting(DEMO) != "yes" or password is None:
        return ()
    return tuple((desk.login, password, f"{desk.name}　{desk.post}") for desk in DESKS)


def _person(desk: Desk, node: UUID, hashed: str, now: datetime) -> UUID:
    person, post = new_id(now), new_id(now)
    add_person(person=person, login=desk.login, name=desk.name, password=hashed)
    add_post(post=post, node=node, name=desk.post, kind=desk.kind)
    add_holding(holding=new_id(now), person=person, post=post, from_date=BEGIN)
    for act in dict.fromkeys(desk.acts):
        add_authority(authority=new_id(now), post=post, act=act, item=ANY, from_date=BEGIN)
    for item in desk.decides:
        add_authority(authority=new_id(now), post=post, act="grant", item=item, from_date=BEGIN)
    return person
