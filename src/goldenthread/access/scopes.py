"""How far one person sees into the cases behind a figure. Every case row shown or downloaded passes this."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.models import User
from goldenthread.access.models.places import ids
from goldenthread.access.reaches import Reach
from goldenthread.access.standing import Post


@dataclass(frozen=True)
class Scope:
    """``teams`` and ``workers`` are ids of the dataset; both empty without ``everything`` means no cases at all."""

    audience: str
    everything: bool = False
    teams: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        return not (self.everything or self.teams or self.workers)


def scope(user: User) -> Scope:
    """What the posts of today reach together, those that the user acts in too. A post that needs an id it lacks reaches
    nothing. Teams come with every id of all that was merged into them.
    """
    posts = user.standing.posts
    reaches = {post.role.reach for post in posts}
    return Scope(
        audience="internal" if any(post.role.audience == "internal" for post in posts) else "published",
        everything=Reach.AUTHORITY in reaches,
        teams=frozenset().union(*(_teams(user, post) for post in posts)),
        workers=frozenset({user.worker_id} - {""}) if Reach.OWN in reaches else frozenset(),
    )


def _teams(user: User, post: Post) -> frozenset[str]:
    """A team that is not known here keeps its id, as the dataset has it."""
    if post.role.reach is Reach.TEAM:
        return ids(user.places.of_team(post.team_id)) | frozenset({post.team_id} - {""})
    return ids(user.places.of_service(post.service_code)) if post.role.reach is Reach.SERVICE else frozenset()
