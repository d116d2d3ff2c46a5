"""Whether a census that was read is that of the year asked for: its Header says."""

import re
from pathlib import Path

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.reading.files import Return
from goldenthread.analysis.returns.years import CollectionYear

_YEAR = re.compile(r"\d{4}")


def of_year(found: Return, asked: CollectionYear, path: Path) -> Return:
    """The census as it is. Raises ``ReturnError`` where neither Year nor ReferenceDate is of the year asked for.

    The department names the census by the year in which it ends. A wrong ReferenceDate alone is for the rules to find.
    """
    year, reference_date = (_said(found, column) for column in ("Year", "ReferenceDate"))
    if year and str(asked.end.year) not in (*_YEAR.findall(year), *_YEAR.findall(reference_date)):
        raise ReturnError(
            f"{path} is the census of another year than {asked.label}: its Header has the Year {year} and the "
            f"ReferenceDate {reference_date or '(none)'}. Ask for that year, or give the census of {asked.label}."
        )
    return found


def _said(found: Return, column: str) -> str:
    header = found.tables.get("Header")
    if header is None or column not in header.columns or not len(header):
        return ""
    return (header[column][0] or "").strip()
