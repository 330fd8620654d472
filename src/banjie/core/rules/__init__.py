"""What supervision looks for: poor conditions on facts, as data."""
