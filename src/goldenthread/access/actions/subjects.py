"""A person whose record ends: what this room holds of how users stood to it goes too. The trail stays."""

from __future__ import annotations

from django.db import transaction

from goldenthread.access.models import Block, Grant, Involvement, Opening, Restriction, User

STANDINGS = (Involvement, Restriction, Grant, Block, Opening)


@transaction.atomic
def forget(*, subject_id: int) -> dict[str, int]:
    """Called inside the disposal that is allowed and audited for it. Returns how many rows of each model went. Staff
    who are that person are linked to nobody any more.
    """
    User.objects.filter(subject_id=subject_id).update(subject_id=None)
    removed = {model._meta.label: model.objects.filter(subject_id=subject_id).delete()[0] for model in STANDINGS}
    return {label: count for label, count in removed.items() if count}
