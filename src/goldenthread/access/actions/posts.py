"""Posts: add a user, ask for their role and place, and decide what somebody else asked for."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.actions import audit_events, requests
from goldenthread.access.duties import demand
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES
from goldenthread.codes import UserError
from goldenthread.kit.mistakes import MistakeError

KIND = "user:post"


@transaction.atomic
def add_user(*, username: str, name: str, email: str, by: User) -> User:
    """Add a user, who can do nothing until somebody else has approved a role."""
    demand(by, Permission.USER_MANAGE)
    if User.objects.filter(username=username).exists():
        raise MistakeError("There is a user of this name already", "username")
    user = User(username=username, name=name, email=email)
    user.set_unusable_password()
    user.save()
    audit_events.record(type="user:create", by=by, subject=f"user:{user.pk}")
    return user


@transaction.atomic
def ask(  # noqa: PLR0913 - the facts of a post, each named by the caller
    *, user: User, role_slug: str, team_id: str, service_code: str, reason: str, by: User
) -> Request:
    """Ask that a user gets a role in a place. Nothing changes until somebody else approves."""
    if role_slug not in ROLES:
        raise MistakeError("Choose one of the roles", "role_slug")
    details = {"user": user.pk, "role": role_slug, "team": team_id, "service": service_code}
    return requests.ask(kind=KIND, subject=f"user:{user.pk}", details=details, reason=reason, by=by)


@transaction.atomic
def decide(*, request: Request, approved: bool, reason: str, by: User) -> Request:
    """Decide, and carry an approval out. Never for oneself, whoever asked."""
    user = User.objects.get(pk=request.details["user"])
    if user.pk == by.pk:
        raise UserError("This is about your own role, so someone else must decide it")
    decided = requests.decide(request=request, approved=approved, reason=reason, by=by)
    if approved:
        _place(user, decided.details, by)
    return decided


def _place(user: User, details: dict[str, str], by: User) -> None:
    user.role_slug, user.team_id, user.service_code = details["role"], details["team"], details["service"]
    user.save(update_fields=["role_slug", "team_id", "service_code"])
    named = {"role": user.role_slug, "team": user.team_id, "service": user.service_code}
    audit_events.record(type="user:post", by=by, subject=f"user:{user.pk}", details=named)
