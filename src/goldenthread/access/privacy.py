"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

ACCOUNT = Privacy("staff", kept="while the person works here and six years after")
# The trail outlives what it speaks of: who looked at a child's record can be asked for as long as the record is kept.
TRAIL = Privacy("staff", kept="as long as the longest kept record, 100 years")

PLACE = Privacy("nobody", kept="as long as any figure that names it")
# Who was named for a record, kept from it or opened it is part of that record's story.
STANDING = Privacy("child", kept="as long as the record it concerns")
STANDING_WORDS = Privacy("child", kept="as long as the record it concerns", free_text=True)
REQUEST = Privacy("staff", kept="as long as what was decided")
REQUEST_WORDS = Privacy("staff", kept="as long as what was decided", free_text=True)

FIELDS: Fields = {
    "Service": {
        "id": PLACE,
        "code": PLACE,
        "name": PLACE,
        "opened_on": PLACE,
        "closed_on": PLACE,
    },
    "Team": {
        "id": PLACE,
        "code": PLACE,
        "name": PLACE,
        "service": PLACE,
        "opened_on": PLACE,
        "closed_on": PLACE,
        "current": PLACE,
    },
    "TeamName": {
        "id": PLACE,
        "team": PLACE,
        "name": PLACE,
        "starts_on": PLACE,
        "ends_on": PLACE,
    },
    "TeamAlias": {
        "id": PLACE,
        "team": PLACE,
        "alias": PLACE,
    },
    "Involvement": {
        "id": STANDING,
        "starts_on": STANDING,
        "ends_on": STANDING,
        "subject_id": STANDING,
        "user": STANDING,
        "team": STANDING,
        "kind": STANDING,
        "end_reason": STANDING,
    },
    "Restriction": {
        "id": STANDING,
        "starts_on": STANDING,
        "ends_on": STANDING,
        "subject_id": STANDING,
        "reason": STANDING_WORDS,
        "set_by_id": STANDING,
    },
    "Grant": {
        "id": STANDING,
        "starts_on": STANDING,
        "ends_on": STANDING,
        "subject_id": STANDING,
        "user": STANDING,
        "data_class": STANDING,
        "purpose": STANDING_WORDS,
        "given_by_id": STANDING,
    },
    "Block": {
        "id": STANDING,
        "starts_on": STANDING,
        "ends_on": STANDING,
        "subject_id": STANDING,
        "user": STANDING,
        "reason": STANDING_WORDS,
        "set_by_id": STANDING,
    },
    "Opening": {
        "id": STANDING,
        "subject_id": STANDING,
        "user": STANDING,
        "role_slug": STANDING,
        "purpose": STANDING,
        "reason": STANDING_WORDS,
        "opened_at": STANDING,
        "closes_at": STANDING,
        "reviewed_at": STANDING,
        "reviewed_by": STANDING,
        "accepted": STANDING,
        "review_note": STANDING_WORDS,
    },
    "Cover": {
        "id": REQUEST,
        "starts_on": REQUEST,
        "ends_on": REQUEST,
        "user": REQUEST,
        "acting_for": REQUEST,
        "role_slug": REQUEST,
        "team_id": REQUEST,
        "service_code": REQUEST,
        "reason": REQUEST_WORDS,
        "arranged_by_id": REQUEST,
    },
    "Request": {
        "id": REQUEST,
        "kind": REQUEST,
        "subject": REQUEST,
        "details": REQUEST,
        "reason": REQUEST_WORDS,
        "asked_by": REQUEST,
        "asked_role": REQUEST,
        "asked_at": REQUEST,
        "decided_by": REQUEST,
        "decided_role": REQUEST,
        "decided_at": REQUEST,
        "approved": REQUEST,
        "decision_reason": REQUEST_WORDS,
    },
    "User": {
        "id": ACCOUNT,
        "password": ACCOUNT,
        "last_login": ACCOUNT,
        "username": ACCOUNT,
        "name": ACCOUNT,
        "email": ACCOUNT,
        "role_slug": ACCOUNT,
        "team_id": ACCOUNT,
        "service_code": ACCOUNT,
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
        "subject_id": TRAIL,
        "purpose": TRAIL,
        "refused": TRAIL,
        "details": TRAIL,
    },
}
