"""Settings, all of them from the environment. docs/reference/settings.md lists the variables."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from csp.constants import NONE, SELF

from goldenthread.site import database, secrets

ENVIRONMENT = os.environ

VAR = Path(ENVIRONMENT.get("GOLDENTHREAD_VAR", "var")).resolve()
DATASET = Path(ENVIRONMENT.get("GOLDENTHREAD_DATASET", VAR / "example")).resolve()
FILES = Path(ENVIRONMENT.get("GOLDENTHREAD_FILES", VAR / "files")).resolve()
ASSETS = Path(ENVIRONMENT.get("GOLDENTHREAD_ASSETS", Path(__file__).parents[3] / ".assets")).resolve()

# "demo": made-up data, anyone may sign in as any demo role. "live": see goldenthread.site.live.
MODE = ENVIRONMENT.get("GOLDENTHREAD_MODE", "demo")
LIVE = MODE == "live"
DEBUG = ENVIRONMENT.get("GOLDENTHREAD_DEBUG") == "1"
TODAY = date.fromisoformat(ENVIRONMENT.get("GOLDENTHREAD_TODAY", "2015-06-30")) if not LIVE else None
# What a backup keeps beside the database, by its name in the archive.
KEPT_FILES = {"files": FILES}
REVIEW_YEAR = ENVIRONMENT.get("GOLDENTHREAD_REVIEW_YEAR", "2014-15")

SECRET_KEY = ENVIRONMENT.get("GOLDENTHREAD_SECRET_KEY") or secrets.demo_key(VAR, LIVE)
ALLOWED_HOSTS = ENVIRONMENT.get("GOLDENTHREAD_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "goldenthread.site",
    "goldenthread.oversight.performance",
    "goldenthread.oversight.annual_review",
    "goldenthread.extracts",
    "goldenthread.record.information_rights",
    "goldenthread.record.people",
    "goldenthread.access",
    "goldenthread.kit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldenthread.access.gate.Gate",
]

ROOT_URLCONF = "goldenthread.site.urls"
WSGI_APPLICATION = "goldenthread.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "goldenthread.kit.templatetags.kit"],
            "context_processors": [
                "django.template.context_processors.request",
                "goldenthread.site.frame.context",
            ],
        },
    }
]

DATABASES = {"default": database.settings_for(ENVIRONMENT.get("GOLDENTHREAD_DATABASE"), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [] if LIVE else ["goldenthread.access.backends.DemoBackend"]
LOGIN_URL = "sign-in"

# -- what browsers are told ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Browsers keep Secure cookies only over HTTPS, and the demo runs over plain HTTP on the loopback.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = LIVE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "goldenthread", "goldenthread-csrf"
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if LIVE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LIVE else None

# -- static files -------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ASSETS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "goldenthread.kit.storage.HashedFiles"},
}

# -- words, dates, log --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
USE_THOUSAND_SEPARATOR = True
DATE_FORMAT = "j F Y"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Refusals go to the audit trail, and a mistyped address is nobody's fault: only failures are for the log.
    "loggers": {"django.request": {"level": "ERROR"}},
}
