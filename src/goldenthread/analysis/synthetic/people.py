"""Who the children are: persons, families, mothers, addresses, disabilities, immigration, other identifiers."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import CHUNK_CHILDREN, Tables, lay_out, yes
from goldenthread.analysis.synthetic.names import FORENAMES, STREETS, SURNAMES
from goldenthread.analysis.synthetic.postcodes import HOMES

WITH_MOTHER = 0.75
"""Share of families whose mother has a record of her own. Tuned, like the homes: no publication says."""

MOVED_HOME, EARLIER_HOME = 0.24, 0.5
"""Shares of families that moved since they are known, and whose home before that is on record. Tuned."""

DISABILITIES = {
    "LD": 22.0,
    "AUT": 21.0,
    "COMM": 13.0,
    "BEH": 15.0,
    "MOB": 9.0,
    "PC": 6.0,
    "CON": 4.0,
    "HEAR": 3.0,
    "VIS": 3.0,
    "INC": 2.0,
    "HAND": 1.0,
    "DDA": 1.0,
}
ASYLUM_SHARE = 0.005
STATUSES = {
    "Unaccompanied Asylum Seeking Child": 62.0,
    "Discretionary Leave to Remain in the UK to 18 (DLR)": 16.0,
    "Refugee Status": 14.0,
    "Indefinite Leave to Remain in the UK (ILR)": 8.0,
}
FORMER_NUMBER, HEALTH_NUMBER = 0.06, 0.93
NEVER_ISSUED = "999"
"""Health service numbers that begin so are kept for tests and are nobody's."""

