"""Calendars as supervised acts: what was entered, which calendar counts where, and the batches that moved dates."""
