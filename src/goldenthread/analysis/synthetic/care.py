"""Periods of care: placements, legal statuses, and the episodes that their changes cut a period into."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import bands, mix
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.draws import banded, chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.postcodes import PLACEMENTS_ELSEWHERE, PLACEMENTS_WITHIN
from goldenthread.analysis.synthetic.schedules import repeated

MOST_PLACEMENTS = 12
STABILITY = {0.6: 10.0, 1.8: 46.0, 5.0: 44.0}
"""Factors on the length of placements: some children move often, most settle."""

RECORDED_STAY_BY_STAY = 0.2
"""Share of short breaks recorded one by one (V3); the others are recorded as one agreed series (V4)."""
DAYS_BETWEEN_STAYS, DAYS_OF_A_STAY = 56, 3
SHORT_BREAKS_HOME = "R1"
"""A home that Ofsted does not register: of others, rules 214 and 218 of the return ask for opposite things."""
DECIDED, ORDERED, MATCHED, PLACED = 0.28, 0.36, 0.58, 0.68
"""Shares of a period of care that ends in adoption after which it is decided, ordered, matched and begun."""
GUARDIANSHIP_CODES_CHANGED = day(date(2018, 4, 1))
NOBODY_REGISTERED = 7 * "X"
TYPES_CHANGED = {
    "H5": (day(date(2024, 4, 1)), "K3"),
    "P2": (day(date(2024, 4, 1)), "K3"),
    "Z1": (day(date(2025, 4, 1)), "Z14"),
}
"""Types of placement that went, the first day without them, and what came in their place."""

PLACED_YOUNG = {"U6": 58.0, "U4": 12.0, "U3": 10.0, "U1": 5.0, "U5": 3.0, "P1": 8.0, "R3": 4.0}
PLACED_TEN = {"U6": 46.0, "U4": 17.0, "U3": 8.0, "U1": 5.0, "K2": 13.0, "P1": 6.0, "S1": 3.0, "K1": 1.0, "U2": 1.0}
PLACED_SIXTEEN = {"U6": 33.0, "U4": 14.0, "U3": 5.0, "K2": 13.0, "H5": 22.0, "P2": 6.0, "P1": 3.0, "R5": 2.0, "Z1": 2.0}
PROVIDERS = {"PR1": 52.0, "PR4": 38.0, "PR5": 6.0, "PR2": 4.0}
NEEDS = {"N1": 61.0, "N5": 16.0, "N4": 9.0, "N8": 6.0, "N3": 4.0, "N6": 2.0, "N2": 2.0}
CEASED = {
    "died": {"E2": 1.0},
    "adopted": {"E12": 62.0, "E11": 38.0},
    "special_guardianship": {"E44": 90.0, "E43": 10.0},
    "adult": {"E5": 44.0, "E6": 20.0, "E4A": 14.0, "E8": 12.0, "E7": 6.0, "E9": 4.0},
    "independent": {"E5": 55.0, "E6": 25.0, "E9": 8.0, "E8": 12.0},
    "other": {"E13": 45.0, "E41": 30.0, "E8": 15.0, "E3": 10.0},
    "home": {"E4A": 74.0, "E4B": 26.0},
    "short_breaks": {"E8": 1.0},
}
GUARDIANSHIP_NOW = {"E43": "E46", "E44": "E47"}


def periods(known: Known) -> pl.DataFrame:
    """Periods of care and of short breaks: ``cla_id, starts, ends, outcome, short_breaks`` and the spell's columns."""
    spells = known.spells
    care = spells.filter(pl.col("care_start") <= known.horizon.end).with_columns(
        starts="care_start", ends="care_end", outcome="care_outcome", short_breaks=pl.lit(False)
    )
    found = pl.concat([care, _short_breaks(known)]).filter(pl.col("ends") > pl.col("starts")).sort("child", "starts")
    return found.with_columns(
        cla_id=known.ids("L", found),
        stops=pl.min_horizontal("ends", pl.lit(known.horizon.end + 1)),
        need=pick(known.streams.of("need in care"), NEEDS, found.height),
    )


