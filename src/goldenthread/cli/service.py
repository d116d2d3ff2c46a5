"""Commands that need the site: start Django, and call what the site answers."""

import os

from goldenthread.codes import UserError

SETTINGS = "goldenthread.site.settings"


def start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def call(name: str, **options: object) -> None:
    """Call a management command. What keeps it from running is one sentence to the user."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command(name, **options)
    except ImproperlyConfigured as error:
        raise UserError(str(error)) from None
    except OperationalError as error:
        reason = str(error).splitlines()[0]
        raise UserError(f"The database does not answer ({reason}): look at GOLDENTHREAD_DATABASE.") from error
