"""Lets Django find the shared templates, styles and template tags."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    """The shared look of all faces; it holds no tables."""

    name = "banjie.faces.shared"
    label = "faces_shared"
