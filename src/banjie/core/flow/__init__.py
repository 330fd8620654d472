"""Flows: nodes and edges, the net made of them, and whether every case can come to its end."""
