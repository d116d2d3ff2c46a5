"""Users: the demo's five."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.roles import ROLES

# Made-up people.
DEMO_NAMES: Mapping[str, str] = {
    "social-worker": "Sam Idris",
    "team-manager": "Ruth Hall",
    "head-of-service": "Helen Osei",
    "qa-manager": "Nadia Price",
    "elected-member": "Councillor Joan Whitby",
}


@dataclass(frozen=True)
class Post:
    """Where a demo user works in the example: ids of the dataset."""

    team_id: str = ""
    worker_id: str = ""


@transaction.atomic
def ensure_demo(*, posts: Mapping[str, Post], by: User | None) -> list[User]:
    """One user for each role, made or brought up to date. ``posts`` by role slug. Refused on a live service."""
    if settings.LIVE:
        raise ImproperlyConfigured("Demo users are never made on a live service.")
    return [_ensure(slug, posts.get(slug, Post()), by) for slug in ROLES]


def _ensure(slug: str, post: Post, by: User | None) -> User:
    facts = {"name": DEMO_NAMES[slug], "role_slug": slug, "team_id": post.team_id, "worker_id": post.worker_id}
    user, created = User.objects.update_or_create(username=slug, defaults={**facts, "is_demo": True})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        audit_events.record(type="user:create", by=by, subject=f"user:{user.pk}", details={"role": slug})
    return user
