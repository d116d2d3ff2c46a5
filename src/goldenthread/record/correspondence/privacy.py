"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

KEPT = "as long as the longest rule for the person's records says"
FACT = Privacy("family", kept=KEPT)
STAFF = Privacy("staff", kept=KEPT)

FIELDS: Fields = {
    "Document": {
        "id": FACT,
        "reference": FACT,
        "title": FACT,
        "kind": FACT,
        "data_class": FACT,
        "dated_on": FACT,
        "author": FACT,
        "digest": FACT,
        "size": FACT,
        "content_type": FACT,
        "upload_name": FACT,
        "added_at": FACT,
        "added_on": FACT,
        "added_by_id": STAFF,
        "supersedes": FACT,
    },
    "About": {"id": FACT, "document": FACT, "person": FACT},
}
