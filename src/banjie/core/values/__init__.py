"""Plain values every other room is built from."""
