"""Packs: reading them from plain data, checking them, running their worked cases."""
