"""The law of one kind of matter, resolved for one item on one day."""
