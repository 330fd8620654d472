"""Supervision of event logs: no database, no framework."""
