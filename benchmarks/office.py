"""An office made for measuring: one item under the shipped licensing pack, with three parallel reviews as its flow."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from uuid import UUID

import django
import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from banjie.adapters.blobs.disk import DiskBlobs
from banjie.adapters.notice_files import notice_in
from banjie.adapters.pack_source import PacksOnDisk
from banjie.adapters.packs_folder import packs_folder
from banjie.adapters.papers.press import TypstPress
from banjie.adapters.postgres.cluster import Cluster, open_cluster
from banjie.core.calendar.table import Calendar
from banjie.core.flow.short import flow_of
from banjie.core.flow.spec import plain_flow
from banjie.core.procedure.item import PROMISED, ItemVersion
from banjie.core.procedure.item_text import item_text
from banjie.core.procedure.pack_law import Dated, PackLaw
from banjie.core.procedure.procedure import Material
from banjie.core.procedure.resolve import ORDINARY_FLOW
from banjie.core.values.citation import Citation
from banjie.core.values.office_time import office_date
from banjie.project.database import install, use
from banjie.records.catalogue.items import add_item
from banjie.records.organisation.entering import add_authority, add_holding, add_node, add_person, add_post
from banjie.services.cases.deed import new_id
from banjie.services.law.laws import OfferedItem, offered_item
from banjie.services.office.entering import Officer, enter, officer_of
from banjie.services.ports.plugged import Ports, plug

OUT = Path(__file__).resolve().parent / "out"
BRANCHES = ("papers", "site", "safety")
PATH, CODE, ITEM, TYPE, BEGIN = "/bench/", "BENCH", "BENCH-1", "01", date(2020, 1, 1)
_FLOW = {
    "start": "reviews",
    "steps": [
        {"id": "reviews", "parallel": list(BRANCHES), "join": "decide"},
        *({"id": branch, "role": "examiner"} for branch in BRANCHES),
        {"id": "decide", "role": "decider", "act": "decide", "next": "end"},
    ],
}
_MATERIALS = tuple(Material(code=code, words={"zh-Hans": code}) for code in ("form", "licence", "plan"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A database of the benchmark: the logins of its owner and of the serving processes, and who works there."""

    owner_dsn: str
    app_dsn: str
    person: UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What a serving process holds in memory while it works on cases: the item as offered today, and the officer."""

    offered: OfferedItem
    officer: Officer


class ThreeReviews:
    """The packs of this machine, with three parallel reviews as the ordinary flow."""

    def __init__(self) -> None:
        self._packs = PacksOnDisk(packs_folder(os.environ.get("BANJIE_PACKS")))

    def calendar(self) -> Calendar:
        """Return the calendar of all notices known here."""
        return self._packs.calendar()

    def pack_for(self, type_code: str) -> PackLaw | None:
        """Return the licensing law with the benchmark's flow."""
        return self._law if type_code == TYPE else None

    @cached_property
    def _law(self) -> PackLaw:
        law = self._packs.pack_for(TYPE)
        assert law is not None
        flow = Dated(from_date=BEGIN, value=plain_flow(flow_of(_FLOW)), citation=Citation(law="bench", article="1"))
        return replace(law, flows={**law.flows, ORDINARY_FLOW: (flow,)})


@contextmanager
def bench_cluster() -> Iterator[Cluster]:
    """Open the benchmarks' own embedded PostgreSQL, on a real disk and with its settings untouched."""
    OUT.mkdir(exist_ok=True)
    with open_cluster(OUT / "data") as cluster:
        yield cluster


def fresh_place(cluster: Cluster, name: str) -> Place:
    """Return a database made anew, with the benchmark's office in it; this process then works in it."""
    _set_up()
    owner_dsn = make_conninfo(cluster.owner_dsn, dbname=name)
    with psycopg.connect(cluster.owner_dsn, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    app_dsn = install(owner_dsn, cluster.secrets)
    use(app_dsn, pool=1)
    return Place(owner_dsn=owner_dsn, app_dsn=app_dsn, person=_make_office(datetime.now(UTC)))


def sit_down(place: Place) -> Desk:
    """Connect this process as a serving one and return what it works with."""
    _set_up()
    use(place.app_dsn, pool=1)
    plug(Ports(packs=ThreeReviews(), blobs=DiskBlobs(OUT / "blobs"), press=TypstPress(), notices=notice_in))
    today = office_date(datetime.now(UTC))
    enter(PATH)
    return Desk(offered=offered_item(ITEM, today), officer=officer_of(place.person, today))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
    os.environ.setdefault("BANJIE_SECRET_KEY", "of the benchmarks only")
    django.setup()


def _make_office(now: datetime) -> UUID:
    node, person, post = (new_id(now) for _ in range(3))
    add_node(node=node, path=PATH, code=CODE, name="Bench", kind="department", from_date=BEGIN)
    add_person(person=person, login="bench", name="Bench", password="none")
    add_post(post=post, node=node, name="Bench", kind="examiner")
    add_holding(holding=new_id(now), person=person, post=post, from_date=BEGIN)
    add_authority(authority=new_id(now), post=post, act="*", item="*", from_date=BEGIN)
    item = ItemVersion(
        code=ITEM, version=1, words={"zh-Hans": "测速许可"}, type=TYPE, kind=PROMISED, from_date=BEGIN,
        promised_days=10, legal_days=20, materials=_MATERIALS,
    )  # fmt: skip
    add_item(item_id=new_id(now), code=ITEM, type_code=TYPE, node_id=node, from_date=BEGIN, body=item_text(item))
    return person
