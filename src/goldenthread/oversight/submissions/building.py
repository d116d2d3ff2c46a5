"""A return built from a dataset, as files to check: what the dataset lacks is said, and left blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.cin.build import build as build_cin
from goldenthread.analysis.returns.cin.writing import write_xml
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.ssda903.build import NOT_SUPPLIED, write
from goldenthread.analysis.returns.ssda903.build import build as build_ssda903
from goldenthread.analysis.tables import Dataset
from goldenthread.oversight.submissions.checking import Files
from goldenthread.oversight.submissions.kinds_of_return import CIN

Lack = tuple[str, str, str]


def files_of(kind: str, year: str, dataset: Dataset, folder: Path) -> Files:
    """Write the return of a year into a folder. Raises ``ReturnError`` for a year of which the dataset says nothing."""
    return _census(year, dataset, folder) if kind == CIN else _looked_after(year, dataset, folder)


def _census(year: str, dataset: Dataset, folder: Path) -> Files:
    built, path = build_cin(dataset, year=year), folder / f"cin-{year}.xml"
    astray = write_xml(built.tables, path, year=year)
    lacking = Counter({(each.table, each.field, each.why): each.count or 1 for each in built.lacking})
    lacking.update({(table, "", "rows stand in no child or plan of the census"): n for table, n in astray.items()})
    return Files(path, remarks=tuple(_remarks(lacking)))


def _looked_after(year: str, dataset: Dataset, folder: Path) -> Files:
    """With last year's beside it, where the dataset reaches back so far."""
    built, now = build_ssda903(dataset, year), folder / "now"
    write(built, now)
    (now / NOT_SUPPLIED).unlink()
    lacking = Counter((row["table"], row["field"] or "", row["why"]) for row in built.lacking.iter_rows(named=True))
    return Files(now, _year_before(year, dataset, folder), remarks=tuple(_remarks(lacking)))


def _year_before(year: str, dataset: Dataset, folder: Path) -> Path | None:
    earlier = [each for each in ssda903.YEARS if each < year]
    try:
        built = build_ssda903(dataset, earlier[-1]) if earlier else None
    except ReturnError:
        return None
    if built is None:
        return None
    write(built, folder / "before")
    (folder / "before" / NOT_SUPPLIED).unlink()
    return folder / "before"


def _remarks(lacking: Counter[Lack]) -> Iterable[str]:
    for (table, field, why), count in lacking.items():
        what = " ".join(filter(None, (table, field)))
        yield f"{what or 'The dataset'}: {why} ({count:,})"


def year_of(kind: str, dataset: Dataset) -> str | None:
    """The year in which the day of the dataset lies; None where it is not known here."""
    day = dataset.manifest.as_at
    first = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    label = f"{first}-{(first + 1) % 100:02d}"
    years = cin.YEARS if kind == CIN else ssda903.YEARS
    return label if label in years else None
