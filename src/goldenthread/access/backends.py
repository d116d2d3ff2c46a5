"""How a person is known to be who they say. The demo asks for nothing; a live service does not load it."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from goldenthread.access.models import User


class DemoBackend(BaseBackend):
    """Signs in as the demo user of a role."""

    def authenticate(self, request: HttpRequest | None, demo_role: str | None = None) -> User | None:  # noqa: ARG002
        return User.objects.filter(is_demo=True, is_active=True, role_slug=demo_role or "-").first()

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_demo=True, is_active=True).first()
