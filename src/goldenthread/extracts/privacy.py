"""The privacy class of every field of this room."""

from goldenthread.kit.privacy import Fields, Privacy

SOURCE = Privacy("nobody", kept="as long as any record that came with it")
WHO = Privacy("staff", kept="as long as any record that came with it")

FIELDS: Fields = {
    "Load": {
        "id": SOURCE,
        "authority": SOURCE,
        "source": SOURCE,
        "as_at": SOURCE,
        "covers_from": SOURCE,
        "fingerprint": SOURCE,
        "loaded_at": SOURCE,
        "loaded_by_id": WHO,
        "counts": SOURCE,
    },
}
