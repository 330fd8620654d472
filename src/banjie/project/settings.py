"""Settings. The environment is read here and nowhere else.

`BANJIE_DATA`        folder of the database, files and secrets (default `data` here)
`BANJIE_SECRET_KEY`  signs sessions; the command that starts serving sets it from the data folder's secrets
`DATABASE_URL`       a PostgreSQL login that may create roles; without it an embedded PostgreSQL is started
`BANJIE_APP_DSN`     the connection string that serving processes use; set by the command that starts them
`BANJIE_POOL`        connections per process (default 8)
`BANJIE_SWEEP`       seconds from one look for silences that fell due to the next (default 60, at most 60)
`BANJIE_HOSTS`       host names served, with commas (default: this machine)
`BANJIE_HTTPS`       `yes` where visitors come by HTTPS: cookies are then sent only so
`BANJIE_PROXIES`     how many proxies of ours stand in front (default 0); they tell where a visitor comes from
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from banjie.project.database import connection_settings

_env = os.environ.get

DATA = Path(_env("BANJIE_DATA", "data")).resolve()
OWNER_DSN = _env("DATABASE_URL", "")
APP_DSN = _env("BANJIE_APP_DSN", "")
POOL = int(_env("BANJIE_POOL", "8"))
SWEEP = int(_env("BANJIE_SWEEP", "60"))
_HTTPS = _env("BANJIE_HTTPS", "no") == "yes"
BANJIE_PROXIES = int(_env("BANJIE_PROXIES", "0"))

SECRET_KEY = _env("BANJIE_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = _env("BANJIE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if _HTTPS and host != "*"]
ROOT_URLCONF = "banjie.project.urls"
WSGI_APPLICATION = "banjie.project.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "banjie.records",
    "banjie.faces.shared",
    "banjie.faces.portal",
    "banjie.faces.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "banjie.faces.shared.failures.FailuresMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "banjie.faces.shared.page.page_context",
            ]
        },
    }
]

DATABASES = {"default": connection_settings(APP_DSN, pool=POOL)}
# Shared by the web processes: what is counted in one must hold in the others.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "banjie.faces.shared.visitor.visitor_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "banjie.faces.shared.failures.form_too_old"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A lost database costs it pages of stack traces; what happened is told by the job or by the adapter in one line.
    "loggers": {"procrastinate": {"level": "CRITICAL"}, "psycopg.pool": {"level": "ERROR"}},
}
