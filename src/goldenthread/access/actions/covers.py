"""Covers: one user acts in the post of another, between two days."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand, reason_given
from goldenthread.access.models import Cover, User
from goldenthread.access.permissions import Permission
from goldenthread.access.standing import Post
from goldenthread.codes import UserError
from goldenthread.kit import clock


@transaction.atomic
def arrange(  # noqa: PLR0913 - the facts of a cover, each named by the caller
    *, user: User, acting_for: User, starts_on: date, ends_on: date, reason: str, by: User
) -> Cover:
    """Let ``user`` act in the own post of ``acting_for``. Never arranged by the one who acts, and never for a post that
    goes further than the arranger's own. What the other was named for does not go along.
    """
    demand(by, Permission.COVER_ARRANGE)
    post = Post(acting_for.role, acting_for.team_id, acting_for.service_code)
    _refuse(user, acting_for, starts_on, ends_on, by)
    _demand_within_reach(by, post, until=ends_on)
    facts = {"role_slug": post.role.slug, "team_id": post.team_id, "service_code": post.service_code}
    days = {"starts_on": starts_on, "ends_on": ends_on, "reason": reason_given(reason, "Say why cover is needed")}
    cover = Cover.objects.create(user=user, acting_for=acting_for, **facts, **days, arranged_by_id=by.pk)
    _record("cover:arrange", cover, by)
    return cover


@transaction.atomic
def end(*, cover: Cover, reason: str, by: User) -> None:
    """End it at once: by one of the two, or by whoever could have arranged it."""
    if by.pk not in (cover.user_id, cover.acting_for_id):
        demand(by, Permission.COVER_ARRANGE)
        _demand_within_reach(by, Post(cover.role, cover.team_id, cover.service_code), until=clock.today())
    cover.take_back(reason_given(reason, "Say why the cover ends"), by.pk)
    _record("cover:end", cover, by)


def _demand_within_reach(by: User, post: Post, *, until: date) -> None:
    """A post that the arranger holds to that day includes it: who acts hands on nothing beyond their own last day."""
    if not any(own.includes(post) and own.lasts(until) for own in by.standing.posts):
        raise PermissionDenied


def _refuse(user: User, acting_for: User, starts_on: date, ends_on: date, by: User) -> None:
    if user.pk == by.pk:
        raise UserError("You would act yourself, so someone else must arrange this cover")
    if user.role.audience == "published":
        raise UserError("Only staff of the service may act for somebody")
    if user.pk == acting_for.pk:
        raise UserError("Choose two different people")
    if ends_on < starts_on or ends_on < clock.today():
        raise UserError("The last day must be today or later, and not before the first day")


def _record(type: str, cover: Cover, by: User) -> None:
    details = {"acting_for": cover.acting_for_id, "role": cover.role_slug, "cover": cover.pk}
    audit_events.record(type=type, by=by, subject=f"user:{cover.user_id}", details=details)
