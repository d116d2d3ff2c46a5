from goldenthread.access.models.audit_event import AuditEvent
from goldenthread.access.models.involvement import Block, Cover, Grant, Involvement, Opening, Restriction
from goldenthread.access.models.place import Service, Team, TeamAlias, TeamName
from goldenthread.access.models.request import Request
from goldenthread.access.models.seal import Seal
from goldenthread.access.models.user import User

__all__ = [
    "AuditEvent",
    "Block",
    "Cover",
    "Grant",
    "Involvement",
    "Opening",
    "Request",
    "Restriction",
    "Seal",
    "Service",
    "Team",
    "TeamAlias",
    "TeamName",
    "User",
]
