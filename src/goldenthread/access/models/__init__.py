from goldenthread.access.models.audit_event import AuditEvent
from goldenthread.access.models.user import User

__all__ = ["AuditEvent", "User"]