def _short_breaks(known: Known) -> pl.DataFrame:
    """An agreed series as one period, or each stay of it as one of its own; none for children ever in care."""
    rng = known.streams.of("short breaks")
    in_care = known.spells.filter(pl.col("care_start").is_not_null())["child"]
    agreed = known.spells.filter(pl.col("breaks_start") <= known.horizon.end, ~pl.col("child").is_in(in_care.implode()))
    agreed = agreed.with_columns(starts="breaks_start", ends="breaks_end")
    # A child's breaks are recorded in one way, whenever they are.
    ways = chance(rng, RECORDED_STAY_BY_STAY, known.children.height)
    way = known.children.select("child", singly=pl.Series(ways))
    singly = agreed.join(way, on="child", maintain_order="left")["singly"]
    stays = repeated(rng, agreed.filter(singly), starts="starts", ends="ends", every=DAYS_BETWEEN_STAYS)
    over = pl.col("on") + DAYS_OF_A_STAY > pl.col("ends")
    stays = stays.filter(~over, pl.col("on") <= known.horizon.end).with_columns(
        starts="on", ends=pl.col("on") + DAYS_OF_A_STAY
    )
    found = pl.concat([agreed.filter(~singly), stays.select(agreed.columns)])
    return found.with_columns(outcome=pl.lit("short_breaks"), short_breaks=pl.lit(True))


def on_the_way(share: float) -> pl.Expr:
    """The day after this share of a period of care."""
    return (pl.col("starts") + (pl.col("ends") - pl.col("starts")) * share).cast(pl.Int32)


def care_tables(known: Known, found: pl.DataFrame) -> Tables:
    """``ssd_cla_placement``, ``ssd_legal_status`` and ``ssd_cla_episodes``."""
    ordered = legal_statuses(known, found)
    placed = _not_with_parents_by_agreement(placements(known, found), ordered)
    return {
        "ssd_cla_placement": lay_out("ssd_cla_placement", _placement_rows(known, placed)),
        "ssd_legal_status": lay_out("ssd_legal_status", _legal_rows(known, ordered)),
        "ssd_cla_episodes": lay_out("ssd_cla_episodes", _episodes(known, found, placed, ordered)),
    }


