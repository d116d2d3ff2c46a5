"""What people of this room ask others to decide."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.access.permissions import Permission
from goldenthread.access.request_kinds import RequestKind

SIGN_OFF = RequestKind(
    "submission:sign-off",
    "Sign off a statutory return",
    Permission.SUBMISSION_PREPARE,
    Permission.SUBMISSION_SIGN,
    lambda request: reverse("submission-sign-off", args=[request.subject]),
)
