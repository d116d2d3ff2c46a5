"""What people of this room ask others to decide."""

from __future__ import annotations

from django.urls import reverse

from goldenthread.access.permissions import Permission
from goldenthread.access.request_kinds import RequestKind

MERGE = RequestKind(
    "person:merge",
    "Merge two records of one person",
    Permission.MERGE_REQUEST,
    Permission.MERGE_APPROVE,
    lambda request: reverse("person-merge-decide", args=[request.subject]),
)
