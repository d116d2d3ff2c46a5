"""A person's documents removed for good. Only a disposal calls this: it is allowed there, and audited there."""

from __future__ import annotations

from collections import Counter
from functools import partial

from django.db import transaction
from django.db.models import Q

from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people.models import Person


@transaction.atomic
def remove(*, person: Person) -> Counter[str]:
    """Returns how many rows of each model went, of records merged into this one too. A document goes with the last
    person whom it is about, and a file, once that is sure, with the last document that has it.
    """
    rows = About.objects.filter(Q(person=person) | Q(person__merged_into=person))
    keys = list(rows.values_list("document", flat=True))
    counted: Counter[str] = Counter(rows.delete()[1])
    documents = Document.objects.filter(pk__in=keys, about=None)
    for digest in set(documents.values_list("digest", flat=True)):
        transaction.on_commit(partial(files.forget, digest))
    counted.update(documents.delete()[1])
    return counted
