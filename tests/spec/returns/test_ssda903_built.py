"""A made-up authority without faults gives a return without errors, and each fault put into it is found by its rule."""

from dataclasses import dataclass, field
from datetime import date

import polars as pl
import pytest

from care_by_hand import READ
from goldenthread.analysis.returns import ssda903
from goldenthread.analysis.returns.evidence import Lookups
from goldenthread.analysis.returns.reference import Postcodes
from goldenthread.analysis.returns.ssda903.build import build, write
from goldenthread.analysis.synthetic import authority
from goldenthread.analysis.tables import Dataset

YEAR, START, END = "2025-26", date(2025, 4, 1), date(2026, 3, 31)
CITY_OF_LONDON = "E09000001"
UNANSWERED = ("not supplied", "not evaluated")


@pytest.fixture(scope="session")
def made() -> Dataset:
    return authority(children=6_000, years=3, seed=3, last=END)


@pytest.fixture(scope="session")
def lookups(tmp_path_factory):
    """The real postcodes: a made-up authority stands in the City of London."""
    return Lookups(authority=CITY_OF_LONDON, postcodes=Postcodes.open(tmp_path_factory.mktemp("postcodes")))


@pytest.fixture(scope="session")
def frames(made):
    return {name: made.table(name).collect() for name in READ}


@pytest.fixture(scope="session")
def found(made, lookups, tmp_path_factory):
    """What is found in the return once it was written and read again."""
    folder = tmp_path_factory.mktemp("built") / "return"
    write(build(made, YEAR), folder)
    tables = ssda903.read(folder, year=YEAR).tables
    findings = ssda903.validate(tables, year=YEAR, reference=lookups)
    return findings.filter(~pl.col("type").is_in(UNANSWERED))


def test_nothing_is_found_but_what_no_dataset_can_say(made, found):
    """Two rules ask for more than there is.

    159: whether help was offered has no place in the dataset. SW12STG2: of a child whom the authority did not know on
    1 April there is no social worker of that day.
    """
    assert set(found["rule"]) <= {"159", "SW12STG2"}
    lacking = build(made, YEAR).lacking
    assert set(lacking["field"]) <= {"INTERVENTION_OFFERED"}
    assert set(found.filter(pl.col("rule") == "159")["child"]) == set(lacking["child"])
    led = made.table("ssd_involvements").filter(pl.col("invo_professional_role_id") == "CW").collect()
    in_april = led.filter(
        pl.col("invo_involvement_start_date") <= START,
        pl.col("invo_involvement_end_date").is_null() | (pl.col("invo_involvement_end_date") >= START),
    )
    assert not set(found.filter(pl.col("rule") == "SW12STG2")["child"]) & set(in_april["invo_person_id"])


def test_the_authority_has_something_of_every_table(made):
    sizes = {name: len(frame) for name, frame in build(made, YEAR).tables.items()}
    assert min(size for name, size in sizes.items() if name != "UASC") > 0


def test_the_same_return_gives_the_same_findings(made, found, lookups):
    again = ssda903.validate(build(made, YEAR).tables, year=YEAR, reference=lookups)
    assert found.equals(again.filter(~pl.col("type").is_in(UNANSWERED)))


# -- faults ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fault:
    """Into the first row of a table for which ``where`` holds ``changes`` are written; ``rule`` finds the child."""

    rule: str
    table: str
    changes: dict
    where: pl.Expr = field(default_factory=lambda: pl.lit(value=True))


