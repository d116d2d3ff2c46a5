"""The children looked after return (SSDA903)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.evaluate import evaluate
from goldenthread.analysis.returns.evidence import Evidence, Form, Lookups, read_tables
from goldenthread.analysis.returns.layout import Layout
from goldenthread.analysis.returns.reading import Return
from goldenthread.analysis.returns.reading.path import read_path
from goldenthread.analysis.returns.rule import Rule
from goldenthread.analysis.returns.ssda903.codes import CODES
from goldenthread.analysis.returns.ssda903.layout import TITLE, YEARS, layout_of
from goldenthread.analysis.returns.ssda903.rules import RULES
from goldenthread.analysis.returns.ssda903.year_read import remarked
from goldenthread.analysis.returns.years import CollectionYear, collection_year

__all__ = ["RULES", "TITLE", "YEARS", "Return", "evidence_of", "read", "validate"]


def read(path: Path, *, year: str = YEARS[-1], previous: Path | None = None) -> Return:
    """Read a return, and last year's beside it: a folder of CSV files or one XML file each.

    Raises ``ReturnError`` for what is no such return, or for a year that is not known.
    """
    span, layout = collection_year(year, YEARS, TITLE), layout_of(year)
    found = remarked(read_path(path, layout, _read_xml), span, layout)
    return found if previous is None else found.beside(read_path(previous, layout, _read_xml))


def _read_xml(path: Path, layout: Layout) -> Return:
    from goldenthread.analysis.returns.ssda903.xml_file import read_xml  # noqa: PLC0415 - most returns come as CSV

    return read_xml(path, layout)


def validate(  # noqa: PLR0913 - the interface that others rely on
    tables: Mapping[str, pl.DataFrame],
    *,
    year: str = YEARS[-1],
    rules: Collection[str] | None = None,
    collection: tuple[date, date] | None = None,
    reference: Lookups | None = None,
    derived: Collection[str] | None = None,
    form: Form = "csv",
    watch: Callable[[Sequence[Rule]], Iterable[Rule]] = iter,
) -> pl.DataFrame:
    """Findings of a return, as ``evaluate.FINDINGS`` says.

    ``tables`` are frames of text by the names of ``layout``; last year's end in ``_last``. ``rules`` are codes, by
    default all that hold in ``year``; ``collection`` overrides the year's first and last day; ``derived`` names columns
    that come ready-made with the tables. Raises ``ReturnError`` for a year that is not known.
    ``watch`` hands the rules on, one as each is asked.
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
    form: Form = "csv",
) -> Evidence:
    """What the rules look at, from tables of text."""
    asked = CollectionYear(*collection) if collection else collection_year(year, YEARS, TITLE)
    layout = layout_of(year)
    cells = read_tables(tables, layout)
    return Evidence(layout, asked, asked, cells, CODES.of(year), reference or Lookups(), form, derived)
