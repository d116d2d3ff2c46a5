"""Files that a page offers: CSV with its notes, and headers that keep a file off shared caches."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[object]], notes: Iterable[str]) -> HttpResponse:
    """A CSV download: header, rows, an empty line, then one note a line.

    UTF-8 with a byte order mark, so that Excel does not mangle names. Text that a spreadsheet would run as a
    formula gets an apostrophe before it (OWASP, CSV injection).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_safe(value) for value in row] for row in rows)
    writer.writerow([])
    writer.writerows([_safe(note)] for note in notes)
    return attachment(name, "text/csv; charset=utf-8", text.getvalue().encode("utf-8-sig"))


def attachment(name: str, content_type: str, content: bytes) -> HttpResponse:
    """A file to save, under a name of our own making (never a user's)."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