TABLES = {
    "person": ("ssd_person", "pers_person_id"),
    "episode": ("ssd_cla_episodes", "clae_person_id"),
    "placement": ("ssd_cla_placement", "clap_person_id"),
    "status": ("ssd_legal_status", "lega_person_id"),
    "review": ("ssd_cla_reviews", "clar_cla_person_id"),
    "missing": ("ssd_missing", "miss_person_id"),
    "sdq": ("ssd_sdq_scores", "csdq_person_id"),
    "immunisation": ("ssd_cla_immunisations", "clai_person_id"),
    "plan": ("ssd_permanence", "perm_person_id"),
    "before": ("ssd_cla_previous_permanence", "lapp_person_id"),
    "leaver": ("ssd_care_leavers", "clea_person_id"),
    "lead": ("ssd_involvements", "invo_person_id"),
}
BEGAN, ENDED, WHY = "clae_cla_episode_start_date", "clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason"
ENDED_IN_YEAR = pl.col(ENDED).is_between(START, END)
LEFT_CARE = ENDED_IN_YEAR & (pl.col(WHY) != "X1")
FOLLOWED = ENDED_IN_YEAR & (pl.col(WHY) == "X1")
MOVED = pl.col("clap_cla_placement_change_reason").is_not_null() & (
    pl.col("clap_cla_placement_end_date").is_between(START, END)
)
OPEN_PLACE = pl.col("clap_cla_placement_end_date").is_null()
FOSTERED = OPEN_PLACE & (pl.col("clap_cla_placement_type") == "U6")
OPEN_STATUS = pl.col("lega_legal_status_end_date").is_null()
BEFORE_SCHOOL, TEN = pl.col("born") > date(2023, 1, 1), pl.col("born") < date(2015, 1, 1)
REVIEWED = pl.col("clar_cla_review_date").is_between(START, END)
GONE = pl.col("miss_missing_episode_start_date").is_between(START, END)
SCORED = (
    pl.col("csdq_sdq_completed_date").is_between(START, END)
    & pl.col("csdq_sdq_score").is_not_null()
    & pl.col("all_year")
)
ADOPTED = pl.col("perm_permanence_order_date").is_between(START, END) & (
    pl.col("perm_permanence_order_type") == "Adoption"
)
STARTED = pl.col("started")
LED = (pl.col("invo_professional_role_id") == "CW") & pl.col("at_end") & pl.col("invo_involvement_end_date").is_null()
TOUCHED = pl.col("returned_as_leaver") & (pl.col("clea_care_leaver_in_touch") == "YES")
GIRL = (pl.col("pers_sex") == "F") & pl.col("longer")

