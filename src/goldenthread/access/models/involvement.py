"""How a user stands to a record: at work with it, named for it, kept from it. ``subject_id`` is a person's key.

These are rows and not foreign keys to people, because `access` lies under the record and every read starts here.
"""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from goldenthread.access.data_classes import CHOICES, DataClass
from goldenthread.access.models.dated import Dated, Revocable
from goldenthread.access.models.place import Team
from goldenthread.access.models.user import User
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.role import Role
from goldenthread.access.roles import NO_ROLE, ROLES
from goldenthread.access.standing import Post
from goldenthread.kit import clock

RECORDED = "recorded"
PARTS = {"lead-worker": "Lead worker", RECORDED: "Added the record"}


class Involvement(Dated):
    """Somebody, or a team, works with a person. ``kind`` says as what; a team's own row has no user. ``source_id`` is
    the row's key in the system that it came from.
    """

    subject_id = models.BigIntegerField()
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="involvements")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="involvements")
    kind = models.CharField(max_length=40)
    end_reason = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=80, blank=True, editable=False)

    class Meta(Dated.Meta):
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(team__isnull=False), name="involvement_of_somebody"
            ),
        )
        indexes = (
            models.Index(fields=("subject_id",)),
            models.Index(fields=("user", "subject_id")),
            models.Index(fields=("team", "subject_id")),
        )

    @property
    def part(self) -> str:
        """``kind`` in words."""
        return PARTS.get(self.kind, self.kind.replace("-", " ").capitalize())


class Restriction(Revocable):
    """A record that only named people open, whatever anybody's role. ``adoption``: sealed by one, so that nobody else
    is told, not even by a number to quote, that there may be such a record.
    """

    subject_id = models.BigIntegerField(db_index=True)
    adoption = models.BooleanField(default=False)
    reason = models.TextField()
    set_by_id = models.BigIntegerField()


class Grant(Revocable):
    """One named user may open one record's sealed part. Nobody who acts for the user inherits it.

    ``data_class``: R opens a restricted record, its general, sensitive and safe-contact classes; any other class opens
    that class and the general one. Always as far as the user's posts read the class at all.
    """

    subject_id = models.BigIntegerField(db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    data_class = models.CharField(max_length=1, choices=CHOICES)
    purpose = models.TextField()
    given_by_id = models.BigIntegerField()


class Block(Revocable):
    """A user who never sees a record, because they are linked to the person. Stronger than any role or grant."""

    KINDS = (
        ("own", "Their own record"),
        ("relative", "A relative's record"),
        ("declared", "They declared a conflict of interest"),
        ("set", "Set for them"),
    )

    kind = models.CharField(max_length=8, choices=KINDS, default="set")
    subject_id = models.BigIntegerField(db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="blocks")
    reason = models.TextField()
    set_by_id = models.BigIntegerField()


class OpeningQuerySet(models.QuerySet["Opening"]):
    def reviewable_by(self, user: User) -> OpeningQuerySet:
        """Those of the reviewer's team, service or authority, as far as a post of theirs that reviews goes; never one's
        own, nor of the record of somebody whom the reviewer is linked to. Whoever reviews without a post in the line,
        such as the information governance lead, reviews all.
        """
        whose = [_of_post(post) for post in user.standing.posts if post.role.may(Permission.OPENING_REVIEW)]
        linked = Block.objects.on(clock.today()).filter(user=user).values("subject_id")
        return self.filter(reduce(or_, whose, Q(pk__in=()))).exclude(Q(user=user) | Q(subject_id__in=linked))

    def open_to(self, user: User | int, at: datetime) -> OpeningQuerySet:
        """Those that show this user, or the one of this key, a record at a time."""
        return self.filter(user=user, opened_at__lte=at, closes_at__gt=at).order_by()

    def waiting(self) -> OpeningQuerySet:
        return self.filter(reviewed_at=None)


def _of_post(post: Post) -> Q:
    """The openings by those who work where a post reaches. A post without its team reaches nobody."""
    general = post.role.reads_class(DataClass.GENERAL)
    if general is Reach.TEAM:
        return Q(user__team_id=post.team_id) & ~Q(user__team_id="")
    if general is Reach.SERVICE:
        return Q(user__service_code=post.service_code) & ~Q(user__service_code="")
    return ~Q(pk__in=())


class Opening(models.Model):
    """A record opened outside the reader's work for a stated purpose, for some hours, reviewed within the week."""

    subject_id = models.BigIntegerField(db_index=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="openings")
    role_slug = models.CharField(max_length=40)
    purpose = models.CharField(max_length=200)
    reason = models.TextField()
    opened_at = models.DateTimeField(db_index=True)
    closes_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="openings_reviewed")
    accepted = models.BooleanField(null=True, blank=True)
    review_note = models.TextField(blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, accepted=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False, accepted__isnull=False),
                name="opening_reviewed_by_somebody_at_some_time",
            ),
            models.CheckConstraint(condition=~Q(reviewed_by=models.F("user")), name="opening_not_reviewed_by_its_user"),
        )


class Cover(Revocable):
    """Acting up or standing in: between two days a user has another's role and team as well. Never their grants."""

    user = models.ForeignKey(User, models.PROTECT, related_name="covers")
    acting_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="covered_by")
    role_slug = models.CharField(max_length=40)
    team_id = models.CharField(max_length=48, blank=True)
    service_code = models.CharField(max_length=48, blank=True)
    reason = models.TextField()
    arranged_by_id = models.BigIntegerField()

    @property
    def role(self) -> Role:
        return ROLES.get(self.role_slug, NO_ROLE)
