"""The roles, in code. A user stores the slug; a change here needs a decision record (docs/adr)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.access.permissions import Permission

P = Permission


class Reach(StrEnum):
    """How far a role's case lists go, in words to the person."""

    OWN = "the children that you work with"
    TEAM = "your team"
    AUTHORITY = "the whole authority"
    NONE = "no cases"


@dataclass(frozen=True)
class Role:
    """``audience`` decides what figures this role meets: exact ("internal") or suppressed ("published")."""

    slug: str
    name: str
    description: str
    permissions: frozenset[Permission]
    reach: Reach
    audience: str = "internal"

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


EVERYBODY = frozenset({P.HOME_VIEW, P.COMPONENT_VIEW, P.MANUAL_VIEW, P.SCORECARD_VIEW, P.SCORECARD_DOWNLOAD})
CASES = frozenset({P.CASE_LIST, P.CASE_DOWNLOAD})
REVIEW = frozenset({P.REVIEW_VIEW, P.REVIEW_DOWNLOAD})

_ROLES = (
    Role(
        "social-worker",
        "Social worker",
        "Sees how the service is doing, and the cases of the children that they work with.",
        EVERYBODY | CASES,
        Reach.OWN,
    ),
    Role(
        "team-manager",
        "Team manager",
        "Sees how the service and their team are doing, and the cases of their team.",
        EVERYBODY | CASES,
        Reach.TEAM,
    ),
    Role(
        "head-of-service",
        "Head of service",
        "Sees every figure, the cases behind it, and the annual review with what its checks found.",
        EVERYBODY | CASES | REVIEW | {P.FINDING_VIEW},
        Reach.AUTHORITY,
    ),
    Role(
        "qa-manager",
        "Quality assurance manager",
        "Sees every figure and the cases behind it, and builds and checks the annual review.",
        EVERYBODY | CASES | REVIEW | {P.FINDING_VIEW, P.REVIEW_BUILD},
        Reach.AUTHORITY,
    ),
    Role(
        "elected-member",
        "Elected member",
        "Sees what is published: figures too small to be safe are suppressed, and there are no cases and no people.",
        EVERYBODY | REVIEW,
        Reach.NONE,
        audience="published",
    ),
)

ROLES: Mapping[str, Role] = {role.slug: role for role in _ROLES}

NO_ROLE = Role("", "No role", "May sign in and see nothing.", frozenset(), Reach.NONE, audience="published")
