from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse

if TYPE_CHECKING:
    from goldenthread.access.models import Request

# What those who keep users ask for, and somebody else approves.
KINDS = {
    "user:post": "Give a user a role",
    "account:link": "Give a user a link for a new password",
    "account:reset": "Reset a user's second factor and password",
}


class AccessConfig(AppConfig):
    name = "goldenthread.access"
    label = "access"

    def ready(self) -> None:
        from goldenthread.access import request_kinds  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.access.permissions import Permission  # noqa: PLC0415

        may = Permission.USER_MANAGE, Permission.ROLE_APPROVE
        for slug, words in KINDS.items():
            request_kinds.register(request_kinds.RequestKind(slug, words, *may, _page))


def _page(request: "Request") -> str:
    return reverse("decision", args=[request.pk])
