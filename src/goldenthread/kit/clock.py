"""What day it is. A demo stands still on one day, so that due dates and "last 12 months" make sense."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day that pages speak of. Audit events never use this: they tell the true time."""
    return settings.TODAY or timezone.localdate()