FAULTS = [
    # who the child is
    Fault("101", "person", {"pers_sex": None}),
    Fault("102", "person", {"pers_dob": None}),
    Fault("103", "person", {"pers_ethnicity": "NONE"}),
    Fault("301", "person", {"pers_dob": date(2026, 5, 1)}),
    Fault("351", "person", {"pers_dob": date(1990, 5, 1)}),
    Fault("168", "person", {"pers_upn": "K12"}),
    Fault("442", "person", {"pers_upn": None, "pers_upn_unknown": None}, pl.col("longer")),
    Fault("209", "person", {"pers_upn": None, "pers_upn_unknown": "UN1"}, TEN),
    Fault("165", "person", {"pers_is_mother": None}, GIRL),
    Fault("611", "person", {"pers_is_mother": "Y"}, GIRL),
    # episodes
    Fault("143", "episode", {"clae_cla_episode_start_reason": "Q"}),
    Fault("145", "episode", {"clae_cla_primary_need_code": "N0"}),
    Fault("149", "episode", {WHY: "E43"}, LEFT_CARE),
    Fault("148", "episode", {WHY: None}, LEFT_CARE),
    Fault("388", "episode", {WHY: "X1"}, LEFT_CARE),
    Fault("356", "episode", {BEGAN: pl.col(ENDED), ENDED: pl.col(BEGAN)}, LEFT_CARE & (pl.col(BEGAN) >= START)),
    Fault("355", "episode", {BEGAN: pl.col(ENDED)}, LEFT_CARE),
    Fault("501", "episode", {ENDED: pl.col(ENDED) + pl.duration(days=9)}, FOLLOWED & pl.col("followed_longer")),
    Fault("357", "episode", {"clae_cla_episode_start_reason": "L"}, (pl.col(BEGAN) >= START) & STARTED),
    Fault(
        "433",
        "episode",
        {"clae_cla_episode_start_reason": "L", BEGAN: pl.col(BEGAN) + pl.duration(days=1)},
        pl.col("follows"),
    ),
    Fault("504", "episode", {"clae_cla_primary_need_code": "N2"}, pl.col("follows")),
    Fault("407", "episode", {WHY: "E48"}, LEFT_CARE & pl.col("adult")),
    # placements and legal statuses
    Fault("144", "status", {"lega_legal_status": "ZZ"}, OPEN_STATUS),
    Fault("358", "status", {"lega_legal_status": "J1"}, OPEN_STATUS & BEFORE_SCHOOL),
    Fault("378", "placement", {"clap_cla_placement_type": "P1"}, FOSTERED & pl.col("agreed")),
    Fault("146", "placement", {"clap_cla_placement_type": "H5"}, OPEN_PLACE),
    Fault("371", "placement", {"clap_cla_placement_type": "K3"}, FOSTERED & BEFORE_SCHOOL),
    Fault("225", "placement", {"clap_cla_placement_change_reason": None}, MOVED),
    Fault("1009", "placement", {"clap_cla_placement_change_reason": "BORED"}, MOVED),
    Fault("526", "placement", {"clap_cla_placement_provider": None}, FOSTERED),
    Fault("550", "placement", {"clap_cla_placement_provider": "PR0"}, FOSTERED),
    Fault("218", "placement", {"clap_cla_placement_urn": None}, FOSTERED),
    Fault("392b", "placement", {"clap_cla_placement_postcode": None}, FOSTERED),
    Fault("392c", "placement", {"clap_cla_placement_postcode": "EC1"}, FOSTERED),
    # what happened in the year
    Fault("167", "review", {"clar_cla_review_participation": "PN9"}, REVIEWED),
    Fault("440", "review", {"clar_cla_review_participation": "PN0"}, REVIEWED & TEN),
    Fault("1006", "missing", {"miss_missing_episode_type": "R"}, GONE),
    Fault("564", "missing", {"miss_missing_episode_start_date": None}, GONE),
    Fault("567", "missing", {"miss_missing_episode_end_date": START}, GONE),
    Fault("SW13STG1", "lead", {"invo_worker_change_reason": "BORED"}, LED),
    Fault("SW17STG2", "lead", {"invo_involvement_end_date": END}, LED),
    # health
    Fault("180", "sdq", {"csdq_sdq_score": 41}, SCORED),
    Fault("197a", "sdq", {"csdq_sdq_reason": "SDQ2"}, SCORED),
    Fault("196", "sdq", {"csdq_sdq_score": None, "csdq_sdq_reason": "SDQ9"}, SCORED),
    Fault("182", "immunisation", {"clai_immunisations_status": None}, pl.col("all_year")),
    # permanence
    Fault("151", "plan", {"perm_adopter_sex": None}, ADOPTED),
    Fault("176", "plan", {"perm_adopter_sex": "XX"}, ADOPTED),
    Fault("175", "plan", {"perm_number_of_adopters": 3}, ADOPTED),
    Fault("333", "plan", {"perm_matched_date": pl.col("perm_adm_decision_date") - pl.duration(days=1)}, ADOPTED),
    Fault("601", "plan", {"perm_cla_id": "another"}, ADOPTED),
    Fault("522", "plan", {"perm_adm_decision_date": END, "perm_decision_reversed_date": START}, ADOPTED),
    Fault("630", "before", {"lapp_previous_permanence_option": None}, STARTED),
    Fault("631", "before", {"lapp_previous_permanence_option": "P9"}, STARTED),
    Fault("633", "before", {"lapp_previous_permanence_la": "WEX"}, STARTED),
    # care leavers
    Fault("131", "leaver", {"clea_care_leaver_in_touch": "MAYBE"}, TOUCHED),
    Fault("132", "leaver", {"clea_care_leaver_activity": "ZZ"}, TOUCHED),
    Fault("133", "leaver", {"clea_care_leaver_accommodation": "Q"}, TOUCHED),
    Fault("153", "leaver", {"clea_care_leaver_activity": None}, TOUCHED),
    Fault("345", "leaver", {"clea_care_leaver_activity": "0"}, TOUCHED),
]


