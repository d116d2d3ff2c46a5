"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

ACCOUNT = Privacy("staff", kept="while the person works here and six years after")
# The trail outlives what it speaks of: who looked at a child's record can be asked for as long as the record is kept.
TRAIL = Privacy("staff", kept="as long as the longest kept record, 100 years")

FIELDS: Fields = {
    "User": {
        "id": ACCOUNT,
        "password": ACCOUNT,
        "last_login": ACCOUNT,
        "username": ACCOUNT,
        "name": ACCOUNT,
        "role_slug": ACCOUNT,
        "team_id": ACCOUNT,
        "worker_id": ACCOUNT,
        "is_demo": ACCOUNT,
        "is_active": ACCOUNT,
    },
    "AuditEvent": {
        "id": TRAIL,
        "at": TRAIL,
        "type": TRAIL,
        "actor_id": TRAIL,
        "actor_role": TRAIL,
        "subject": TRAIL,
        "refused": TRAIL,
        "details": TRAIL,
    },
}
