"""Lets Django find the templates of the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """A face; it holds no tables."""

    name = "banjie.faces.desk"
    label = "faces_desk"
