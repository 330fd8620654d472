"""The desk: the officers' pages."""
