"""The programming interface: dates that explain themselves, as JSON."""
