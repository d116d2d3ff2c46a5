"""Users: the demo's, one for each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES
from goldenthread.codes import UserError

# What one person alone does on an empty service, and a second one besides: nobody gives a role by themselves.
FIRST_DUTIES = (Permission.USER_MANAGE, Permission.ROLE_APPROVE)

# Made-up people.
DEMO_NAMES: Mapping[str, str] = {
    "social-worker": "Sam Idris",
    "student-social-worker": "Poppy Vance",
    "duty-worker": "Tariq Bellamy",
    "out-of-hours-worker": "Morwenna Katz",
    "early-help-worker": "Dele Fairbrother",
    "personal-adviser": "Carys Umeh",
    "supervising-social-worker": "Bram Halloran",
    "adoption-worker": "Isla Penrose",
    "short-break-worker": "Kofi Lindley",
    "assistant-team-manager": "Mina Sorrell",
    "team-manager": "Ruth Hall",
    "early-help-coordinator": "Gwen Abara",
    "practice-consultant": "Lucian Frey",
    "service-manager": "Orla Tennant",
    "head-of-service": "Helen Osei",
    "director": "Marcus Adeyemi-Holt",
    "independent-reviewing-officer": "Priya Camden",
    "qa-manager": "Nadia Price",
    "auditor": "Edwin Marlow",
    "complaints-manager": "Hattie Quill",
    "information-governance-lead": "Joss Whitlock",
    "business-support": "Bea Thornley",
    "performance-analyst": "Anders Pike",
    "system-administrator": "Robin Sayle",
    "legal-adviser": "Femi Garrick",
    "commissioning-officer": "Tess Ormerod",
    "advocacy-provider": "Niamh Colley",
    "return-interview-provider": "Jude Farrant",
    "mash-partner": "Silas Broome",
    "lead-practitioner": "Wren Oakham",
    "conference-attendee": "Ivo Staines",
    "elected-member": "Councillor Joan Whitby",
}


@dataclass(frozen=True)
class Post:
    """Where a demo user works in the example: ids of the dataset."""

    team_id: str = ""
    worker_id: str = ""
    service_code: str = ""


@transaction.atomic
def ensure_demo(*, posts: Mapping[str, Post], by: User | None) -> list[User]:
    """One user for each role, made or brought up to date. ``posts`` by role slug. Refused on a live service."""
    if settings.LIVE:
        raise ImproperlyConfigured("Demo users are never made on a live service.")
    return [_ensure(slug, posts.get(slug, Post()), by) for slug in ROLES]


def _ensure(slug: str, post: Post, by: User | None) -> User:
    facts = {"name": DEMO_NAMES[slug], "role_slug": slug, **asdict(post)}
    user, created = User.objects.update_or_create(username=slug, defaults={**facts, "is_demo": True})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        audit_events.record(type="user:create", by=by, subject=f"user:{user.pk}", details={"role": slug})
    return user


@transaction.atomic
def add_first(*, username: str, name: str, email: str, role_slug: str) -> User:
    """The first who keeps users, or the first who approves roles: whoever runs the server adds them by command, since
    nobody is there to ask. Raises ``UserError`` where somebody is, or the role is another.
    """
    permission = next((each for each in FIRST_DUTIES if ROLES[role_slug].may(each)), None)
    if permission is None:
        raise UserError(f"The command adds nobody as {role_slug}: an administrator does that on the site.")
    if holders := _holders(permission):
        raise UserError(f"{holders[0].username} is there already: ask them to add others on the site.")
    if User.objects.filter(username=username).exists():
        raise UserError(f"There is a user {username} already: choose another name.")
    user = User(username=username, name=name, email=email, role_slug=role_slug)
    user.set_unusable_password()
    user.save()
    details = {"role": role_slug, "how": "command"}
    audit_events.record(type="user:create", by=None, subject=f"user:{user.pk}", details=details)
    return user


def _holders(permission: Permission) -> list[User]:
    slugs = [role.slug for role in ROLES.values() if role.may(permission)]
    return list(User.objects.filter(role_slug__in=slugs, is_active=True, is_demo=False).order_by("pk"))
