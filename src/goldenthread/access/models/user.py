"""A person who signs in."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from goldenthread.access.models.places import Places
from goldenthread.access.permissions import Permission
from goldenthread.access.role import Role
from goldenthread.access.roles import NO_ROLE, ROLES
from goldenthread.access.standing import Post, Standing
from goldenthread.kit import clock


class User(AbstractBaseUser):
    """Role and team by stable slug and dataset id, so that nothing here points upward in the house."""

    username = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    role_slug = models.SlugField(max_length=40, blank=True)
    team_id = models.CharField(max_length=48, blank=True)
    service_code = models.CharField(max_length=48, blank=True)
    worker_id = models.CharField(max_length=48, blank=True)
    # Staff who are themselves on the record: the key of their person. `access.actions.blocks.link` sets it.
    subject_id = models.BigIntegerField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name

    @property
    def role(self) -> Role:
        """The user's own role. A role taken out of the code leaves its people with none."""
        return ROLES.get(self.role_slug, NO_ROLE)

    @cached_property
    def standing(self) -> Standing:
        """The posts in force today, their own and those that they act in; looked up once for a request."""
        if not self.is_active:
            return Standing(())
        covers = self.covers.on(clock.today()) if self.pk else ()
        acting = (
            Post(cover.role, cover.team_id, cover.service_code, acting=True, until=cover.ends_on) for cover in covers
        )
        return Standing((Post(self.role, self.team_id, self.service_code), *acting))

    @cached_property
    def places(self) -> Places:
        """The teams as they are today; looked up once for a request."""
        return Places()

    def may(self, permission: Permission) -> bool:
        """Whether a role that is theirs today, or that they act in today, allows it."""
        return self.standing.may(permission)
