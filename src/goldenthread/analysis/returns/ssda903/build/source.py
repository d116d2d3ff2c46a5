"""What a return is built from: a dataset, the year, and the episodes of care that have a day in it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.ssda903.episodes import RESPITE
from goldenthread.analysis.returns.ssda903.layout import TITLE, YEARS
from goldenthread.analysis.returns.years import CollectionYear, collection_year
from goldenthread.analysis.tables import Dataset

NEEDED = ("ssd_person", "ssd_cla_episodes")
"""Without these tables of the dataset there is no return at all."""


@dataclass(frozen=True, eq=False)
class Source:
    """The dataset, read for one year; each table is read once."""

    dataset: Dataset
    year: CollectionYear
    _read: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, dataset: Dataset, label: str) -> "Source":
        """Raises ``ReturnError`` for a year that is not known, or of which the dataset does not speak."""
        year = collection_year(label, YEARS, TITLE)
        lacking = [name for name in NEEDED if not dataset.supplies(name)]
        if lacking:
            raise ReturnError(f"The dataset has no table {lacking[0]}: without it there is no return to build.")
        facts = dataset.manifest
        if facts.as_at < year.start or facts.covers_from > year.end:
            span = f"{facts.covers_from:%-d %B %Y} to {facts.as_at:%-d %B %Y}"
            raise ReturnError(f"The dataset speaks for {span}, and so not for {label}. Build a year that it covers.")
        return cls(dataset, year)

    @property
    def start(self) -> date:
        return self.year.start

    @property
    def end(self) -> date:
        return self.year.end

    def table(self, name: str) -> pl.DataFrame:
        """A table of the dataset; empty where it is not supplied."""
        if name not in self._read:
            self._read[name] = self.dataset.table(name).collect()
        return self._read[name]

    def supplies(self, name: str) -> bool:
        return self.dataset.supplies(name)

    @cached_property
    def people(self) -> pl.DataFrame:
        """Everybody in the dataset: ``CHILD``, ``DOB`` and the columns of ``ssd_person``."""
        people = self.table("ssd_person")
        return people.with_columns(CHILD="pers_person_id", DOB="pers_dob")

    @cached_property
    def care(self) -> pl.DataFrame:
        """Every episode of care that the dataset knows up to the end of the year: as it stood then.

        ``CHILD, DECOM, RNE, LS, CIN, DEC, REC, period, placement, entered``.
        """
        ceased, why = pl.col("clae_cla_episode_ceased_date"), pl.col("clae_cla_episode_ceased_reason")
        ended = ceased <= self.end
        found = self.table("ssd_cla_episodes").select(
            "clae_cla_episode_id",
            CHILD="clae_person_id",
            DECOM="clae_cla_episode_start_date",
            RNE="clae_cla_episode_start_reason",
            CIN="clae_cla_primary_need_code",
            DEC=pl.when(ended).then(ceased),
            REC=pl.when(ended | ceased.is_null()).then(why),
            period="clae_cla_id",
            placement="clae_cla_placement_id",
            entered="clae_entered_care_date",
        )
        later = (pl.col("DECOM") > self.end).fill_null(value=False)
        rows = found.filter(~later).sort("CHILD", "DECOM", "DEC", "clae_cla_episode_id", nulls_last=True)
        return self._with_legal_status(rows)

    def _with_legal_status(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The status in force on the first day of the episode; of several, the one that began last."""
        statuses = self.table("ssd_legal_status").select(
            "lega_legal_status_id",
            CHILD="lega_person_id",
            LS="lega_legal_status",
            _from="lega_legal_status_start_date",
            _to="lega_legal_status_end_date",
        )
        found = latest_before(rows, statuses.sort("_from", "lega_legal_status_id"), "DECOM")
        over = (pl.col("_to") <= pl.col("DECOM")).fill_null(value=False)
        return found.with_columns(LS=pl.when(~over).then("LS")).drop("_from", "_to", "lega_legal_status_id")

    def happened(self, column: str) -> pl.Expr:
        """Whether a day is in the year."""
        return pl.col(column).is_between(self.start, self.end)

    def until_end(self, column: str) -> pl.Expr:
        """A day, or nothing where it came after the year."""
        return pl.when(pl.col(column) <= self.end).then(column).alias(column)


def in_year(episodes: pl.DataFrame, year: CollectionYear) -> pl.DataFrame:
    """The episodes that have a day in the year; one whose days are not known is not left out by stealth."""
    before = (pl.col("DEC") < year.start).fill_null(value=False)
    return episodes.filter(~before)


def is_break() -> pl.Expr:
    """Whether an episode is of short breaks (V3, V4)."""
    return pl.col("LS").is_in(RESPITE).fill_null(value=False)


def latest_before(rows: pl.DataFrame, dated: pl.DataFrame, day: str) -> pl.DataFrame:
    """``rows``, in their order, each with the last row of the child in ``dated`` (by ``_from``) up to its ``day``."""
    numbered = rows.with_row_index("_row")
    known = numbered.drop_nulls(["CHILD", day]).sort(day)
    found = known.join_asof(
        dated.drop_nulls(["CHILD", "_from"]), left_on=day, right_on="_from", by="CHILD", check_sortedness=False
    )
    rest = numbered.join(found.select("_row"), on="_row", how="anti")
    return pl.concat([found, rest], how="diagonal").sort("_row").drop("_row")
