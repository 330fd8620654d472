"""The law of a case, ready to be applied."""
