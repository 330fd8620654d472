"""Clocks: from a limit, its stops and a calendar to the day it falls due, and why."""
