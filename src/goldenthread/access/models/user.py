"""A person who signs in."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from goldenthread.access.permissions import Permission
from goldenthread.access.roles import NO_ROLE, ROLES, Role


class User(AbstractBaseUser):
    """Role and team by stable slug and dataset id, so that nothing here points upward in the house."""

    username = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    role_slug = models.SlugField(max_length=40, blank=True)
    team_id = models.CharField(max_length=48, blank=True)
    worker_id = models.CharField(max_length=48, blank=True)
    is_demo = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name

    @property
    def role(self) -> Role:
        """A role taken out of the code leaves its people with none."""
        return ROLES.get(self.role_slug, NO_ROLE)

    def may(self, permission: Permission) -> bool:
        return self.is_active and self.role.may(permission)
