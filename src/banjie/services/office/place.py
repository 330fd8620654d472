"""What this place is called, and what can keep it from answering."""

from datetime import date

from banjie.records.failures import StoreUnavailable
from banjie.records.organisation.nodes import nodes_under

__all__ = ["StoreUnavailable", "place_name"]


def place_name(day: date) -> str:
    """Return the name of the office at the top of the tree on the day, empty where nothing is entered yet."""
    nodes = nodes_under("/", day)
    return min(nodes, key=lambda node: len(node.path)).name if nodes else ""
