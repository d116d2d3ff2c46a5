"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

PAPER = Privacy("nobody", kept="for ever: it is a record of the authority")
BUILDER = Privacy("staff", kept="for ever, with the paper")
# The internal edition prints small numbers, and the narrative is written by people.
DOCUMENT = Privacy("child", kept="for ever: it is a record of the authority", special=True, free_text=True)

FIELDS: Fields = {
    "BuiltReview": {
        "id": PAPER,
        "year": PAPER,
        "edition": PAPER,
        "title": PAPER,
        "as_at": PAPER,
        "built_at": PAPER,
        "built_by_id": BUILDER,
        "fingerprint": PAPER,
        "made_from": PAPER,
        "document": DOCUMENT,
    },
}
