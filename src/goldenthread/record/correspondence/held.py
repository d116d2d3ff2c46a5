"""What this room holds about a person, thing by thing: for an answer to "what do you hold about me"."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.record.correspondence.models import Document
from goldenthread.record.people.held import Held
from goldenthread.record.people.models import Person


def held(person: Person) -> Iterable[Held]:
    """Every document, replaced ones too, by what it is; its title may name somebody and stands where marks are made.
    The file itself is read, and redacted, by whoever prepares the answer. One query.
    """
    for document in Document.objects.filter(about__person=person).order_by("dated_on", "pk").distinct():
        text = "\n".join(filter(None, (document.title, f"By {document.author}", document.upload_name)))
        source = f"{document._meta.label_lower}:{document.pk}"
        yield Held("Documents", document.get_kind_display(), text, document.data_class, source, document.dated_on)
