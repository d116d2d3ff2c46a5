"""What the return asks for and the dataset does not hold: listed, and left blank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.adoptions import ADOPTION, IS_ADOPTED
from goldenthread.analysis.returns.ssda903.build.permanence import started_in
from goldenthread.analysis.returns.ssda903.build.source import Source, is_break
from goldenthread.analysis.returns.ssda903.rules.registered_providers import without_urn

LACKING = pl.Schema({"table": pl.String, "field": pl.String, "child": pl.String, "why": pl.String})
"""One row for each thing that is not supplied. Without a field it is the whole row; without a child, of everybody."""

TABLES = {
    "Reviews": "ssd_cla_reviews",
    "UASC": "ssd_immigration_status",
    "OC3": "ssd_care_leavers",
    "AD1": "ssd_permanence",
    "PlacedAdoption": "ssd_permanence",
    "PrevPerm": "ssd_cla_previous_permanence",
    "Missing": "ssd_missing",
    "SWEpisodes": "ssd_involvements",
}
"""The table of the dataset without which a table of the return is not written: an empty one would say "none"."""
REASON_ASKED_FROM = date(2023, 4, 1)
"""Why the social worker changed is asked of changes from this day on."""
UNKNOWN = ("DoLo",)
"""Tables of the return that the dataset has no place for."""
FIELDS = {
    ("Header", "MOTHER"): "ssd_mother",
    ("Episodes", "LS"): "ssd_legal_status",
    ("Episodes", "PLACE"): "ssd_cla_placement",
    ("Episodes", "PL_POST"): "ssd_cla_placement",
    ("Episodes", "URN"): "ssd_cla_placement",
    ("Episodes", "REASON_PLACE_CHANGE"): "ssd_cla_placement",
    ("Episodes", "HOME_POST"): "ssd_address",
    ("OC2", "SDQ_SCORE"): "ssd_sdq_scores",
    ("OC2", "CONVICTED"): "ssd_cla_convictions",
    ("OC2", "IMMUNISATIONS"): "ssd_cla_immunisations",
    ("OC2", "TEETH_CHECK"): "ssd_cla_health",
    ("OC2", "HEALTH_ASSESSMENT"): "ssd_cla_health",
    ("OC2", "HEALTH_CHECK"): "ssd_cla_health",
    ("OC2", "SUBSTANCE_MISUSE"): "ssd_cla_substance_misuse",
    ("SWEpisodes", "SW_ID"): "ssd_professionals",
}
"""The table of the dataset that a field is filled from, where it is not the one of its whole table."""


_ALWAYS = pl.lit(value=True)


@dataclass(frozen=True)
class Need:
    """A field that is to be filled in where ``asked`` holds."""

    table: str
    field: str
    why: str
    asked: pl.Expr = _ALWAYS


def _needs(evidence: Evidence) -> tuple[Need, ...]:
    """What each row of the return is to say."""
    registered = ~pl.col("PLACE").is_in(without_urn(evidence)) & ~is_break()
    since_2023 = pl.col("SW_DECOM") >= REASON_ASKED_FROM
    helped_not = (pl.col("SUBSTANCE_MISUSE") == "1") & (pl.col("INTERVENTION_RECEIVED") == "0")
    return (
        Need("Header", "SEX", "the person has none that can be returned"),
        Need("Header", "DOB", "the person has no date of birth"),
        Need("Header", "ETHNIC", "the person has no ethnic group"),
        Need("Header", "UPN", "the person has no pupil number, nor a reason why there is none"),
        Need("Header", "MOTHER", "nothing says whether she is a mother", pl.col("asked")),
        Need("Header", "MC_DOB", "the date of birth of her first child is not known", pl.col("MOTHER") == "1"),
        Need("Episodes", "DECOM", "the episode has no first day"),
        Need("Episodes", "RNE", "the episode has no reason why it began"),
        Need("Episodes", "LS", "no legal status was in force when the episode began"),
        Need("Episodes", "CIN", "the episode has no category of need"),
        Need("Episodes", "PLACE", "the episode has no placement, or that has no type"),
        Need("Episodes", "REC", "the episode has no reason why it ended", pl.col("DEC").is_not_null()),
        Need("Episodes", "REASON_PLACE_CHANGE", "the placement has no reason why it changed", pl.col("moves")),
        Need("Episodes", "HOME_POST", "no home is known of the day when care began", ~pl.col("seeks") & ~is_break()),
        Need("Episodes", "PL_POST", "the placement has no postcode", ~is_break()),
        Need("Episodes", "URN", "the placement has no number of a provider", registered),
        Need("Reviews", "REVIEW_CODE", "the review does not say how the child took part"),
        Need("OC2", "SDQ_SCORE", "no questionnaire was completed in the year, nor a reason given", pl.col("unscored")),
        Need("OC2", "IMMUNISATIONS", "nothing says whether immunisations are up to date"),
        Need("OC2", "INTERVENTION_OFFERED", "the dataset does not hold whether help was offered", helped_not),
        Need("OC3", "IN_TOUCH", "nothing says whether the authority is in touch"),
        Need("OC3", "ACTIV", "the activity is not known"),
        Need("OC3", "ACCOM", "the home, or whether it is suitable, is not known"),
        Need("Missing", "MISSING", "nothing says whether the child was missing or away"),
        Need("PrevPerm", "PREV_PERM", "the kind of home is not known"),
        Need("SWEpisodes", "SW_ID", "the worker has no number in the register"),
        Need("SWEpisodes", "SW_REASON", "the involvement does not say why the worker changed", since_2023),
        *(Need("AD1", each, "the adoption does not say") for each in ADOPTION),
    )


def lacking(source: Source, evidence: Evidence, frames: Mapping[str, pl.DataFrame], who: pl.DataFrame) -> pl.DataFrame:
    """Rows of ``LACKING``. ``frames`` are the tables before they are text; ``who`` is entitled as a care leaver."""
    parts = [*_of_the_year(source), *_tables(source, evidence), *_fields(source), *_rows(source, frames, who)]
    parts += [_unmet(need, frames[need.table]) for need in _needs(evidence) if _can_be_met(source, need, frames)]
    found = pl.concat([pl.DataFrame(schema=LACKING), *parts])
    return found.unique().sort("table", "field", "why", "child", nulls_last=False)


def _one(table: str | None, field: str | None, why: str) -> pl.DataFrame:
    return pl.DataFrame([{"table": table, "field": field, "child": None, "why": why}], schema=LACKING)


def _of_the_year(source: Source) -> Iterator[pl.DataFrame]:
    facts = source.dataset.manifest
    if facts.as_at < source.end:
        yield _one(None, None, f"the dataset ends on {facts.as_at:%-d %B %Y}, before the year does")
    if facts.covers_from > source.start:
        yield _one(None, None, f"the dataset begins on {facts.covers_from:%-d %B %Y}, after the year did")
    if facts.as_at > source.end:
        yield _one("OC3", None, f"care leavers are as they stood on {facts.as_at:%-d %B %Y}, not at the birthday")


def _tables(source: Source, evidence: Evidence) -> Iterator[pl.DataFrame]:
    for name in evidence.layout.names:
        if name in UNKNOWN:
            yield _one(name, None, "the dataset has no place for it: the table is not written")
        elif name in TABLES and not source.supplies(TABLES[name]):
            yield _one(name, None, f"the dataset has no {TABLES[name]}: the table is not written")


def _fields(source: Source) -> Iterator[pl.DataFrame]:
    for (table, field), needed in FIELDS.items():
        if not source.supplies(needed):
            yield _one(table, field, f"the dataset has no {needed}")


def _can_be_met(source: Source, need: Need, frames: Mapping[str, pl.DataFrame]) -> bool:
    needed = FIELDS.get((need.table, need.field))
    return need.table in frames and (needed is None or source.supplies(needed))


def _unmet(need: Need, rows: pl.DataFrame) -> pl.DataFrame:
    return _children(rows.filter(need.asked, pl.col(need.field).is_null()), need.table, need.field, need.why)


def _rows(source: Source, frames: Mapping[str, pl.DataFrame], who: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Children who should have a row in a table and have none."""
    episodes = frames["Episodes"]
    expected = {
        "OC3": (who.filter("by_episodes"), "the dataset says nothing of this care leaver"),
        "AD1": (episodes.filter(IS_ADOPTED), "the dataset has no plan for permanence of the adopted child"),
        "PrevPerm": (started_in(source, episodes), "nothing says whether there was a permanent home before"),
        "SWEpisodes": (episodes.filter(pl.col("DEC").is_null()), "the child looked after had no lead worker"),
    }
    for table, (rows, why) in expected.items():
        if table in frames:
            yield _children(rows.join(frames[table], on="CHILD", how="anti"), table, None, why)


def _children(rows: pl.DataFrame, table: str, field: str | None, why: str) -> pl.DataFrame:
    return rows.select(table=pl.lit(table), field=pl.lit(field, pl.String), child=pl.col("CHILD"), why=pl.lit(why))
