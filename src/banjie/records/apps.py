"""The one Django app that holds all tables."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Name the app `records`; its tables carry their noun as their name."""

    name = "banjie.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
