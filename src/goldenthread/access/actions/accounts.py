"""What an administrator does for somebody's local account, and what that person does for their own."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from axes.utils import reset as reset_tries
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission


def link_for(user: User) -> str:
    """The path at which somebody chooses a password: good once, for ``PASSWORD_RESET_TIMEOUT`` seconds."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("first-password", args=[key, default_token_generator.make_token(user)])


@transaction.atomic
def give_link(*, user: User, by: User) -> str:
    """A link to hand over to somebody who is new or has forgotten the password. The trail keeps that it was given."""
    _check(by, user)
    audit_events.record(type="account:link", by=by, subject=f"user:{user.pk}")
    return link_for(user)


@transaction.atomic
def unlock(*, user: User, by: User) -> int:
    """Forget the wrong tries at an account. Returns how many rows of them there were."""
    _check(by, user)
    forgotten: int = reset_tries(username=user.username)
    audit_events.record(type="account:unlock", by=by, subject=f"user:{user.pk}")
    return forgotten


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> None:
    """For a lost telephone: the next sign-in sets up a new second factor. Ends the person's sessions."""
    _check(by, user)
    Authenticator.objects.filter(user_id=user.pk).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit_events.record(type="account:reset", by=by, subject=f"user:{user.pk}")


@transaction.atomic
def deactivate(*, user: User, by: User) -> None:
    """Somebody has left. Their sessions end at once; what they did stays theirs."""
    _check(by, user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit_events.record(type="account:deactivate", by=by, subject=f"user:{user.pk}")


@transaction.atomic
def set_password(*, password: str, by: User) -> None:
    """A person's own new password, already checked. Their other sessions end with it."""
    by.set_password(password)
    by.save(update_fields=["password"])
    record_change(by=by, what="password")


def record_change(*, by: User, what: str) -> None:
    """Somebody changed their own account. ``what``: "password", "second factor" or "recovery codes"."""
    audit_events.record(type="account:change", by=by, subject=f"user:{by.pk}", details={"what": what})


def _check(by: User, user: User) -> None:
    """Nobody keeps their own account, and a demo's users have nothing to keep."""
    if not by.may(Permission.USER_MANAGE) or by.pk == user.pk or user.is_demo:
        raise PermissionDenied
