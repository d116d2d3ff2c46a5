"""Teams and involvements from a dataset, in bulk: who works with whom, so that they see the records of their work.

Called by ``extracts``, inside its transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import polars as pl
from django.db import transaction

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import Involvement, Service, Team, TeamAlias, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import CODE_SETS

AT_ONCE = 2_000
# What the roles of a worker towards a person are called here; any other keeps its own word.
KINDS = {"CW": "lead-worker", "PA": "personal-adviser"}
WORKER = "worker"
KEY = "invo_involvements_id"
FIELDS = ("subject_id", "user_id", "team_id", "kind", "starts_on", "ends_on", "end_reason")
SCHEMA = {
    "subject_id": pl.Int64(), "user_id": pl.Int64(), "team_id": pl.Int64(), "kind": pl.String(),
    "starts_on": pl.Date(), "ends_on": pl.Date(), "end_reason": pl.String(),
}  # fmt: skip


@dataclass(frozen=True)
class Matched:
    """``counts`` as those of people. ``refused``: ``row``, ``key`` and ``reason`` of rows that cannot be held."""

    counts: Mapping[str, int]
    refused: pl.DataFrame


@transaction.atomic
def load_teams(*, departments: pl.DataFrame, teams: pl.DataFrame, by: User) -> Mapping[str, int]:
    """Add the teams that are not known, with their services. A known one stays as it is kept here.

    ``departments`` is ssd_department and ``teams`` our table of that name, which may have no rows.
    """
    demand(by, Permission.EXTRACT_LOAD)
    known = {*Team.objects.values_list("code", flat=True), *TeamAlias.objects.values_list("alias", flat=True)}
    rows = departments.join(teams, left_on="dept_team_id", right_on="team_id", how="left", maintain_order="left")
    new = rows.filter(~pl.col("dept_team_id").is_in(list(known)))
    services = _services(new["service_area"].drop_nulls().unique().sort())
    Team.objects.bulk_create(_team(row, services) for row in new.iter_rows(named=True))
    counts = {"added": new.height, "changed": 0, "unchanged": rows.height - new.height}
    audit_events.record(type="team:import", by=by, details={"rows": counts})
    return counts


def _services(codes: pl.Series) -> dict[str, Service]:
    """The services of these areas, those that are not known added."""
    labels = CODE_SETS["service_area"]
    new = [Service(code=code, name=labels.label(code)) for code in codes]
    Service.objects.bulk_create(new, ignore_conflicts=True)
    return {service.code: service for service in Service.objects.filter(code__in=list(codes))}


def _team(row: Mapping[str, Any], services: Mapping[str, Service]) -> Team:
    """A dataset gives the last day of a team, and here stands the first on which it is closed."""
    closed_on = row["valid_to"] and row["valid_to"] + timedelta(days=1)
    named = {"code": row["dept_team_id"], "name": row["dept_team_name"] or row["dept_team_id"]}
    return Team(**named, service=services.get(row["service_area"]), opened_on=row["valid_from"], closed_on=closed_on)


@transaction.atomic
def load_involvements(*, rows: pl.DataFrame, people: pl.DataFrame, away: pl.Series, by: User) -> Matched:
    """Add and change involvements: ``rows`` is ssd_involvements, ``people`` has ``pers_person_id`` and ``pk``.

    A worker is the user of that worker id. The work of a worker who is no user here is their team's; it is left where
    that is not known either. Left too is what concerns somebody of ``away``, whose record was merged into another.
    """
    demand(by, Permission.EXTRACT_LOAD)
    elsewhere = pl.col("invo_person_id").is_in(away.implode()).fill_null(False)
    found = _matched(rows.with_row_index("row").filter(~elsewhere), people)
    whose = found.filter(pl.col("user_id").is_not_null() | pl.col("team_id").is_not_null())
    good, refused = _judged(whose)
    counts = {**_written(good), "left": rows.height - whose.height, "refused": refused.height}
    audit_events.record(type="involvement:import", by=by, details={"rows": counts})
    return Matched(counts, refused)


def _written(rows: pl.DataFrame) -> dict[str, int]:
    """Add and change; says how many of each."""
    recorded = _recorded()
    both = rows.join(recorded, on=KEY, how="left", suffix=" before", maintain_order="left")
    differs = pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name} before")) for name in FIELDS)
    known = both.filter(pl.col("pk").is_not_null())
    changed = known.filter(differs)
    _change(changed)
    counts = {"changed": changed.height, "unchanged": known.height - changed.height}
    counts |= {"added": both.height - known.height, "gone": recorded.join(rows, on=KEY, how="anti").height}
    _add(both.filter(pl.col("pk").is_null()))
    return counts


def _matched(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows in the columns of ``SCHEMA``, null where nobody and no team was found."""
    users = _ids(User.objects.exclude(worker_id=""), "worker_id", "invo_professional_id", "user_id")
    teams = pl.concat([
        _ids(Team.objects.all(), "code", "invo_professional_team", "team_id"),
        _ids(TeamAlias.objects.all(), "alias", "invo_professional_team", "team_id", "team_id"),
    ])  # fmt: skip
    subjects = people.select(invo_person_id="pers_person_id", subject_id="pk")
    for found in (users, teams, subjects):
        key = found.columns[0]
        rows = rows.join(found.unique(key, keep="first"), on=key, how="left", maintain_order="left")
    role = pl.col("invo_professional_role_id").replace("", None)
    return rows.select(
        "row", KEY, "subject_id", "user_id", "team_id",
        kind=role.replace(KINDS).fill_null(WORKER),
        starts_on="invo_involvement_start_date",
        ends_on="invo_involvement_end_date",
        end_reason=pl.col("invo_worker_change_reason").fill_null(""),
    )  # fmt: skip


