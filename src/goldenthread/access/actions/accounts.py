"""What an administrator does for somebody's local account, and what that person does for their own.

Whoever has a link for a password, or takes a second factor away, could sign in as that person. So one asks for it,
another approves, and the link is shown to whoever asked, once.
"""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from axes.utils import reset as reset_tries
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from goldenthread.access.actions import audit_events, requests
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError

LINK, RESET = "account:link", "account:reset"
RELEASE_LASTS = timedelta(days=3)


def link_for(user: User) -> str:
    """The path at which somebody chooses a password: good once, for ``PASSWORD_RESET_TIMEOUT`` seconds."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("first-password", args=[key, default_token_generator.make_token(user)])


@transaction.atomic
def ask(*, kind: str, user: User, reason: str, by: User) -> Request:
    """Ask for a ``LINK``, or for a ``RESET`` of the second factor, which a link follows. Nothing changes until somebody
    else approves. Raises ``PermissionDenied``, and ``UserError`` without a reason.
    """
    _check(by, user)
    return requests.ask(kind=kind, subject=f"user:{user.pk}", details={"user": user.pk}, reason=reason, by=by)


@transaction.atomic
def decide(*, request: Request, approved: bool, reason: str, by: User) -> Request:
    """Decide, and carry a reset out. Never about oneself, whoever asked."""
    user = User.objects.get(pk=request.details["user"])
    if user.pk == by.pk:
        raise UserError("This is about your own account, so someone else must decide it")
    decided = requests.decide(request=request, approved=approved, reason=reason, by=by)
    if approved and request.kind == RESET:
        _reset_second_factor(user, by)
    return decided


def waiting(*, user: User, kind: str) -> Request | None:
    """What was asked about an account and nobody has decided."""
    return Request.objects.filter(kind=kind, subject=f"user:{user.pk}", decided_at=None).first()


def released(*, user: User, by: User) -> Request | None:
    """What allows ``by`` to be shown a link: asked for by them, approved in the last days, and not used yet."""
    asked = Request.objects.filter(kind__in=(LINK, RESET), subject=f"user:{user.pk}", asked_by=by, approved=True)
    recent = asked.filter(decided_at__gte=timezone.now() - RELEASE_LASTS)
    return next((each for each in recent if "given" not in each.details), None)


@transaction.atomic
def give_link(*, user: User, by: User) -> str:
    """A link to hand over to somebody who is new or has forgotten the password, once for each approval. The trail keeps
    that it was given. Raises ``PermissionDenied`` where nobody else has approved it.
    """
    _check(by, user)
    asked = released(user=user, by=by)
    if asked is None:
        raise PermissionDenied
    asked.details["given"] = timezone.now().isoformat()
    asked.save(update_fields=["details"])
    audit_events.record(type="account:link", by=by, subject=f"user:{user.pk}", details={"request": asked.pk})
    return link_for(user)


@transaction.atomic
def unlock(*, user: User, by: User) -> int:
    """Forget the wrong tries at an account. Returns how many rows of them there were."""
    _check(by, user)
    forgotten: int = reset_tries(username=user.username)
    audit_events.record(type="account:unlock", by=by, subject=f"user:{user.pk}")
    return forgotten


def _reset_second_factor(user: User, by: User) -> None:
    """For a lost telephone: the next sign-in sets up a new second factor. Ends the person's sessions and password."""
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
