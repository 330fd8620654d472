"""Uploaded files, kept by their content in a folder."""
