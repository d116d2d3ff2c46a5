"""What a user is today: the posts that they hold, and those in which they act for somebody between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.role import Role


@dataclass(frozen=True)
class Post:
    """A role in a team and a service, by their codes. ``until``: the last day of one that somebody acts in."""

    role: Role
    team_id: str = ""
    service_code: str = ""
    acting: bool = False
    until: date | None = None

    def lasts(self, day: date) -> bool:
        """Whether it is held on that day too, as far as is known."""
        return self.until is None or day <= self.until

    def includes(self, other: Post) -> bool:
        """Whether whoever holds this post holds all that the other allows, and may so hand it on."""
        mine, theirs = self.role, other.role
        further = [each for each in DataClass if theirs.reads_class(each).rank > mine.reads_class(each).rank]
        within = theirs.permissions <= mine.permissions and theirs.reach.rank <= mine.reach.rank
        return within and not further and self._reaches(other)

    def _reaches(self, other: Post) -> bool:
        """Whether the other post lies in this one's team, service or authority."""
        general = self.role.reads_class(DataClass.GENERAL)
        same_team = bool(self.team_id) and self.team_id == other.team_id
        same_service = bool(self.service_code) and self.service_code == other.service_code
        within = {Reach.TEAM: same_team, Reach.SERVICE: same_service or same_team, Reach.AUTHORITY: True}
        return within.get(general, self.role == other.role)


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

    @property
    def purposes(self) -> tuple[str, ...]:
        """For what these posts may open a record outside their work; each once, in order."""
        return tuple(dict.fromkeys(purpose for post in self.posts for purpose in post.role.purposes))
