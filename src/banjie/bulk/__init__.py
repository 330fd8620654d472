"""The same answers as the core gives for one, for columns of millions."""
