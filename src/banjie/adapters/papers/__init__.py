"""Legal papers in print."""
