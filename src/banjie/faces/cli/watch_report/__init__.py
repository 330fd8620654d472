"""Renderers of the report of `banjie watch`."""
