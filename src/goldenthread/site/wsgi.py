"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings")

application = get_wsgi_application()

from goldenthread.site import live, sealing  # noqa: E402  needs the applications loaded

live.verify()
sealing.start()
