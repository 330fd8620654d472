"""Catalogues of service items, read from the tables governments publish."""
