"""The rows of a dataset that speak of the children to be sent, as they were known on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from goldenthread.analysis.cohorts import as_known
from goldenthread.analysis.periods import add_months, reporting_year
from goldenthread.analysis.returns.dfe_api.limits import Notes
from goldenthread.analysis.tables import TABLES, Dataset

Row = dict[str, Any]

LONGEST_AGO = 24
AGE_LEFT_OUT = 26


@dataclass(frozen=True)
class Source:
    """A dataset as it was known at the end of ``as_at``."""

    dataset: Dataset
    as_at: date

    @property
    def since(self) -> date:
        """First day of the window: of the reporting year that 24 months ago lies in."""
        return reporting_year(add_months(self.as_at, -LONGEST_AGO)).start

    def table(self, name: str) -> pl.LazyFrame:
        return as_known(name, self.dataset.table(name), self.as_at)

    def rows(self, name: str, keep: pl.Expr) -> list[Row]:
        """The rows of a table to keep, in the order of its key, text without spaces around it and never empty."""
        frame = self.table(name).filter(keep).sort(TABLES[name].key)
        text = pl.col(pl.String).str.strip_chars()
        return frame.with_columns(pl.when(text != "").then(text)).collect().to_dicts()

    def of(self, name: str, column: str, ids: Collection[str]) -> dict[str, list[Row]]:
        """The rows of a table by the id in a column, for these ids."""
        return by(self.rows(name, pl.col(column).is_in(ids)), column)


def by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Rows by what a column holds; none for what it does not."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


@dataclass(frozen=True)
class Cohort:
    """Who is sent: people by their id, and their episodes of need by the id of the referral."""

    people: Mapping[str, Row]
    episodes: Mapping[str, Row]

    @cached_property
    def of(self) -> Mapping[str, list[Row]]:
        """The episodes of each child, oldest first."""
        oldest_first = sorted(self.episodes.values(), key=lambda row: row["cine_referral_date"] or date.min)
        return by(oldest_first, "cine_person_id")


def cohort(source: Source, notes: Notes) -> Cohort:
    """Children who were 25 or younger, or not yet born, and had an episode of need, in the window.

    An episode counts where itself, a child in need plan or a time looked after within it touches the window. What
    keeps a child out that otherwise belongs in is added to ``notes``.
    """
    ids = _touching(source)
    episodes = {row["cine_referral_id"]: row for row in source.rows("ssd_cin_episodes", _in("cine_referral_id", ids))}
    known = {row["cine_person_id"] for row in episodes.values()} - {None}
    people = {row["pers_person_id"]: row for row in source.rows("ssd_person", _in("pers_person_id", known))}
    kept = {name: row for name, row in people.items() if _young(row, source.since, notes)}
    _note_strangers(episodes, people, notes)
    return Cohort(kept, {name: row for name, row in episodes.items() if row["cine_person_id"] in kept})


def _in(column: str, ids: Collection[str]) -> pl.Expr:
    return pl.col(column).is_in(sorted(ids))


def _touching(source: Source) -> set[str]:
    """Ids of referrals whose own time, or that of what counts within them, reaches into the window."""
    spells = (
        ("ssd_cin_episodes", "cine_referral_id", "cine_close_date"),
        ("ssd_cin_plans", "cinp_referral_id", "cinp_cin_plan_end_date"),
        ("ssd_cla_episodes", "clae_referral_id", "clae_cla_episode_ceased_date"),
    )
    found = [_ids(source.table(table), referral, end, source.since) for table, referral, end in spells]
    return set(pl.concat(pl.collect_all(found))["id"].to_list())


def _ids(frame: pl.LazyFrame, referral: str, end: str, since: date) -> pl.LazyFrame:
    touches = (pl.col(end) >= since) | pl.col(end).is_null()
    return frame.filter(touches, pl.col(referral).is_not_null()).select(id=pl.col(referral))


def _young(person: Row, since: date, notes: Notes) -> bool:
    born = person["pers_dob"] or person["pers_expected_dob"]
    if born is None:
        why = "has no date of birth, so nobody can say whether the child is to be sent; the child is left out"
        notes.add(person["pers_person_id"], "child_details.date_of_birth", None, why)
        return False
    return bool(add_months(born, 12 * AGE_LEFT_OUT) > since)


def _note_strangers(episodes: Mapping[str, Row], people: Mapping[str, Row], notes: Notes) -> None:
    for name, row in episodes.items():
        if row["cine_person_id"] not in people:
            why = "the dataset knows nobody whose episode this is; it is left out"
            notes.add(row["cine_person_id"], "social_care_episodes[]", name, why, name)
