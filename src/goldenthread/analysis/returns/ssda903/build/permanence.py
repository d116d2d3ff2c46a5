"""The tables AD1, PlacedAdoption and PrevPerm: adoption, the way to it, and permanent homes before."""

import polars as pl

from goldenthread.analysis.returns.ssda903.adoptions import IS_ADOPTED
from goldenthread.analysis.returns.ssda903.build.source import Source
from goldenthread.analysis.returns.ssda903.looked_after import BEGAN

_CARER = {"Y": "1", "N": "0"}


def adoptions(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Children adopted in the year, each with the decision of the period of care that the adoption ended."""
    adopted = episodes.filter(IS_ADOPTED).select("CHILD", "period").unique("CHILD", keep="last", maintain_order=True)
    plans = source.table("ssd_permanence").with_columns(CHILD="perm_person_id", period="perm_cla_id")
    return adopted.join(plans, on=["CHILD", "period"], maintain_order="left").select(
        "CHILD",
        DATE_INT="perm_adm_decision_date",
        DATE_MATCH="perm_matched_date",
        FOSTER_CARE=pl.col("perm_adopted_by_carer_flag").replace_strict(_CARER, default=None, return_dtype=pl.String),
        NB_ADOPTR="perm_number_of_adopters",
        SEX_ADOPTR="perm_adopter_sex",
        LS_ADOPTR="perm_adopter_legal_status",
    )


def decisions_to_place(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Decisions to place for adoption, of periods of care in the year, that stood for some of it."""
    periods = episodes.select("CHILD", "period").unique(maintain_order=True)
    plans = source.table("ssd_permanence").with_columns(CHILD="perm_person_id", period="perm_cla_id")
    over = (pl.col("perm_decision_reversed_date") < source.start).fill_null(value=False)
    made = plans.filter(pl.col("perm_adm_decision_date") <= source.end, ~over)
    reversed_ = pl.col("perm_decision_reversed_date") <= source.end
    return made.join(periods, on=["CHILD", "period"], how="semi").select(
        "CHILD",
        DATE_PLACED="perm_adm_decision_date",
        DATE_PLACED_CEASED=pl.when(reversed_).then("perm_decision_reversed_date"),
        REASON_PLACED_CEASED=pl.when(reversed_ | pl.col("perm_decision_reversed_date").is_null()).then(
            "perm_decision_reversed_reason"
        ),
    )


def previous_permanence(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """Of children who started to be looked after in the year: the permanent home before, or that there was none."""
    started = started_in(source, episodes)
    rows = source.table("ssd_cla_previous_permanence").sort("lapp_table_id")
    told = rows.unique("lapp_person_id", keep="last", maintain_order=True)
    return told.join(started, left_on="lapp_person_id", right_on="CHILD", how="semi").select(
        CHILD="lapp_person_id",
        PREV_PERM="lapp_previous_permanence_option",
        LA_PERM="lapp_previous_permanence_la",
        DATE_PERM="lapp_previous_permanence_order_date",
    )


def started_in(source: Source, episodes: pl.DataFrame) -> pl.DataFrame:
    """The episodes with which children started to be looked after in the year."""
    return episodes.filter(pl.col("RNE") == BEGAN, source.happened("DECOM"))
