"""Settings of the viewflow peer: its own database, named by PEER_DSN."""

import os

from psycopg.conninfo import conninfo_to_dict

_parts = conninfo_to_dict(os.environ["PEER_DSN"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "NAME": _parts["dbname"],
        "USER": _parts["user"],
        "PASSWORD": _parts["password"],
        "HOST": _parts["host"],
        "PORT": _parts["port"],
    }
}
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "viewflow", "viewflow.workflow", "life"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
