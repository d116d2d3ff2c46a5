"""What stands at the head of an action: whether this user may, and whether somebody else has to."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError


def demand(by: User, permission: Permission) -> None:
    """Raises ``PermissionDenied`` for somebody whose posts of today do not allow it."""
    if not by.may(permission):
        raise PermissionDenied


def reason_given(text: str, sentence: str) -> str:
    """The words, without blanks around them. Raises ``UserError`` with the sentence where there are none."""
    if not text.strip():
        raise UserError(sentence)
    return text.strip()
