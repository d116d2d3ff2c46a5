"""The children in need census."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from goldenthread.analysis.periods import add_months
from goldenthread.analysis.returns.cells import Cells
from goldenthread.analysis.returns.cin.codes import CODES
from goldenthread.analysis.returns.cin.factors_read import with_factors
from goldenthread.analysis.returns.cin.layout import TITLE, YEARS, layout_of
from goldenthread.analysis.returns.cin.rules import RULES
from goldenthread.analysis.returns.cin.xml_file import read_xml
from goldenthread.analysis.returns.cin.year_read import of_year
from goldenthread.analysis.returns.evaluate import evaluate
from goldenthread.analysis.returns.evidence import Evidence, Form, Lookups, read_tables
from goldenthread.analysis.returns.reading import Return
from goldenthread.analysis.returns.reading.path import read_path
from goldenthread.analysis.returns.rule import Rule
from goldenthread.analysis.returns.years import CollectionYear, collection_year

AN_AGE = 100

__all__ = ["RULES", "TITLE", "YEARS", "Return", "evidence_of", "read", "validate"]


def read(path: Path, *, year: str = YEARS[-1]) -> Return:
    """Read a census: one XML file, or a folder of CSV files.

    Raises ``ReturnError`` for what is none, for one of another year, or for a year that is not known.
    """
    span = collection_year(year, YEARS, TITLE)
    return with_factors(of_year(read_path(path, layout_of(year), read_xml), span, path))


def validate(  # noqa: PLR0913 - the interface that others rely on
    tables: Mapping[str, pl.DataFrame],
    *,
    year: str = YEARS[-1],
    rules: Collection[str] | None = None,
    collection: tuple[date, date] | None = None,
    reference: Lookups | None = None,
    derived: Collection[str] | None = None,
    form: Form = "xml",
    watch: Callable[[Sequence[Rule]], Iterable[Rule]] = iter,
) -> pl.DataFrame:
    """Findings of a census, as ``evaluate.FINDINGS`` says.

    ``tables`` are frames of text by the names of ``layout``. ``rules`` are codes, by default all that hold in ``year``.
    The time covered is the twelve months to the reference date of the Header, or ``collection``, or the year's. Raises
    ``ReturnError`` for a year that is not known. ``watch`` hands the rules on, one as each is asked.
    """
    evidence = evidence_of(
        tables, year=year, collection=collection, reference=reference, derived=derived or (), form=form
    )
    asked = [rule for rule in RULES.of(year) if rules is None or rule.code in rules]
    return evaluate(watch(asked), evidence)


def evidence_of(  # noqa: PLR0913
    tables: Mapping[str, pl.DataFrame],
    *,
    year: str,
    collection: tuple[date, date] | None = None,
    reference: Lookups | None = None,
    derived: Collection[str] = (),
    form: Form = "xml",
) -> Evidence:
    """What the rules look at, from tables of text."""
    asked = CollectionYear(*collection) if collection else collection_year(year, YEARS, TITLE)
    layout = layout_of(year)
    cells = read_tables(tables, layout)
    span = asked if collection else _to_reference_date(cells, asked) or asked
    return Evidence(layout, asked, span, cells, CODES.of(year), reference or Lookups(), form, derived)


def _to_reference_date(tables: Mapping[str, Cells], asked: CollectionYear) -> CollectionYear | None:
    """The twelve months to the date that the Header gives, where it gives one of this age."""
    header = tables["Header"].typed if "Header" in tables else None
    if header is None or "ReferenceDate" not in header.columns or header["ReferenceDate"].is_null().all():
        return None
    end: date = header["ReferenceDate"].drop_nulls()[0]
    if abs(end.year - asked.end.year) > AN_AGE:
        return None  # a slip that no day can be counted from: rule 100 speaks of it
    return CollectionYear(add_months(end + timedelta(days=1), -12), end)
