"""Requests as one user may know of them."""

from __future__ import annotations

from django.db.models import QuerySet

from goldenthread.access.models import Request, User
from goldenthread.access.request_kinds import KINDS, seen_by


def known_to(user: User) -> QuerySet[Request]:
    """Those about records that the user may see, and those about no record."""
    return Request.objects.filter(seen_by(user)).select_related("asked_by", "decided_by")


def waiting_for(user: User) -> QuerySet[Request]:
    """What others have asked for and this user may decide."""
    kinds = [slug for slug, kind in KINDS.items() if user.may(kind.decides)]
    return known_to(user).filter(kind__in=kinds, decided_at=None).exclude(asked_by=user)
