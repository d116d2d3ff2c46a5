"""A return built from a dataset.

Who and what is in it, as the department's guide to the SSDA903 collection and the texts of its rules have it; the
code of a rule that says the same stands in brackets. "Looked after" includes short breaks unless they are left out.

============== =====================================================================================================
Header         Every child with an episode in the year, and every care leaver of OC3 (INT01 to INT09, EPI).
Episodes       Every episode with a day in the year, from its own first day on: one that was open on 1 April goes on
               from last year (502), one that ends after 31 March is open (385).
UASC           Those looked after in the year as unaccompanied asylum seekers, with the day on which that ceases, past
               or to come, on the 18th birthday at the latest (304).
Reviews        Reviews held in the year, short breaks left out (399).
OC2            Those looked after without a break for the twelve months to 31 March, short breaks left out (190, 191).
               SDQ from 4 to 16 (188, 189), convictions from 10 (542), development checks under 5 (546). A check
               counts if it was completed in the year; of health assessments, two under 5, when they are half-yearly.
OC3            Care leavers whose 17th to 21st birthday is in the year (391), who had left care before it (1007, 1016),
               neither died in care nor passed to another authority (1000, 1011), and were looked after for 13 weeks
               since the 14th birthday, some of it at 16 or 17 (1001).
AD1            Children adopted in the year (601, 602).
PlacedAdoption Decisions to place for adoption that stood in the year, of a period of care in it (116 to 118).
PrevPerm       Children who started to be looked after in the year (630).
Missing        Times missing with a day in the year, of children looked after in it (570, 571).
SWEpisodes     Of children looked after at 31 March, every social worker of the year (SW12STG2, SW17STG2).
DoLo           The dataset has no place for it.
============== =====================================================================================================
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from goldenthread.analysis.returns.cells import read_cells
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.layout import ReturnTable
from goldenthread.analysis.returns.ssda903.build import events, health, leavers, people, permanence
from goldenthread.analysis.returns.ssda903.build.episodes import episodes
from goldenthread.analysis.returns.ssda903.build.lacking import TABLES, lacking
from goldenthread.analysis.returns.ssda903.build.source import Source
from goldenthread.analysis.returns.ssda903.codes import CODES
from goldenthread.analysis.returns.ssda903.layout import layout_of
from goldenthread.analysis.returns.ssda903.looked_after import continuously
from goldenthread.analysis.tables import Dataset

WRITTEN = "%d/%m/%Y"


@dataclass(frozen=True)
class Built:
    """``tables`` of text, by the names and with the columns of the layout; ``lacking`` as ``lacking.LACKING`` says."""

    tables: Mapping[str, pl.DataFrame]
    lacking: pl.DataFrame


def build(dataset: Dataset, year: str) -> Built:
    """The return of a year. Raises ``ReturnError`` for a year not known, or of which the dataset does not speak."""
    source = Source.of(dataset, year)
    seekers = people.asylum_seekers(source)
    found = episodes(source, seekers)
    who = leavers.entitled(source)
    evidence = _evidence(source, found)
    frames = _frames(source, evidence, found, seekers, who)
    supplied = {name: frames[name] for name in evidence.layout.names if _is_supplied(source, name, frames)}
    texts = {name: _text(source, frame, evidence.layout.tables[name]) for name, frame in supplied.items()}
    return Built(texts, lacking(source, evidence, supplied, who))


def _frames(
    source: Source, evidence: Evidence, found: pl.DataFrame, seekers: pl.DataFrame, who: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    left = leavers.care_leavers(source, who)
    return {
        "Header": people.header(source, found, left),
        "Episodes": found,
        "Reviews": events.reviews(source, found),
        "UASC": seekers,
        "OC2": health.outcomes(source, continuously(evidence)),
        "OC3": left,
        "AD1": permanence.adoptions(source, found),
        "PlacedAdoption": permanence.decisions_to_place(source, found),
        "PrevPerm": permanence.previous_permanence(source, found),
        "Missing": events.missing(source, found),
        "SWEpisodes": events.social_workers(source, found),
    }


def _is_supplied(source: Source, name: str, frames: Mapping[str, pl.DataFrame]) -> bool:
    return name in frames and (name not in TABLES or source.supplies(TABLES[name]))


def _evidence(source: Source, found: pl.DataFrame) -> Evidence:
    """What the rules look at, so that membership of the twelve months is decided once, by them."""
    layout = layout_of(source.year.label)
    text = _text(source, found, layout.tables["Episodes"])
    cells = {"Episodes": read_cells("Episodes", text, layout.tables["Episodes"])}
    return Evidence(layout, source.year, source.year, cells, CODES.of(source.year.label))


def _text(source: Source, frame: pl.DataFrame, table: ReturnTable) -> pl.DataFrame:
    """The columns in the official order, sorted by child and then by all of them, days as dd/mm/yyyy."""
    known = source.people.select("CHILD", "DOB")
    rows = frame if "DOB" in frame.columns else frame.join(known, on="CHILD", how="left")
    columns = [column for column in table.columns if column not in table.optional]
    ordered = rows.select(columns).sort(columns, nulls_last=True, maintain_order=True)
    dates = [column for column in columns if ordered.schema[column] == pl.Date]
    return ordered.with_columns(pl.col(dates).dt.strftime(WRITTEN)).cast(pl.String)