def _ids(found: Any, name: str, column: str, key: str, field: str = "pk") -> pl.DataFrame:
    rows = list(found.order_by("pk").values_list(name, field))
    return pl.DataFrame(rows, {column: pl.String(), key: pl.Int64()}, orient="row")


def _judged(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    length = Involvement._meta.get_field("kind").max_length
    reasons = (
        (pl.col("subject_id").is_null(), "invo_person_id names nobody of ssd_person"),
        (pl.col("starts_on").is_null(), "invo_involvement_start_date is empty"),
        (
            pl.col("user_id").is_null() & pl.col("team_id").is_null(),
            "it names no team and no worker who is a user here",
        ),
        (pl.col("kind").str.len_chars() > length, f"invo_professional_role_id is longer than {length} characters"),
        (pl.col("kind").str.contains("\0", literal=True), "invo_professional_role_id holds a null character"),
    )
    reason = pl.coalesce(*(pl.when(broken).then(pl.lit(told)) for broken, told in reasons), pl.lit(None, pl.String))
    judged = rows.with_columns(reason=reason)
    refused = judged.filter(pl.col("reason").is_not_null())
    return judged.filter(pl.col("reason").is_null()), refused.select("row", pl.col(KEY).alias("key"), "reason")


def _recorded() -> pl.DataFrame:
    found = Involvement.objects.exclude(source_id="").order_by("pk").values_list("source_id", "pk", *FIELDS)
    return pl.DataFrame(list(found), {KEY: pl.String(), "pk": pl.Int64(), **SCHEMA}, orient="row")


def _add(rows: pl.DataFrame) -> None:
    made = (Involvement(source_id=row[KEY], **_facts(row)) for row in rows.iter_rows(named=True))
    Involvement.objects.bulk_create(made, batch_size=AT_ONCE)


def _change(rows: pl.DataFrame) -> None:
    made = [Involvement(pk=row["pk"], **_facts(row)) for row in rows.iter_rows(named=True)]
    Involvement.objects.bulk_update(made, FIELDS, batch_size=AT_ONCE)


def _facts(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in FIELDS}
