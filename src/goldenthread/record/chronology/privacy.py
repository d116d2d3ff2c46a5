"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

KEPT = "as long as the longest rule for the person's records says"
FACT = Privacy("family", kept=KEPT)
WORDS = Privacy("family", kept=KEPT, free_text=True)
STAFF = Privacy("staff", kept=KEPT)

FIELDS: Fields = {
    "Entry": {
        "id": FACT,
        "version": FACT,
        "reference": FACT,
        "happened_on": FACT,
        "precision": FACT,
        "ended_on": FACT,
        "category": FACT,
        "what_happened": WORDS,
        "certainty": FACT,
        "source": FACT,
        "source_on": FACT,
        "source_record": FACT,
        "data_class": FACT,
        "recorded_at": FACT,
        "recorded_on": FACT,
        "recorded_by_id": STAFF,
    },
    "Line": {
        "id": FACT,
        "version": FACT,
        "entry": FACT,
        "person": FACT,
        "impact": WORDS,
        "significance": FACT,
    },
    "LineVersion": {
        "id": FACT,
        "line": FACT,
        "version": FACT,
        "content": FACT,
        "data_class": FACT,
        "reason": WORDS,
        "corrected_at": FACT,
        "corrected_by_id": STAFF,
    },
    "PutAside": {
        "id": FACT,
        "person": FACT,
        "source_record": FACT,
        "put_aside_at": FACT,
        "put_aside_by_id": STAFF,
    },
    "Snapshot": {
        "id": FACT,
        "reference": FACT,
        "person": FACT,
        "occasion": FACT,
        "occasion_on": FACT,
        "purpose": FACT,
        "audience": FACT,
        "key_only": FACT,
        "taken_at": FACT,
        "taken_on": FACT,
        "taken_by_id": STAFF,
        "taken_by_name": STAFF,
        "taken_by_role": STAFF,
        "left_out": FACT,
        "kept_because": WORDS,
        "content": FACT,
        "digest": FACT,
    },
}
