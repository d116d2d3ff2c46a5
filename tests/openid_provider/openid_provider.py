"""A real OpenID provider for tests, as a site of its own: django-oauth-toolkit on the loopback.

    python openid_provider.py FOLDER PORT CALLBACK

Its people are made up. Whoever is named "spoilt" gets an answer to another request than the one that was made.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CLIENT, SECRET = "golden-thread", "a secret between the two"
PASSWORD = "their own password there"
# User name there, address, whether the provider has verified it.
PEOPLE = (
    ("ada", "Ada.Brook@wexcombe.example", True),
    ("ada2", "ada.brook@wexcombe.example", True),
    ("stranger", "stranger@elsewhere.example", True),
    ("unverified", "bea.lund@wexcombe.example", False),
    ("spoilt", "cal.dune@wexcombe.example", True),
    ("gone", "gone.away@wexcombe.example", True),
)


def configure(folder: Path, port: int) -> None:
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    settings.configure(
        SECRET_KEY="for tests alone, and long enough for them to be quiet about it",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="openid_provider_site",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent],
                "APP_DIRS": True,
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_COOKIE_NAME="provider",
        LOGIN_URL="/login/",
        USE_TZ=True,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem,
            "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{port}/o",
            "OAUTH2_VALIDATOR_CLASS": "openid_provider_site.Validator",
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who you are", "profile": "your name", "email": "your address"},
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
        },
    )


def prepare(callback: str) -> None:
    from django.contrib.auth.models import User  # noqa: PLC0415  needs the applications loaded
    from django.core.management import call_command  # noqa: PLC0415
    from oauth2_provider.models import Application  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    for name, email, verified in PEOPLE:
        User.objects.create_user(name, email, PASSWORD, last_name="verified" if verified else "")
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        redirect_uris=callback,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def main(folder: str, port: str, callback: str) -> None:
    configure(Path(folder), int(port))
    django.setup()
    prepare(callback)
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  needs the applications loaded

    with make_server("127.0.0.1", int(port), get_wsgi_application(), handler_class=Quiet) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
