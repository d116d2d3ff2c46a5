"""The Word file as a package: its properties, and bytes that do not depend on the clock."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from goldenthread.analysis.committee_paper.paper import Review

_TEMPLATE_PROGRAM = b"Microsoft Macintosh Word"
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def set_properties(document: Document, review: Review) -> None:
    """Title, authority and dates. The author is the authority: no person is named."""
    written = datetime.combine(review.report_on, time(12), UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = review.title
    properties.subject = f"{review.authority}: {review.marking}"
    properties.author = properties.last_modified_by = review.authority
    properties.created = properties.modified = written
    properties.language, properties.comments, properties.keywords = "en-GB", "", ""
    properties.revision = 1


def steady(document: Document) -> bytes:
    """The document as bytes, the same each time: every part dated alike, the template's thumbnail left out."""
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]
    saved = BytesIO()
    document.save(saved)
    return _redated(saved)


def _redated(saved: BytesIO) -> bytes:
    made = BytesIO()
    with ZipFile(saved) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, source.read(name).replace(_TEMPLATE_PROGRAM, b"Golden Thread"))
    return made.getvalue()
