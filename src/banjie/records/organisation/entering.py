"""Entering nodes, people, posts, holdings and authorities."""

from datetime import date
from uuid import UUID

from banjie.records.statement import Statement

_NODE = Statement("""
INSERT INTO node (id, path, code, name, kind, parent_id, from_date)
VALUES (:id::uuid, :path::text, :code::text, :name::text, :kind::text,
        (SELECT id FROM node WHERE path = :parent::text ORDER BY from_date DESC LIMIT 1), :from_date::date)
ON CONFLICT (path, from_date) DO NOTHING
""")
_PERSON = Statement("""
INSERT INTO person (id, login, name, password)
VALUES (:id::uuid, :login::text, :name::text, :password::text)
""")
_POST = Statement("""
INSERT INTO post (id, node_id, name, kind) VALUES (:id::uuid, :node::uuid, :name::text, :kind::text)
""")
_HOLDING = Statement("""
INSERT INTO holding (id, person_id, post_id, from_date)
VALUES (:id::uuid, :person::uuid, :post::uuid, :from_date::date)
""")
_AUTHORITY = Statement("""
INSERT INTO authority (id, post_id, act, item, from_date)
VALUES (:id::uuid, :post::uuid, :act::text, :item::text, :from_date::date)
ON CONFLICT (post_id, act, item, from_date) DO NOTHING
""")
_ANY_NODE = Statement("SELECT 1 FROM node LIMIT 1")


def organisation_is_empty() -> bool:
    """Say whether no node was ever entered."""
    return _ANY_NODE.row({}) is None


def add_node(*, node: UUID, path: str, code: str, name: str, kind: str, from_date: date) -> None:
    """Enter a node below the one whose path is one step shorter; a path that stands from that day stays."""
    parent = path.rstrip("/").rpartition("/")[0] + "/"
    values = {"id": node, "path": path, "code": code, "name": name, "kind": kind, "parent": parent}
    _NODE.count({**values, "from_date": from_date})


def add_person(*, person: UUID, login: str, name: str, password: str) -> None:
    """Enter a person with the hash of a password."""
    _PERSON.count({"id": person, "login": login, "name": name, "password": password})


def add_post(*, post: UUID, node: UUID, name: str, kind: str) -> None:
    """Enter a post of a node."""
    _POST.count({"id": post, "node": node, "name": name, "kind": kind})


def add_holding(*, holding: UUID, person: UUID, post: UUID, from_date: date) -> None:
    """Let a person hold a post from the day on."""
    _HOLDING.count({"id": holding, "person": person, "post": post, "from_date": from_date})


def add_authority(*, authority: UUID, post: UUID, act: str, item: str, from_date: date) -> None:
    """Let a post do an act on an item (`*` = any) from the day on."""
    _AUTHORITY.count({"id": authority, "post": post, "act": act, "item": item, "from_date": from_date})
