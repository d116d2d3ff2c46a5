"""The day of an inspection, and what every list asks of the dataset on it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from goldenthread.analysis.periods import add_months, age_expr
from goldenthread.analysis.returns.annex_a.words import UNKNOWN, YES_NO
from goldenthread.analysis.tables import Dataset

PERSON = "Child Unique ID"
SOCIAL_WORKER = "CW"
UASC_STATUS = "Unaccompanied Asylum Seeking Child"


@dataclass(frozen=True)
class Inspection:
    """Nothing that came after the day is known on it: rows that began later are left out, later ends not yet given."""

    dataset: Dataset
    day: date

    @cached_property
    def six(self) -> date:
        """The same day six months before."""
        return add_months(self.day, -6)

    @cached_property
    def twelve(self) -> date:
        return add_months(self.day, -12)

    def source(self, name: str) -> pl.DataFrame:
        return self.dataset.table(name).collect()

    def in_six(self, column: str) -> pl.Expr:
        """Whether a day lies in the six months."""
        return pl.col(column).is_between(self.six, self.day).fill_null(value=False)

    def in_twelve(self, column: str) -> pl.Expr:
        return pl.col(column).is_between(self.twelve, self.day).fill_null(value=False)

    def begun(self, column: str) -> pl.Expr:
        return (pl.col(column) <= self.day).fill_null(value=False)

    def going_on(self, first: str, last: str) -> pl.Expr:
        """Whether something runs on the day."""
        return self.begun(first) & (pl.col(last).is_null() | (pl.col(last) > self.day))

    def ran_in_six(self, first: str, last: str) -> pl.Expr:
        """Whether something ran at any time of the six months."""
        return self.begun(first) & ~(pl.col(last) < self.six).fill_null(value=False)

    def known(self, column: str) -> pl.Expr:
        """A day if it has come."""
        return pl.when(pl.col(column) <= self.day).then(column)

    # -- about the child ---------------------------------------------------------------------------------------------

    @cached_property
    def people(self) -> pl.DataFrame:
        """What the lists say of each person, by ``PERSON``."""
        rows = self.source("ssd_person").select(
            pl.col("pers_person_id").alias(PERSON),
            pl.col("pers_sex").alias("Gender"),
            pl.col("pers_ethnicity").alias("Ethnicity"),
            pl.col("pers_dob").alias("Date of Birth"),
            age_expr(pl.col("pers_dob"), pl.lit(self.day)).alias("Age of Child (Years)"),
        )
        return rows.join(self._disability, on=PERSON, how="left").with_columns(
            pl.col("Does the Child have a Disability").fill_null(UNKNOWN),
        )

    @cached_property
    def _disability(self) -> pl.DataFrame:
        any_kind = (pl.col("disa_disability_code") != "NONE").any()
        found = self.source("ssd_disability").group_by(pl.col("disa_person_id").alias(PERSON)).agg(any=any_kind)
        said = pl.when("any").then(pl.lit(YES_NO["Y"])).otherwise(pl.lit(YES_NO["N"]))
        return found.select(PERSON, said.alias("Does the Child have a Disability"))

    @cached_property
    def asylum_seekers(self) -> pl.Series:
        """Who was, at any time of the twelve months, an unaccompanied child who seeks asylum."""
        first, last = "immi_immigration_status_start_date", "immi_immigration_status_end_date"
        over = (pl.col(last) < self.twelve).fill_null(value=False)
        later = (pl.col(first) > self.day).fill_null(value=False)
        rows = self.source("ssd_immigration_status").filter(pl.col("immi_immigration_status") == UASC_STATUS)
        return rows.filter(~over & ~later)["immi_person_id"].unique()

    def yes_if_among(self, people: pl.Series) -> pl.Expr:
        return yes(pl.col(PERSON).is_in(people.implode()))

    @cached_property
    def allocated(self) -> pl.DataFrame:
        """The team and worker of each child on the day, or the last there was.

        Where several are involved, a social worker comes before others, and then who began last.
        """
        first, last = "invo_involvement_start_date", "invo_involvement_end_date"
        rows = self.source("ssd_involvements").filter(self.begun(first))
        social_worker = (pl.col("invo_professional_role_id") == SOCIAL_WORKER).fill_null(value=False)
        rows = rows.sort(self.going_on(first, last), social_worker, first, "invo_involvements_id")
        rows = rows.unique("invo_person_id", keep="last", maintain_order=True)
        return self.named(rows, "invo_professional_team", "invo_professional_id").select(
            pl.col("invo_person_id").alias(PERSON), "Allocated Team", "Allocated Worker"
        )

    def named(self, rows: pl.DataFrame, team: str, worker: str) -> pl.DataFrame:
        """With "Allocated Team" and "Allocated Worker" by name; by number where the dataset has no name."""
        teams = self.source("ssd_department").select(pl.col("dept_team_id").alias(team), team_name="dept_team_name")
        workers = self.source("ssd_professionals").select(
            pl.col("prof_professional_id").alias(worker), worker_name="prof_professional_name"
        )
        both = rows.join(teams, on=team, how="left").join(workers, on=worker, how="left")
        return both.with_columns(
            pl.coalesce("team_name", team).alias("Allocated Team"),
            pl.coalesce("worker_name", worker).alias("Allocated Worker"),
        )

    # -- about what went before --------------------------------------------------------------------------------------

    def latest(self, rows: pl.DataFrame, of: str, on: str) -> pl.DataFrame:
        """The last row by the day ``on`` of each ``of``, of those that came by the day."""
        return rows.filter(self.begun(on)).sort(on, maintain_order=True).unique(of, keep="last", maintain_order=True)


def yes(condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(pl.lit(YES_NO["Y"])).otherwise(pl.lit(YES_NO["N"]))


def earlier(rows: pl.DataFrame, events: pl.DataFrame, on: str, name: str) -> pl.DataFrame:
    """With ``name``: on how many days of the twelve months before ``on`` the child had one of the events.

    ``rows`` have ``PERSON`` and ``on``; ``events`` have ``PERSON`` and ``at``.
    """
    keyed = rows.with_row_index("_row")
    pairs = keyed.select("_row", PERSON, on).join(events.unique(), on=PERSON)
    before = (pl.col("at") < pl.col(on)) & (pl.col("at") >= pl.col(on).dt.offset_by("-12mo"))
    counts = pairs.filter(before).group_by("_row").agg(pl.len().cast(pl.Int64).alias(name))
    return keyed.join(counts, on="_row", how="left").sort("_row").with_columns(pl.col(name).fill_null(0)).drop("_row")
