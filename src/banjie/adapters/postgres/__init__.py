"""A real PostgreSQL of our own, started and stopped with the command that needs it."""
