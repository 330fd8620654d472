"""One file per noun. The tables are made by the SQL beside the migrations."""

from banjie.records.models.authority import AuthorityHeld
from banjie.records.models.blob import Blob
from banjie.records.models.calendar import StoredCalendar
from banjie.records.models.case import Case
from banjie.records.models.case_clock import CaseClock
from banjie.records.models.content import Content
from banjie.records.models.day_case import DayCase
from banjie.records.models.day_head import DayHead
from banjie.records.models.event import StoredEvent
from banjie.records.models.event_position import EventPosition
from banjie.records.models.event_queue import EventQueue
from banjie.records.models.follower import Follower
from banjie.records.models.holding import Holding
from banjie.records.models.item import Item
from banjie.records.models.item_version import ItemVersion
from banjie.records.models.log_epoch import LogEpoch
from banjie.records.models.node import Node
from banjie.records.models.number_issued import NumberIssued
from banjie.records.models.party import Party
from banjie.records.models.person import Person
from banjie.records.models.post import Post
from banjie.records.models.procedure import StoredProcedure
from banjie.records.models.request_key import RequestKey
from banjie.records.models.result import Result
from banjie.records.models.timer import Timer
from banjie.records.models.tracking import Tracking
from banjie.records.models.work import Work

__all__ = [
    "AuthorityHeld",
    "Blob",
    "Case",
    "CaseClock",
    "Content",
    "DayCase",
    "DayHead",
    "EventPosition",
    "EventQueue",
    "Follower",
    "Holding",
    "Item",
    "ItemVersion",
    "LogEpoch",
    "Node",
    "NumberIssued",
    "Party",
    "Person",
    "Post",
    "RequestKey",
    "Result",
    "StoredCalendar",
    "StoredEvent",
    "StoredProcedure",
    "Timer",
    "Tracking",
    "Work",
]
