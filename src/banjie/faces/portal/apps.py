"""Lets Django find the templates of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """A face; it holds no tables."""

    name = "banjie.faces.portal"
    label = "faces_portal"
