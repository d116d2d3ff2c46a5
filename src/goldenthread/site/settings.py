"""Settings, all of them from the environment. docs/reference/settings.md lists the variables."""

from __future__ import annotations

import os
import shlex
from datetime import date, timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from goldenthread.site import database, providers, secrets

ENVIRONMENT = os.environ

VAR = Path(ENVIRONMENT.get("GOLDENTHREAD_VAR", "var")).resolve()
DATASET = Path(ENVIRONMENT.get("GOLDENTHREAD_DATASET", VAR / "example")).resolve()
FILES = Path(ENVIRONMENT.get("GOLDENTHREAD_FILES", VAR / "files")).resolve()
ASSETS = Path(ENVIRONMENT.get("GOLDENTHREAD_ASSETS", Path(__file__).parents[3] / ".assets")).resolve()

# A demo has made-up data, and anyone may sign in as any demo role; live: see goldenthread.site.live; training is as
# live, with made-up people. LIVE: the rules of a live service hold. They do in training, and where it is mistyped.
MODE = ENVIRONMENT.get("GOLDENTHREAD_MODE", "demo")
LIVE, TRAINING = MODE != "demo", MODE == "training"
DEBUG = ENVIRONMENT.get("GOLDENTHREAD_DEBUG") == "1"
TODAY = date.fromisoformat(ENVIRONMENT.get("GOLDENTHREAD_TODAY", "2015-06-30")) if not LIVE else None
REVIEW_YEAR = ENVIRONMENT.get("GOLDENTHREAD_REVIEW_YEAR", "2014-15")

SECRET_KEY = ENVIRONMENT.get("GOLDENTHREAD_SECRET_KEY") or secrets.demo_key(VAR, LIVE)
# Keys of before, with commas: what they signed or encrypted can still be read.
SECRET_KEY_FALLBACKS = [key for key in ENVIRONMENT.get("GOLDENTHREAD_OLD_SECRET_KEYS", "").split(",") if key]
ALLOWED_HOSTS = ENVIRONMENT.get("GOLDENTHREAD_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

# The command that scans what people bring; nothing where files are not scanned.
SCANNER = shlex.split(ENVIRONMENT.get("GOLDENTHREAD_SCANNER", ""))

# What keeps the audit trail honest, outside the database. A live service brings its own key.
AUDIT_KEY_FILE = ENVIRONMENT.get("GOLDENTHREAD_AUDIT_KEY_FILE") or secrets.demo_audit_key(VAR, LIVE)
AUDIT_SEALS = Path(ENVIRONMENT.get("GOLDENTHREAD_AUDIT_SEALS", VAR / "audit" / "seals.jsonl")).resolve()
AUDIT_WITNESSES = AUDIT_SEALS.with_suffix(".witnesses")
AUDIT_SEAL_SECONDS = int(ENVIRONMENT.get("GOLDENTHREAD_AUDIT_SEAL_SECONDS", "10"))

# What a backup keeps beside the database, by its name in the archive.
KEPT_FILES = {"files": FILES, "extracts": VAR / "extracts", "seals": AUDIT_SEALS, "witnesses": AUDIT_WITNESSES}

INSTALLED_APPS = [
    "goldenthread.site",
    "goldenthread.oversight.performance",
    "goldenthread.oversight.annual_review",
    "goldenthread.oversight.submissions",
    "goldenthread.extracts",
    "goldenthread.record.information_rights",
    "goldenthread.record.case_file",
    "goldenthread.record.correspondence",
    "goldenthread.record.chronology",
    "goldenthread.record.people",
    "goldenthread.access",
    "goldenthread.kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
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
    "axes.middleware.AxesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.access.sessions.SessionClock",
    "goldenthread.kit.drafts.DraftsDone",
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
# In the database, so that every process of the service knows which one-time codes are used up.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
# Axes comes first: it refuses whoever has tried too often before anybody looks at a password.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    *([] if LIVE else ["goldenthread.access.backends.DemoBackend"]),
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "sign-in"
CSRF_FAILURE_VIEW = "goldenthread.site.views.errors.stale"
LOGIN_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"goldenthread.access.passwords.{name}"} for name in ("Length", "Common", "OwnName")
]
# How long the link is good that an administrator hands over, in seconds.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

LOCAL_SIGN_IN = ENVIRONMENT.get("GOLDENTHREAD_LOCAL_SIGN_IN", "1") == "1"
SOCIALACCOUNT_PROVIDERS = providers.providers(ENVIRONMENT)
SSO_ISSUER = ENVIRONMENT.get("GOLDENTHREAD_SSO_ISSUER", "")
SSO_MISSING = providers.missing(ENVIRONMENT)
SINGLE_SIGN_ON_NAME = ENVIRONMENT.get("GOLDENTHREAD_SSO_NAME", "your work account") if SOCIALACCOUNT_PROVIDERS else ""
# What names a person: "email", a verified one, or the name of a claim that holds the user name.
SSO_MATCH = ENVIRONMENT.get("GOLDENTHREAD_SSO_MATCH", "email")
SOCIALACCOUNT_ADAPTER = "goldenthread.site.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False

ACCOUNT_ADAPTER = "goldenthread.access.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # Axes counts, in the database, where every process of the service sees it.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "goldenthread.access.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are never quite right
MFA_RECOVERY_CODE_DIGITS = 10

AXES_HANDLER = "goldenthread.access.lockout.LockoutHandler"
AXES_USERNAME_CALLABLE = "goldenthread.access.lockout.canonical_name"
AXES_CLIENT_IP_CALLABLE = "goldenthread.access.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "goldenthread.site.views.sign_in.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username"]
AXES_FAILURE_LIMIT = 5  # access.lockout has the rest of the rule
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the audit trail is the one log of who signed in
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["login", "username", "email", "code", "password", "role", "next"]
# How many of our own proxies a request passes, each adding to X-Forwarded-For.
PROXIES = int(ENVIRONMENT.get("GOLDENTHREAD_PROXIES", "1" if LIVE else "0"))

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
# A browser takes a __Host- cookie only over HTTPS, for this very host and all of it: no neighbour can plant one.
COOKIE_PREFIX = "__Host-" if LIVE else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}goldenthread", f"{COOKIE_PREFIX}goldenthread-csrf"
BROWSER_COOKIE_NAME = f"{COOKIE_PREFIX}goldenthread-browser"
# In seconds. goldenthread.access.sessions ends a session at the first of the two.
SESSION_IDLE = 60 * int(ENVIRONMENT.get("GOLDENTHREAD_IDLE_MINUTES", "30" if LIVE else "480"))
SESSION_LONGEST = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if LIVE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = LIVE
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