@pytest.fixture(scope="session")
def standing(made):
    """Of each child in the return, what a fault may ask about."""
    tables = build(made, YEAR).tables
    episodes = tables["Episodes"].with_columns(pl.col("DECOM", "DEC").str.to_date("%d/%m/%Y"))
    longer = episodes.filter(~pl.col("LS").is_in(["V3", "V4"]))
    return tables["Header"].select(
        "CHILD",
        born=pl.col("DOB").str.to_date("%d/%m/%Y"),
        longer=_among(longer),
        all_year=_among(tables["OC2"]),
        at_end=_among(longer.filter(pl.col("DEC").is_null())),
        started=_among(longer.filter(pl.col("RNE") == "S", pl.col("DECOM") >= START)),
        agreed=_among(longer.filter(pl.col("LS") == "V2", pl.col("DEC").is_null())),
        adult=_among(
            longer.join(tables["Header"].select("CHILD", "DOB"), on="CHILD").filter(
                pl.col("DEC") >= pl.col("DOB").str.to_date("%d/%m/%Y").dt.offset_by("18y")
            )
        ),
        returned_as_leaver=_among(tables["OC3"]),
    )


def _among(rows):
    return pl.col("CHILD").is_in(rows["CHILD"].unique().implode())


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.rule for fault in FAULTS])
def test_a_fault_in_the_dataset_is_found_by_its_rule(fault, frames, standing, made, found, lookups):
    name, person = TABLES[fault.table]
    already = found.filter(pl.col("rule") == fault.rule)["child"]
    known = _beside(name, frames).join(standing, left_on=person, right_on="CHILD", maintain_order="left")
    chosen = known.filter(fault.where, ~pl.col(person).is_in(already.implode())).head(1)
    assert len(chosen) == 1, "the made-up authority has no such row"
    dataset = _with({**frames, name: _faulty(frames[name], chosen, fault)}, made)
    again = ssda903.validate(build(dataset, YEAR).tables, year=YEAR, rules=[fault.rule], reference=lookups)
    assert chosen[person][0] in set(again["child"])


def _beside(name, frames):
    """The rows of a table; of episodes, whether one follows another of the same period, and how long the next lasts."""
    rows = frames[name]
    if name != "ssd_cla_episodes":
        return rows
    rows = rows.sort("clae_person_id", BEGAN)
    same = [pl.col("clae_cla_id") == pl.col("clae_cla_id").shift(by) for by in (1, -1)]
    lasting = pl.col(ENDED).shift(-1).fill_null(END) - pl.col(BEGAN).shift(-1) > pl.duration(days=9)
    return rows.with_columns(follows=(same[0] & (pl.col(BEGAN) >= START)), followed_longer=same[1] & lasting)


def _faulty(rows, chosen, fault):
    key = rows.columns[0]
    here = pl.col(key) == chosen[key][0]
    changed = {
        column: pl.when(here).then(value if isinstance(value, pl.Expr) else pl.lit(value)).otherwise(column)
        for column, value in fault.changes.items()
    }
    return rows.with_columns(**{column: value.cast(rows.schema[column]) for column, value in changed.items()})


def _with(frames, made):
    facts = made.manifest
    return Dataset.from_frames(
        frames,
        authority=facts.authority,
        as_at=facts.as_at,
        covers_from=facts.covers_from,
        source=facts.source,
        check=False,
    )


def test_a_worker_s_number_that_is_none_of_the_register_is_found(frames, made, lookups):
    numbers = {"prof_social_worker_registration_no": pl.lit("12345")}
    dataset = _with({**frames, "ssd_professionals": frames["ssd_professionals"].with_columns(**numbers)}, made)
    tables = build(dataset, YEAR).tables
    again = ssda903.validate(tables, year=YEAR, rules=["SW02STG1"], reference=lookups)
    assert len(again) == len(tables["SWEpisodes"])
