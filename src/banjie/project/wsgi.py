"""The application that the web server calls."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from banjie.project.wiring.office import plug_office

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banjie.project.settings")
application = get_wsgi_application()
plug_office(settings.DATA)