UPN_FROM_DAYS = 4 * 365
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The first letter of a pupil number, by the remainder of the digits, each times its place, divided by 23."""

PUPILS_OF_NOWHERE = "002"
SCATTER = 387_420_489
"""Has no divisor in common with 10, so that the nine last digits of no two children are the same."""
WHY_NO_NUMBER = {"UN5": 70.0, "UN2": 30.0}
"""Of children old enough to have a pupil number: sources disagree, or never in a maintained school in England."""


def people_tables(known: Known) -> Tables:
    """Everything about who each child is."""
    kids = _named(known)
    mothers = _mothers(known, kids)
    return {
        "ssd_person": pl.concat([_persons(known, kids), _mother_persons(mothers)]),
        "ssd_family": _family(known, kids, mothers),
        "ssd_mother": _mother_links(known, kids, mothers),
        "ssd_address": _addresses(known, kids, mothers),
        "ssd_disability": _disabilities(known, kids),
        "ssd_immigration_status": _immigration(known, kids),
        "ssd_linked_identifiers": _linked(known, kids),
    }


def _surnames(families: pl.Series) -> pl.Series:
    """One surname a family, whatever chunk or order it is met in."""
    return pl.Series(SURNAMES).gather((families.to_numpy().astype(np.int64) * 7_919) % len(SURNAMES))


def _named(known: Known) -> pl.DataFrame:
    rng = known.streams.of("names")
    kids = known.children
    rows = kids.height
    girls, boys = (pl.Series(FORENAMES[sex]).gather(rng.integers(0, 40, rows)) for sex in ("F", "M"))
    return kids.with_columns(
        forename=pl.select(pl.when(kids["sex"] == "F").then(girls).otherwise(boys)).to_series(),
        surname=_surnames(kids["family"]),
    )


def _persons(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    """``ssd_person``: an unborn child has an expected date of birth, no sex and no school number."""
    rng = known.streams.of("persons")
    end, rows = known.horizon.end, kids.height
    born = pl.col("born") <= end
    old = pl.lit(end) - pl.col("born") > UPN_FROM_DAYS
    numbered = old & pl.Series(chance(rng, 0.96, rows))
    plan = (
        pl.when(pl.col("disabled"))
        .then(pl.Series(chance(rng, 0.45, rows)))
        .otherwise(pl.Series(chance(rng, 0.03, rows)))
    )
    sex = _known_in_care(known)
    known_gender = {"F": "02", "M": "01", "U": "00"}
    return lay_out(
        "ssd_person",
        kids.select(
            pers_person_id="person_id",
            pers_forename="forename",
            pers_surname="surname",
            pers_sex=pl.when(born).then(sex).otherwise(pl.lit("U")),
            pers_gender=pl.when(born).then(sex.replace_strict(known_gender)).otherwise(pl.lit("00")),
            pers_ethnicity=pl.when(pl.Series(chance(rng, 0.94, rows))).then("ethnicity").otherwise(pl.lit("NOBT")),
            pers_dob=pl.when(born).then("born"),
            pers_expected_dob=pl.when(~born).then("born"),
            pers_legacy_id=pl.lit("OLD") + pl.col("child").cast(pl.String),
            pers_death_date=known.until("died"),
            pers_upn=pl.when(numbered).then(_pupil_numbers(known, kids)),
            pers_upn_unknown=pl.when(~old).then(pl.lit("UN1")).when(~numbered).then(pick(rng, WHY_NO_NUMBER, rows)),
            pers_send_flag=yes(plan),
            pers_is_mother=pl.lit("N"),
            pers_nationality=pl.when(pl.Series(chance(rng, 0.9, rows))).then(pl.lit("British")),
        ),
    )


def _pupil_numbers(known: Known, kids: pl.DataFrame) -> pl.Series:
    """A unique pupil number each: a check letter and 12 digits, of which the first three are no authority's."""
    children = kids["child"].to_numpy().astype(np.int64) + known.chunk * CHUNK_CHILDREN
    serial = children * SCATTER % 10**9
    digits = np.array([int(each) for each in PUPILS_OF_NOWHERE]) * np.ones((len(serial), 1), dtype=np.int64)
    digits = np.hstack([digits, serial[:, None] // 10 ** np.arange(8, -1, -1) % 10])
    letters = pl.Series(list(CHECK_LETTERS)).gather(digits @ np.arange(2, 14) % len(CHECK_LETTERS))
    numbers = pl.Series(serial).cast(pl.String).str.zfill(9)
    return pl.select(letters + pl.lit(PUPILS_OF_NOWHERE) + numbers).to_series()


def _known_in_care(known: Known) -> pl.Expr:
    """The sex of the few of whom it is not known comes to be so once they are looked after."""
    in_care = known.spells.filter(pl.col("care_start").is_not_null() | pl.col("breaks_start").is_not_null())
    unknown = (pl.col("sex") == "U") & pl.col("child").is_in(in_care["child"].implode())
    return (
        pl.when(unknown)
        .then(pl.when(pl.col("child") % 2 == 0).then(pl.lit("F")).otherwise(pl.lit("M")))
        .otherwise("sex")
    )


def _mothers(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("mothers")
    families = kids.group_by("family", "family_id", "ethnicity", maintain_order=True).agg(eldest=pl.col("born").min())
    kept = families.filter(pl.Series(chance(rng, WITH_MOTHER, families.height)))
    return kept.with_columns(
        person_id=known.ids("A", kept),
        forename=pl.Series(FORENAMES["F"]).gather(rng.integers(0, 40, kept.height)),
        surname=_surnames(kept["family"]),
        born=(pl.col("eldest") - pl.Series(whole(rng, 17 * 366, 38 * 365, kept.height))),
    )


def _mother_persons(mothers: pl.DataFrame) -> pl.DataFrame:
    return lay_out(
        "ssd_person",
        mothers.select(
            pers_person_id="person_id",
            pers_forename="forename",
            pers_surname="surname",
            pers_sex=pl.lit("F"),
            pers_gender=pl.lit("02"),
            pers_ethnicity="ethnicity",
            pers_dob="born",
            pers_is_mother=pl.lit("Y"),
        ),
    )


def _family(known: Known, kids: pl.DataFrame, mothers: pl.DataFrame) -> pl.DataFrame:
    both = pl.concat([kids.select("family_id", "person_id"), mothers.select("family_id", "person_id")])
    return lay_out(
        "ssd_family",
        both.select(fami_table_id=known.ids("FT", both), fami_family_id="family_id", fami_person_id="person_id"),
    )


def _mother_links(known: Known, kids: pl.DataFrame, mothers: pl.DataFrame) -> pl.DataFrame:
    links = kids.select("family", "born", child_id="person_id").join(
        mothers.select("family", "person_id"), on="family", how="inner", maintain_order="left"
    )
    return lay_out(
        "ssd_mother",
        links.select(
            moth_table_id=known.ids("MT", links),
            moth_person_id="person_id",
            moth_childs_person_id="child_id",
            moth_childs_dob=known.until("born"),
        ),
    )


def _homes(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    """Where each family lived, one home after another: family, house, street, from_day, to_day (null: still)."""
    rng = known.streams.of("addresses")
    first = _first_homes(known, kids, rng)
    moved = _elsewhere(first.drop_nulls("to_day"), 7)
    later = moved.with_columns(from_day="to_day", to_day=pl.lit(None, dtype=pl.Int32))
    told = _elsewhere(first.filter(pl.Series(chance(rng, EARLIER_HOME, first.height))), 11)
    lived = pl.Series(whole(rng, 180, 2_500, told.height))
    earlier = told.with_columns(from_day=pl.col("from_day") - lived, to_day="from_day")
    return pl.concat([first, later, earlier])


def _first_homes(known: Known, kids: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """The home in which each family became known, in the columns of ``_homes``."""
    families = kids.group_by("family", maintain_order=True).agg(pl.col("known_from").min())
    rows = families.height
    moved = pl.Series(chance(rng, MOVED_HOME, rows))
    away = pl.col("known_from") + (pl.lit(known.horizon.end) - pl.col("known_from")) * pl.Series(rng.random(rows))
    return families.select(
        "family",
        house=whole(rng, 1, 180, rows),
        street=rng.integers(0, len(STREETS), rows),
        from_day=pl.col("known_from") - pl.Series(whole(rng, 30, 2_000, rows)),
        to_day=pl.when(moved).then(away.cast(pl.Int32)),
    )


def _elsewhere(homes: pl.DataFrame, streets_away: int) -> pl.DataFrame:
    """The same families in other houses, of other postcodes than theirs."""
    return homes.with_columns(
        house=(pl.col("house") * streets_away + 5) % 180 + 1, street=(pl.col("street") + streets_away) % len(STREETS)
    )


def _addresses(known: Known, kids: pl.DataFrame, mothers: pl.DataFrame) -> pl.DataFrame:
    """A home for each child and mother, the same in a family. Nobody lives anywhere before birth."""
    homes = _homes(known, kids)
    homes = homes.with_columns(
        street=pl.Series(STREETS).gather(homes["street"].to_numpy()),
        postcode=pl.Series(HOMES).gather(homes["house"].to_numpy() % len(HOMES)),
    )
    everybody = pl.concat([each.select("family", "person_id", "born") for each in (kids, mothers)])
    found = everybody.join(homes, on="family", how="inner", maintain_order="left")
    found = found.with_columns(from_day=pl.max_horizontal("from_day", "born")).filter(
        pl.col("from_day") <= known.horizon.end,
        pl.col("to_day").is_null() | (pl.col("to_day") > pl.col("from_day")),
    )
    house, street = pl.col("house").cast(pl.String), pl.col("street")
    written = pl.lit('{"HOUSE": "') + house + pl.lit('", "STREET": "') + street + pl.lit('"}')
    return lay_out(
        "ssd_address",
        found.select(
            addr_table_id=known.ids("AD", found),
            addr_address_json=written,
            addr_person_id="person_id",
            addr_address_type=pl.lit("Primary Address"),
            addr_address_start_date="from_day",
            addr_address_end_date=known.until("to_day"),
            addr_address_postcode="postcode",
        ),
    )


def _disabilities(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    """One or two codes for a disabled child; that there is none, for the others who were referred."""
    rng = known.streams.of("disabilities")
    disabled = kids.filter("disabled").select("person_id")
    first = disabled.with_columns(code=pick(rng, DISABILITIES, disabled.height))
    second = disabled.with_columns(code=pick(rng, DISABILITIES, disabled.height)).filter(
        pl.Series(chance(rng, 0.4, disabled.height))
    )
    asked = known.spells.filter(~pl.col("disabled") & pl.col("referral").is_not_null())
    none = asked.select("person_id", code=pl.lit("NONE")).unique(maintain_order=True)
    rows = pl.concat([first, second, none]).unique(["person_id", "code"], maintain_order=True)
    return lay_out(
        "ssd_disability",
        rows.select(disa_table_id=known.ids("DI", rows), disa_person_id="person_id", disa_disability_code="code"),
    )


def _immigration(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    rng = known.streams.of("immigration")
    older = kids.filter(pl.col("born") + 12 * 365 < known.horizon.end)
    rows = older.filter(pl.Series(chance(rng, ASYLUM_SHARE, older.height)))
    return lay_out(
        "ssd_immigration_status",
        rows.select(
            immi_immigration_status_id=known.ids("IS", rows),
            immi_person_id="person_id",
            immi_immigration_status=pick(rng, STATUSES, rows.height),
            immi_immigration_status_start_date="at",
        ),
    )


def _linked(known: Known, kids: pl.DataFrame) -> pl.DataFrame:
    """Former pupil numbers of a few children, health service numbers of most that social care knows."""
    rng = known.streams.of("other identifiers")
    pupils = kids.filter(
        pl.Series(chance(rng, FORMER_NUMBER, kids.height)) & (pl.col("born") + 5 * 365 < known.horizon.end)
    )
    former = pupils.select(
        "person_id",
        link_identifier_type=pl.lit("Former Unique Pupil Number"),
        link_identifier_value=_numbers(rng, "J", 12, pupils.height),
        link_valid_from_date=pl.col("born") + 4 * 366,
        link_valid_to_date=pl.col("born") + 5 * 365,
    )
    patients = kids.filter(pl.Series(chance(rng, HEALTH_NUMBER, kids.height)) & (pl.col("born") <= known.horizon.end))
    current = patients.select(
        "person_id",
        link_identifier_type=pl.lit("NHS Number"),
        link_identifier_value=_numbers(rng, NEVER_ISSUED, 7, patients.height),
        link_valid_from_date="born",
        link_valid_to_date=pl.lit(None, dtype=pl.Int32),
    )
    rows = pl.concat([former, current])
    return lay_out(
        "ssd_linked_identifiers", rows.with_columns(link_table_id=known.ids("LI", rows), link_person_id="person_id")
    )


def _numbers(rng: np.random.Generator, prefix: str, digits: int, rows: int) -> pl.Series:
    """``rows`` random numbers of ``digits`` digits after a prefix."""
    drawn = pl.Series(rng.integers(10 ** (digits - 1), 10**digits, rows)).cast(pl.String)
    return pl.select(pl.lit(prefix) + drawn).to_series()
