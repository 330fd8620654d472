"""The deeds on cases, and what is asked about them."""
