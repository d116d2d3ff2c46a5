"""What people of this room ask others to decide."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.access.permissions import Permission
from goldenthread.access.request_kinds import RequestKind
from goldenthread.record.people.request_kinds import about_one

PACK = RequestKind(
    "pack:release",
    "Check a pack before it leaves",
    Permission.PACK_PRINT,
    Permission.PACK_APPROVE,
    lambda request: reverse("person-pack", args=[request.subject, request.pk]),
    about_one,
)
