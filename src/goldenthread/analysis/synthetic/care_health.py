"""Health of looked-after children, and what they bring: earlier permanence, convictions, substance misuse."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import share
from goldenthread.analysis.synthetic.day_numbers import birthday, day
from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, lay_out, yes
from goldenthread.analysis.synthetic.schedules import repeated

STATUS = {"Completed": 94.0, "Refused": 4.0, "Cancelled": 2.0}
OFFENCES = {"Theft": 35.0, "Assault": 25.0, "Criminal damage": 20.0, "Public order": 12.0, "Drugs": 8.0}
SUBSTANCES = {"Cannabis": 66.0, "Alcohol": 24.0, "Other": 10.0}
EARLIER = {"Z1": 95.0, "P2": 2.0, "P1": 1.2, "P3": 1.0, "P4": 0.8}
SCORED = (4, 16)


def health_tables(known: Known, found: pl.DataFrame) -> Tables:
    """Health checks, immunisations, questionnaires, convictions, substance misuse and earlier permanence."""
    in_care = found.filter(~pl.col("short_breaks"))
    last = in_care.unique("child", keep="last", maintain_order=True)
    return {
        "ssd_cla_health": _checks(known, in_care),
        "ssd_cla_immunisations": _immunisations(known, last),
        "ssd_sdq_scores": _questionnaires(known, in_care),
        "ssd_cla_convictions": _convictions(known, last),
        "ssd_cla_substance_misuse": _substances(known, last),
        "ssd_cla_previous_permanence": _earlier(known, last, found),
    }


def _age(day: str) -> pl.Expr:
    return (pl.col(day) - pl.col("born")) / 365.25


def _checks(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("health checks")
    rows = found.height
    late = pl.Series(chance(rng, 0.32, rows))
    after = pl.when(late).then(pl.Series(whole(rng, 29, 75, rows))).otherwise(pl.Series(whole(rng, 8, 27, rows)))
    initial = found.with_columns(on=pl.col("starts") + after, kind=pl.lit("Initial Health Assessment"))
    every = pl.when(_age("starts") < 5).then(176).otherwise(352).cast(pl.Int64)
    base = initial.with_columns(every=every, first="on")
    reviews = repeated(rng, base.drop("on"), starts="first", ends="stops", every="every", late=40, skipped=0.06)
    teeth = repeated(rng, base.drop("on"), starts="starts", ends="stops", every=330, late=60, skipped=0.10)
    columns = initial.columns
    both = (
        pl.concat(
            [
                initial,
                reviews.with_columns(kind=pl.lit("Review Health Assessment")).select(columns),
                teeth.with_columns(kind=pl.lit("Dental Check")).select(columns),
            ]
        )
        .filter(pl.col("on") < pl.col("stops"))
        .sort("child", "on", "kind")
    )
    return lay_out(
        "ssd_cla_health",
        both.with_columns(
            clah_health_check_id=known.ids("HC", both),
            clah_person_id="person_id",
            clah_health_check_type="kind",
            clah_health_check_date="on",
            clah_health_check_status=pick(rng, STATUS, both.height),
        ),
    )


def _immunisations(known: Known, last: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("immunisations")
    rows = last.height
    on = pl.max_horizontal("starts", pl.col("stops") - 1 - pl.Series(whole(rng, 0, 300, rows)))
    done = pl.Series(chance(rng, share("immunisations up to date"), rows))
    return lay_out(
        "ssd_cla_immunisations",
        last.with_columns(
            clai_person_id="person_id",
            clai_immunisations_status=yes(done),
            clai_immunisations_status_date=on,
        ),
    )


def _questionnaires(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("questionnaires")
    due = repeated(rng, found, starts="starts", ends="stops", every=345, late=20, skipped=0.10)
    due = due.filter(_age("on").is_between(*SCORED))
    rows = due.height
    score = pl.Series(np.clip(rng.normal(13.9, 6.8, rows).round(), 0, 40).astype(np.int64))
    refused = pl.Series(chance(rng, 0.12, rows))
    answered = due.with_columns(
        reason=pl.when(refused).then(pick(rng, {"SDQ2": 50.0, "SDQ4": 30.0, "SDQ5": 20.0}, rows)),
        score=pl.when(~refused).then(score),
    )
    both = pl.concat([answered, _not_asked(known, found, answered)], how="diagonal").sort("child", "on")
    return lay_out(
        "ssd_sdq_scores",
        both.with_columns(
            csdq_table_id=known.ids("SQ", both),
            csdq_person_id="person_id",
            csdq_sdq_completed_date="on",
            csdq_sdq_reason="reason",
            csdq_sdq_score="score",
        ),
    )


def _not_asked(known: Known, found: pl.DataFrame, answered: pl.DataFrame) -> pl.DataFrame:
    """Why nobody was asked, of children in care for the whole of a year and of the age: recorded at its end."""
    ends = [date(year, 3, 31) for year in range(known.horizon.first.year, known.horizon.last.year + 1)]
    days = {"on": [day(end) for end in ends], "began": [day(end.replace(year=end.year - 1)) for end in ends]}
    years = pl.DataFrame(days, schema={"on": pl.Int32, "began": pl.Int32})
    due = found.join(years, how="cross").filter(
        pl.col("starts") <= pl.col("began") + 1, pl.col("stops") > pl.col("on"), pl.col("on") <= known.horizon.end
    )
    of_age = due.filter(_birthday_by("on", SCORED[0]), ~_birthday_by("began", SCORED[1] + 1))
    told = answered.select("child", answered_on="on")
    in_year = of_age.join(told, on="child").filter(pl.col("answered_on").is_between(pl.col("began") + 1, pl.col("on")))
    return of_age.join(in_year, on=["child", "on"], how="anti").with_columns(reason=pl.lit("SDQ4"))


def _birthday_by(on: str, age: int) -> pl.Expr:
    return birthday(pl.col("born"), age) <= pl.col(on)


def _some(rng: np.random.Generator, last: pl.DataFrame, share_of: float, from_age: int) -> pl.DataFrame:
    """Some young people old enough, each with one day ``on`` within the period of care."""
    old = last.with_columns(ten=pl.max_horizontal("starts", pl.col("born") + from_age * 366)).filter(
        pl.col("ten") < pl.col("stops")
    )
    kept = old.filter(pl.Series(chance(rng, share_of, old.height)))
    span = (pl.col("stops") - pl.col("ten")) * pl.Series(rng.random(kept.height))
    return kept.with_columns(on=(pl.col("ten") + span).cast(pl.Int32))


def _convictions(known: Known, last: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("convictions")
    found = _some(rng, last, 0.06, 10)
    return lay_out(
        "ssd_cla_convictions",
        found.with_columns(
            clac_cla_conviction_id=known.ids("CO", found),
            clac_person_id="person_id",
            clac_cla_conviction_date="on",
            clac_cla_conviction_offence=pick(rng, OFFENCES, found.height),
        ),
    )


def _substances(known: Known, last: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("substance misuse")
    found = _some(rng, last, 0.05, 11)
    helped = pl.Series(chance(rng, 0.6, found.height))
    return lay_out(
        "ssd_cla_substance_misuse",
        found.with_columns(
            clas_substance_misuse_id=known.ids("SM", found),
            clas_person_id="person_id",
            clas_substance_misuse_date="on",
            clas_substance_misused=pick(rng, SUBSTANCES, found.height),
            clas_intervention_received=yes(helped),
        ),
    )


def _earlier(known: Known, last: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Of children on short breaks alone, that there was no permanent home before."""
    rng = known.streams.of("earlier permanence")
    option = pick(rng, EARLIER, last.height)
    on_breaks = found.unique("child", keep="last", maintain_order=True).join(last, on="child", how="anti")
    rows = pl.concat([last.with_columns(option=option), on_breaks.with_columns(option=pl.lit("Z1"))])
    rows = rows.with_columns(year=(pl.col("starts").cast(pl.Date).dt.year() - 2).cast(pl.String))
    before = pl.col("option") != "Z1"
    return lay_out(
        "ssd_cla_previous_permanence",
        rows.with_columns(
            lapp_table_id=known.ids("PP", rows),
            lapp_person_id="person_id",
            lapp_previous_permanence_option="option",
            lapp_previous_permanence_order_date=pl.when(before).then(pl.lit("zz/zz/") + pl.col("year")),
            lapp_previous_permanence_la=pl.when(before).then(pl.lit("NUK")),
        ),
    )
