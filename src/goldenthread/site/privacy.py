"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

MARK = Privacy("nobody", kept="as long as the database")

FIELDS: Fields = {"Mark": {"id": MARK, "mode": MARK, "made_at": MARK}}
