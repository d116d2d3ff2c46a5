"""The mark of a database."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.site.models import Mark


@transaction.atomic
def ensure(*, mode: str, by: User | None) -> Mark:
    """Mark a database at its first start; a mark that is there stays as it is."""
    mark, made = Mark.objects.get_or_create(pk=1, defaults={"mode": mode, "made_at": timezone.now()})
    if made:
        audit_events.record(type="database:mark", by=by, details={"mode": mode})
    return mark
