"""What a user is today: the posts that they hold, and those in which they act for somebody between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.role import Role


@dataclass(frozen=True)
class Post:
    """A role in a team and a service, by their codes."""

    role: Role
    team_id: str = ""
    service_code: str = ""
    acting: bool = False


@dataclass(frozen=True)
class Standing:
    """Every post in force. The union of what they allow; none at all for somebody who has left."""

    posts: tuple[Post, ...]

    def may(self, permission: Permission) -> bool:
        return any(post.role.may(permission) for post in self.posts)

    @cached_property
    def role_slugs(self) -> str:
        """The roles as a trail or a decision freezes them, such as "social-worker, team-manager (acting)"."""
        named = [f"{post.role.slug} (acting)" if post.acting else post.role.slug for post in self.posts]
        return ", ".join(filter(None, named))

    def reading(self, data_class: DataClass, reach: Reach) -> tuple[Post, ...]:
        """The posts whose role reads a class exactly as far as ``reach``."""
        return tuple(post for post in self.posts if post.role.reads_class(data_class) is reach)

    @property
    def purposes(self) -> tuple[str, ...]:
        """For what these posts may open a record outside their work; each once, in order."""
        return tuple(dict.fromkeys(purpose for post in self.posts for purpose in post.role.purposes))