def placements(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Placements one after another: ``placement_id, kind, from_day, to_day`` (first day no longer there)."""
    rng = known.streams.of("placements")
    rows = found.height
    stable = pick(rng, STABILITY, rows).to_numpy()[:, None]
    stays = banded(rng, bands("foster placement"), rows * MOST_PLACEMENTS).reshape(rows, MOST_PLACEMENTS) * stable
    stays[found["short_breaks"].to_numpy()] = 10_000
    moves = found["starts"].to_numpy()[:, None] + np.cumsum(stays.astype(np.int32) + 1, axis=1)
    moves[:, -1] = np.iinfo(np.int32).max
    begins = np.hstack([found["starts"].to_numpy()[:, None], moves[:, :-1]])
    again = (
        found[np.repeat(np.arange(rows), MOST_PLACEMENTS)]
        .with_columns(
            from_day=pl.Series(begins.ravel().astype(np.int32)),
            to_day=pl.Series(moves.ravel().astype(np.int32)),
            place=pl.Series(np.tile(np.arange(MOST_PLACEMENTS, dtype=np.int32), rows)),
        )
        .filter(pl.col("from_day") < pl.col("stops"))
    )
    again = again.with_columns(to_day=pl.min_horizontal("to_day", "ends"))
    moved = _moved_in_to_be_adopted(again)
    last = pl.col("to_day") == pl.col("ends")
    return moved.with_columns(placement_id=known.ids("Z", moved), kind=_kind(rng, moved), last=last).with_columns(
        kind=_of_its_time(known)
    )


def _moved_in_to_be_adopted(rows: pl.DataFrame) -> pl.DataFrame:
    """A child to be adopted moves in with the adopters (``adopts``) on a day of its own, and then stays."""
    rows = rows.with_columns(moves_in=pl.when(pl.col("outcome") == "adopted").then(on_the_way(PLACED)))
    before = rows.filter((pl.col("from_day") < pl.col("moves_in")).fill_null(value=True))
    before = before.with_columns(to_day=pl.min_horizontal("to_day", "moves_in"), adopts=pl.lit(value=False))
    after = rows.filter(pl.col("place") == 0, pl.col("moves_in") < pl.col("stops"))
    after = after.with_columns(from_day="moves_in", to_day="ends", adopts=pl.lit(value=True))
    return pl.concat([before, after]).drop("moves_in").sort("child", "starts", "from_day")


def _of_its_time(known: Known) -> pl.Expr:
    """Types that have gone are recorded as what came in their place, of placements that lasted until then."""
    kind = pl.col("kind")
    for gone, (changed, now) in TYPES_CHANGED.items():
        lasted = pl.min_horizontal("to_day", pl.lit(known.horizon.end + 1)) > changed
        kind = pl.when(lasted & (pl.col("kind") == gone)).then(pl.lit(now)).otherwise(kind)
    return kind


def _not_with_parents_by_agreement(placed: pl.DataFrame, ordered: pl.DataFrame) -> pl.DataFrame:
    """A child with whose parents it is agreed that the authority accommodates is not placed with them but with kin."""
    agreed = ordered.filter(pl.col("status") == "V2").select("cla_id", agreed_from="from_day", agreed_to="to_day")
    home = placed.filter(pl.col("kind") == "P1").join(agreed, on="cla_id")
    at_once = (pl.col("agreed_from") < pl.col("to_day")) & (pl.col("from_day") < pl.col("agreed_to"))
    with_kin = pl.col("placement_id").is_in(home.filter(at_once)["placement_id"].implode())
    return placed.with_columns(kind=pl.when(with_kin).then(pl.lit("U1")).otherwise("kind"))


def _kind(rng: np.random.Generator, rows: pl.DataFrame) -> pl.Expr:
    age = (pl.col("from_day") - pl.col("born")) / 365.25
    count = rows.height
    return (
        pl.when("short_breaks")
        .then(pl.lit(SHORT_BREAKS_HOME))
        .when("adopts")
        .then(pl.lit("A6"))
        .when(age < 10)
        .then(pick(rng, PLACED_YOUNG, count))
        .when(age < 16)
        .then(pick(rng, PLACED_TEN, count))
        .otherwise(pick(rng, PLACED_SIXTEEN, count))
    )


def _placement_rows(known: Known, placed: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("placement details")
    rows = placed.height
    inside = pl.Series(chance(rng, 0.6, rows))
    distance = (
        pl.when(inside)
        .then(pl.Series(rng.gamma(2.0, 2.2, rows).round(1)))
        .otherwise(pl.Series((8 + rng.gamma(1.6, 14, rows)).round(1)))
    )
    residential = pl.col("kind").is_in(["K1", "K2", "S1", "R3", "H5", "K3"])
    # Children who move always move to another postcode: a place further on is another unit of whatever sector.
    which = pl.Series(whole(rng, 0, 8, rows)) * 9 + pl.col("place") % 9
    provider = (
        pl.when(pl.col("kind") == "P1")
        .then(pl.lit("PR0"))
        .when(pl.col("kind").is_in(["U1", "U2", "U3"]))
        .then(pl.lit("PR1"))
        .when(residential)
        .then(pick(rng, {"PR4": 74.0, "PR1": 18.0, "PR5": 8.0}, rows))
        .otherwise(pick(rng, PROVIDERS, rows))
    )
    # The authority's own homes lie within it; youth custody is the state's.
    family = pl.col("kind").str.contains("^[UA]")
    provider = pl.when((provider == "PR1") & ~family & ~inside).then(pl.lit("PR4")).otherwise(provider)
    provider = pl.when(pl.col("kind") == "R5").then(pl.lit("PR3")).otherwise(provider)
    moved = ~pl.col("last") & (pl.col("to_day") <= known.horizon.end)
    return placed.select(
        clap_cla_placement_id="placement_id",
        clap_cla_placement_start_date="from_day",
        clap_cla_placement_type="kind",
        clap_cla_placement_urn=pl.when(residential)
        .then(pl.lit("SC") + pl.Series(whole(rng, 400_000, 499_999, rows)).cast(pl.String))
        .when(pl.col("kind").str.contains("^[UA]"))
        .then(_fostering_agency(known, rows, provider))
        .when(pl.col("kind") == "P2")
        .then(pl.lit(NOBODY_REGISTERED)),
        clap_cla_placement_distance=pl.when(pl.col("kind") == "P1").then(0.0).otherwise(distance),
        clap_cla_id="cla_id",
        clap_cla_placement_provider=provider,
        clap_cla_placement_postcode=pl.when(inside)
        .then(pl.lit(pl.Series(PLACEMENTS_WITHIN)).gather(which))
        .otherwise(pl.lit(pl.Series(PLACEMENTS_ELSEWHERE)).gather(which)),
        clap_cla_placement_end_date=known.until("to_day"),
        clap_cla_placement_change_reason=pl.when(moved).then(pick(rng, mix("reason for placement change"), rows)),
        clap_person_id="person_id",
    )


def _fostering_agency(known: Known, rows: int, provider: pl.Expr) -> pl.Expr:
    """The number of the authority's own service, or of somebody else's."""
    others = whole(known.streams.of("fostering agencies"), 300_001, 300_040, rows)
    return (
        pl.when(provider == "PR1").then(pl.lit("SC300000")).otherwise(pl.lit("SC") + pl.Series(others).cast(pl.String))
    )


def legal_statuses(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Legal statuses one after another: ``cla_id, from_day, to_day, status``."""
    rng = known.streams.of("legal statuses")
    rows = found.height
    days = pl.col("ends") - pl.col("starts")
    drawn = found.with_columns(
        u=rng.random(rows),
        to_interim=whole(rng, 20, 240, rows),
        to_full=whole(rng, 150, 320, rows),
        protected=whole(rng, 1, 3, rows),
    )
    ten = (pl.col("starts") - pl.col("born")) > 10 * 366
    singly = pl.col("ends") - pl.col("starts") == DAYS_OF_A_STAY
    track = (
        pl.when("short_breaks")
        .then(pl.lit("breaks"))
        .when(pl.col("outcome") == "adopted")
        .then(pl.lit("adoption"))
        .when((days < 120) & (pl.col("u") < 0.04) & ten)
        .then(pl.lit("remand"))
        .when((days < 120) & (pl.col("u") < 0.80))
        .then(pl.lit("agreed"))
        .when((days >= 120) & (pl.col("u") < 0.20))
        .then(pl.lit("agreed"))
        .when(pl.col("u") < 0.52)
        .then(pl.lit("agreed_first"))
        .when(pl.col("u") < 0.62)
        .then(pl.lit("protected"))
        .otherwise(pl.lit("order"))
    )
    drawn = drawn.with_columns(track=track)
    steps = [
        _step(drawn, "breaks", pl.col("starts"), pl.when(singly).then(pl.lit("V3")).otherwise(pl.lit("V4"))),
        _step(drawn, "remand", pl.col("starts"), pl.lit("J1")),
        _step(drawn, "agreed|agreed_first", pl.col("starts"), pl.lit("V2")),
        _step(drawn, "protected", pl.col("starts"), pl.lit("L1")),
        _step(drawn, "order|adoption", pl.col("starts"), pl.lit("C1")),
        _step(drawn, "agreed_first", pl.col("starts") + pl.col("to_interim"), pl.lit("C1")),
        _step(drawn, "protected", pl.col("starts") + pl.col("protected"), pl.lit("C1")),
        _step(drawn, "agreed_first", pl.col("starts") + pl.col("to_interim") + pl.col("to_full"), pl.lit("C2")),
        _step(drawn, "order|protected", pl.col("starts") + pl.col("to_full"), pl.lit("C2")),
        _step(drawn, "adoption", on_the_way(ORDERED), pl.lit("E1")),
    ]
    ordered = pl.concat(steps).filter(pl.col("from_day") < pl.col("stops")).sort("child", "starts", "from_day")
    following = pl.col("from_day").shift(-1).over("cla_id")
    return ordered.with_columns(to_day=pl.coalesce(following, "ends"))


def _step(drawn: pl.DataFrame, tracks: str, day_: pl.Expr, status: pl.Expr) -> pl.DataFrame:
    rows = drawn.filter(pl.col("track").is_in(tracks.split("|")))
    return rows.select(
        "child", "person_id", "cla_id", "starts", "ends", "stops", from_day=day_.cast(pl.Int32), status=status
    )


def _legal_rows(known: Known, ordered: pl.DataFrame) -> pl.DataFrame:
    return ordered.select(
        lega_legal_status_id=known.ids("O", ordered),
        lega_person_id="person_id",
        lega_legal_status="status",
        lega_legal_status_start_date="from_day",
        lega_legal_status_end_date=known.until("to_day"),
    )


def _episodes(known: Known, found: pl.DataFrame, placed: pl.DataFrame, ordered: pl.DataFrame) -> pl.DataFrame:
    """One row for each stretch with the same placement and legal status, as the SSDA903 return has it."""
    moves = placed.select("cla_id", from_day="from_day", moved=pl.lit(True), ordered=pl.lit(False))
    orders = ordered.select("cla_id", from_day="from_day", moved=pl.lit(False), ordered=pl.lit(True))
    changes = (
        pl.concat([moves, orders])
        .group_by("cla_id", "from_day", maintain_order=True)
        .agg(pl.col("moved").any(), pl.col("ordered").any())
    )
    keep = ["child", "person_id", "cla_id", "referral", "starts", "ends", "outcome", "need"]
    rows = changes.join(found.select(keep), on="cla_id", how="left", maintain_order="left").sort(
        "child", "starts", "from_day"
    )
    rows = rows.with_columns(to_day=pl.coalesce(pl.col("from_day").shift(-1).over("cla_id"), "ends"))
    at = placed.select("cla_id", "from_day", "placement_id", "kind").sort("from_day")
    rows = (
        rows.with_row_index("_row")
        .sort("from_day")
        .join_asof(at, on="from_day", by="cla_id", check_sortedness=False)
        .sort("_row")
    )
    rng = known.streams.of("episodes of care")
    first = pl.col("from_day") == pl.col("starts")
    last = pl.col("to_day") == pl.col("ends")
    began = (
        pl.when(first)
        .then(pl.lit("S"))
        .when(pl.col("moved") & pl.col("ordered"))
        .then(pl.lit("B"))
        .when("moved")
        .then(pl.lit("P"))
        .otherwise(pl.lit("L"))
    )
    ended = pl.col("to_day") <= known.horizon.end
    contact = pl.min_horizontal("to_day", pl.lit(known.horizon.end)) - pl.Series(whole(rng, 0, 60, rows.height))
    return rows.with_columns(why=_why_ceased(rng, rows)).select(
        clae_cla_episode_id=known.ids("E", rows),
        clae_person_id="person_id",
        clae_cla_episode_start_date="from_day",
        clae_cla_episode_start_reason=began,
        clae_cla_primary_need_code="need",
        clae_cla_episode_ceased_date=known.until("to_day"),
        clae_cla_episode_ceased_reason=pl.when(ended).then(pl.when(last).then("why").otherwise(pl.lit("X1"))),
        clae_cla_id="cla_id",
        clae_referral_id="referral",
        clae_cla_placement_id="placement_id",
        clae_entered_care_date="starts",
        clae_cla_last_iro_contact_date=pl.max_horizontal(contact, "from_day"),
    )


def _why_ceased(rng: np.random.Generator, rows: pl.DataFrame) -> pl.Expr:
    why = pl.lit(None, dtype=pl.String)
    for outcome, reasons in CEASED.items():
        why = pl.when(pl.col("outcome") == outcome).then(pick(rng, reasons, rows.height)).otherwise(why)
    why = pl.when(pl.col("kind").str.starts_with("U")).then(why).otherwise(why.replace({"E43": "E44"}))
    newer = pl.col("ends") >= GUARDIANSHIP_CODES_CHANGED
    return pl.when(newer).then(why.replace(GUARDIANSHIP_NOW)).otherwise(why)
