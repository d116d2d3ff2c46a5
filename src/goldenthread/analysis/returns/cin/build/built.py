"""The census of a year, from a dataset: who is in it, in which order, and what it lacks.

Who and what is in the census of a year, from 1 April to the reference date of 31 March (source: the department's guide
"Children in need census: guide to submitting data", on which cases to include):

- a **child** with at least one period of need in it;
- a **period of need** whose referral came in the year, or that was open at any time in it; of referrals that led to no
  further action only those that came in the year;
- an **assessment** that was authorised in the year, or had not been by its end;
- a **child in need plan** or a **child protection plan** that ran at any time in the year; not a plan that is held for
  another authority for the time being, which that authority returns;
- a **section 47 enquiry** that started in the year, came to its conference in it, or had neither ended nor come to one
  when the year began;
- an **initial conference** in the year: with its enquiry, or with the period of need where there was none;
- a **review** of such a child protection plan in the year, and **pre-proceedings** that ran in the year.

What ended after the reference date is returned as it stood on that day: open. What has a date missing is kept, so that
the rules find it. Rows that hang on no period of need of the census are listed and left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.returns.cin.build.activity import activity
from goldenthread.analysis.returns.cin.build.census import Census
from goldenthread.analysis.returns.cin.build.children import children
from goldenthread.analysis.returns.cin.build.episodes import periods_of_need
from goldenthread.analysis.returns.cin.build.header import header
from goldenthread.analysis.returns.cin.layout import TITLE, YEARS, layout_of
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.lacking import Lacking, lacking_tables
from goldenthread.analysis.returns.years import CollectionYear, collection_year
from goldenthread.analysis.tables import Dataset

SOURCES = {
    "ssd_person": "ChildIdentifiers",
    "ssd_linked_identifiers": "ChildIdentifiers",
    "ssd_disability": "Disabilities",
    "ssd_cin_episodes": "CINdetails",
    "ssd_cin_assessments": "Assessments",
    "ssd_assessment_factors": "AssessmentFactorsList",
    "ssd_cin_plans": "CINplanDates",
    "ssd_s47_enquiry": "Section47",
    "ssd_initial_cp_conference": "Section47",
    "ssd_cp_plans": "ChildProtectionPlans",
    "ssd_cp_reviews": "Reviews",
    "ssd_pre_proceedings": "PreProceedings",
}
"""The tables of the dataset, and those of the census that are made from them."""


@dataclass(frozen=True)
class Built:
    """The tables of a census, text as a reader gives them, and what they lack."""

    tables: Mapping[str, pl.DataFrame]
    lacking: tuple[Lacking, ...]


def build(dataset: Dataset, *, year: str = YEARS[-1], authority: str | None = None) -> Built:
    """The census of ``year``. ``authority`` is the number, code or name of whose it is; by default the dataset's.

    Raises ``ReturnError`` for a year that is not known or that the dataset does not reach.
    """
    span, layout = collection_year(year, YEARS, TITLE), layout_of(year)
    _check_reach(dataset, span)
    sources = {name: table for name, table in SOURCES.items() if table in layout.tables}
    census = Census(dataset, span, layout, [*lacking_tables(dataset, sources)])
    _note_reach(census)
    held = periods_of_need(census)
    tables = {"Header": header(census, authority), **children(census, held), **activity(census, held)}
    return Built({name: tables[name] for name in layout.names if name in tables}, tuple(census.lacking))


def _check_reach(dataset: Dataset, span: CollectionYear) -> None:
    first, last = dataset.manifest.covers_from, dataset.manifest.as_at
    if last < span.start or first > span.end:
        raise ReturnError(
            f"The dataset covers {_day(first)} to {_day(last)}: it has nothing of the census year {span.label}. "
            "Give the dataset of that year, or ask for another year."
        )


def _note_reach(census: Census) -> None:
    manifest, span = census.dataset.manifest, census.year
    if manifest.as_at < span.end:
        census.lacking.append(Lacking("", "", f"the dataset ends on {_day(manifest.as_at)}: nothing later is here"))
    if manifest.covers_from > span.start:
        start = _day(manifest.covers_from)
        census.lacking.append(Lacking("", "", f"the dataset begins on {start}: what ended before may not be here"))


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
