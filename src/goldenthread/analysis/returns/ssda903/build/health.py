"""The table OC2: health and convictions of children looked after for the whole twelve months to 31 March."""

import polars as pl

from goldenthread.analysis.periods import age_expr
from goldenthread.analysis.returns.ssda903.build.source import Source

COMPLETED = "Completed"
ASSESSMENTS = ("Initial Health Assessment", "Review Health Assessment")
YOUNG, CONVICTABLE = 5, 10
SCORED = (4, 16)
"""Youngest at the end of the year and oldest at its start of whom a questionnaire is asked."""
_ANSWERS = {"Y": "1", "N": "0"}


def outcomes(source: Source, continuously: pl.DataFrame) -> pl.DataFrame:
    """The columns of the layout; an answer of which the dataset has no table is blank, not 0.

    ``continuously`` has a column ``CHILD``.
    """
    rows = continuously.join(source.people.select("CHILD", "DOB"), on="CHILD", maintain_order="left")
    rows = rows.with_columns(
        age=age_expr(pl.col("DOB"), pl.lit(source.end)), age_before=age_expr(pl.col("DOB"), pl.lit(source.start))
    )
    rows = _with_score(rows, source).pipe(_with_immunisations, source).pipe(_with_substances, source)
    return rows.with_columns(
        CONVICTED=pl.when(pl.col("age") >= CONVICTABLE).then(_convicted(source)),
        HEALTH_CHECK=pl.when(pl.col("age") < YOUNG).then(_checked(source, ("Development Check",), 1)),
        TEETH_CHECK=_checked(source, ("Dental Check",), 1),
        HEALTH_ASSESSMENT=pl.when(pl.col("age") < YOUNG)
        .then(_checked(source, ASSESSMENTS, 2))
        .otherwise(_checked(source, ASSESSMENTS, 1)),
        INTERVENTION_OFFERED=pl.lit(None, pl.String),
    )


def _with_score(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The latest questionnaire of the year; one with a score before one without."""
    asked = (pl.col("age") >= SCORED[0]) & (pl.col("age_before") <= SCORED[1])
    held = source.table("ssd_sdq_scores").filter(source.happened("csdq_sdq_completed_date"))
    ordered = held.with_columns(scored=pl.col("csdq_sdq_score").is_not_null()).sort(
        "scored", "csdq_sdq_completed_date", "csdq_table_id"
    )
    latest = ordered.unique("csdq_person_id", keep="last", maintain_order=True).select(
        CHILD="csdq_person_id", SDQ_SCORE="csdq_sdq_score", SDQ_REASON="csdq_sdq_reason"
    )
    found = rows.join(latest, on="CHILD", how="left", maintain_order="left")
    kept = (pl.when(asked).then(column).alias(column) for column in ("SDQ_SCORE", "SDQ_REASON"))
    return found.with_columns(*kept, unscored=asked & pl.col("SDQ_REASON").is_null())


def _with_immunisations(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    known = source.table("ssd_cla_immunisations").select(
        CHILD="clai_person_id",
        IMMUNISATIONS=pl.col("clai_immunisations_status").replace_strict(
            _ANSWERS, default=None, return_dtype=pl.String
        ),
    )
    return rows.join(known, on="CHILD", how="left", maintain_order="left")


def _with_substances(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    """Help that came with any misuse of the year counts."""
    name = "ssd_cla_substance_misuse"
    found = source.table(name).filter(source.happened("clas_substance_misuse_date"))
    helped = found.group_by(CHILD="clas_person_id").agg(
        misuse=pl.lit("1"), helped=(pl.col("clas_intervention_received") == "Y").any(ignore_nulls=False)
    )
    joined = rows.join(helped, on="CHILD", how="left", maintain_order="left")
    none = pl.lit("0") if source.supplies(name) else pl.lit(None, pl.String)
    return joined.with_columns(
        SUBSTANCE_MISUSE=pl.coalesce("misuse", none),
        INTERVENTION_RECEIVED=pl.when("helped").then(pl.lit("1")).when(~pl.col("helped")).then(pl.lit("0")),
    )


def _convicted(source: Source) -> pl.Expr:
    name = "ssd_cla_convictions"
    found = source.table(name).filter(source.happened("clac_cla_conviction_date"))
    return _answer(source, name, found["clac_person_id"])


def _checked(source: Source, kinds: tuple[str, ...], times: int) -> pl.Expr:
    """Whether so many checks of these kinds were completed in the year."""
    name = "ssd_cla_health"
    done = source.table(name).filter(
        pl.col("clah_health_check_type").is_in(kinds),
        pl.col("clah_health_check_status") == COMPLETED,
        source.happened("clah_health_check_date"),
    )
    counted = done.group_by("clah_person_id").len().filter(pl.col("len") >= times)
    return _answer(source, name, counted["clah_person_id"])


def _answer(source: Source, table: str, children: pl.Series) -> pl.Expr:
    """1 for these children and 0 for others; nothing where the dataset has no such table."""
    if not source.supplies(table):
        return pl.lit(None, pl.String)
    among = pl.col("CHILD").is_in(children.implode())
    return pl.when(among).then(pl.lit("1")).otherwise(pl.lit("0"))
