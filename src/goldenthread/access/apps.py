from django.apps import AppConfig
from django.urls import reverse


class AccessConfig(AppConfig):
    name = "goldenthread.access"
    label = "access"

    def ready(self) -> None:
        from goldenthread.access import request_kinds  # noqa: PLC0415 - once the apps are loaded
        from goldenthread.access.permissions import Permission  # noqa: PLC0415

        facts = ("user:post", "Give a user a role", Permission.USER_MANAGE, Permission.ROLE_APPROVE)
        request_kinds.register(
            request_kinds.RequestKind(*facts, lambda request: reverse("decision", args=[request.pk]))
        )
