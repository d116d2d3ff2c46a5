"""What holds for every made-up authority, whatever its size and seed: the journeys of its children hang together."""

from datetime import date, timedelta

import polars as pl
import pytest

from goldenthread.analysis.synthetic import authority
from goldenthread.analysis.tables import TABLES, Dataset
from worked_example import worked_example

NOT_SUPPLIED = {
    "ssd_send",
    "ssd_ehcp_requests",
    "ssd_ehcp_assessment",
    "ssd_ehcp_named_plan",
    "ssd_ehcp_active_plans",
    "ssd_sen_need",
    "ssd_pre_proceedings",
    "ssd_voice_of_child",
    "ssd_s251_finance",
}
UNBORN = timedelta(days=320)


@pytest.fixture(scope="module", params=["small", "town", "long", "example"])
def made(request: pytest.FixtureRequest) -> Dataset:
    """Authorities of several sizes, seeds and lengths, and the worked example."""
    makers = {
        "small": lambda: authority(300, 6, 1),
        "town": lambda: authority(6_000, 6, 2),
        "long": lambda: authority(2_500, 9, 3),
        "example": worked_example,
    }
    return makers[request.param]()


def rows(made: Dataset, name: str, prefix: str = "") -> pl.DataFrame:
    """A table with the prefix of its columns taken off."""
    frame = made.table(name).collect()
    return frame.rename({column: column.removeprefix(prefix) for column in frame.columns})


def test_every_table_but_the_placeholders_is_supplied(made: Dataset) -> None:
    assert {name for name in TABLES if not made.supplies(name)} == NOT_SUPPLIED


def test_no_plan_without_a_conference_that_decided_it(made: Dataset) -> None:
    plans = rows(made, "ssd_cp_plans", "cppl_")
    conferences = rows(made, "ssd_initial_cp_conference", "icpc_")
    both = plans.join(conferences, left_on="icpc_id", right_on="icpc_id", how="left", suffix="_conference")
    assert both["icpc_date"].null_count() == 0
    assert (both["icpc_outcome_cp_flag"] == "Y").all()
    assert (both["icpc_date"] == both["cp_plan_start_date"]).all()
    assert (both["person_id"] == both["person_id_conference"]).all()


def test_a_conference_that_decided_a_plan_has_the_plan(made: Dataset) -> None:
    conferences = rows(made, "ssd_initial_cp_conference", "icpc_")
    assert ((conferences["icpc_outcome_cp_flag"] == "Y") == conferences["cp_plan_id"].is_not_null()).all()


def test_a_conference_follows_an_enquiry_unless_the_child_moved_in(made: Dataset) -> None:
    conferences = rows(made, "ssd_initial_cp_conference", "icpc_")
    assert ((conferences["icpc_transfer_in"] == "N") == conferences["s47_enquiry_id"].is_not_null()).all()
    enquiries = rows(made, "ssd_s47_enquiry", "s47e_").select("s47_enquiry_id", "s47_start_date")
    both = conferences.join(enquiries, on="s47_enquiry_id")
    assert (both["icpc_date"] >= both["s47_start_date"]).all()


def test_a_referral_comes_from_a_contact_that_was_decided_to_be_one(made: Dataset) -> None:
    decisions = made.table("contact_decisions").filter(pl.col("outcome") == "referral").collect()
    assert decisions["referral_id"].null_count() == 0
    assert decisions["referral_id"].is_unique().all()
    none = made.table("contact_decisions").filter(pl.col("outcome") != "referral").collect()
    assert none["referral_id"].is_null().all()
    referrals = rows(made, "ssd_cin_episodes", "cine_")
    recent = referrals.filter(pl.col("referral_date") >= made.manifest.covers_from)
    assert set(recent["referral_id"]) <= set(decisions["referral_id"])


SPANS = [
    ("ssd_cin_episodes", "cine_person_id", "cine_referral_date", "cine_close_date"),
    ("ssd_cin_plans", "cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("ssd_cla_episodes", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("ssd_cla_placement", "clap_person_id", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("ssd_legal_status", "lega_person_id", "lega_legal_status_start_date", "lega_legal_status_end_date"),
    ("ssd_early_help_episodes", "earl_person_id", "earl_episode_start_date", "earl_episode_end_date"),
    ("ssd_missing", "miss_person_id", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
]


@pytest.mark.parametrize(("name", "person", "start", "end"), SPANS, ids=[span[0] for span in SPANS])
def test_spans_of_one_child_end_after_they_start_and_do_not_overlap(
    made: Dataset, name: str, person: str, start: str, end: str
) -> None:
    spans = made.table(name).select(person=person, start=start, end=end).collect().sort("person", "start")
    assert (spans["end"] >= spans["start"]).all()
    following = spans.with_columns(next=pl.col("start").shift(-1).over("person")).filter(pl.col("next").is_not_null())
    assert following["end"].null_count() == 0
    assert (following["end"] <= following["next"]).all()


def test_children_in_care_are_always_placed_and_under_a_legal_status(made: Dataset) -> None:
    episodes = rows(made, "ssd_cla_episodes", "clae_")
    placements = rows(made, "ssd_cla_placement", "clap_")
    placed = episodes.join(placements, on="cla_placement_id", how="left")
    assert placed["cla_placement_start_date"].null_count() == 0
    assert (placed["cla_placement_start_date"] <= placed["cla_episode_start_date"]).all()
    statuses = rows(made, "ssd_legal_status", "lega_").select("person_id", "legal_status_start_date")
    begun = statuses.group_by("person_id").agg(first=pl.col("legal_status_start_date").min())
    care = episodes.group_by("person_id").agg(entered=pl.col("entered_care_date").min())
    both = care.join(begun, on="person_id", how="left")
    assert (both["first"] == both["entered"]).all()


WORK = [
    ("ssd_cin_visits", "cinv_person_id", "cinv_cin_visit_date"),
    ("ssd_cp_visits", "cppv_person_id", "cppv_cp_visit_date"),
    ("ssd_cla_visits", "clav_person_id", "clav_cla_visit_date"),
    ("core_groups", "person_id", "held_on"),
    ("case_supervisions", "person_id", "held_on"),
]


def led(made: Dataset) -> pl.LazyFrame:
    involved = made.table("ssd_involvements").filter(pl.col("invo_professional_role_id") == "CW")
    return involved.select(
        person="invo_person_id",
        start="invo_involvement_start_date",
        end=pl.col("invo_involvement_end_date").fill_null(date(2100, 1, 1)),
    )


@pytest.mark.parametrize(("name", "person", "day"), WORK, ids=[work[0] for work in WORK])
def test_nothing_is_done_before_a_child_is_allocated_or_after(made: Dataset, name: str, person: str, day: str) -> None:
    done = made.table(name).select(person=person, day=day).with_row_index()
    during = done.join(led(made), on="person").filter(pl.col("day").is_between("start", "end"))
    assert during.select("index").unique().collect().height == done.collect().height


def test_one_worker_leads_at_a_time(made: Dataset) -> None:
    spans = led(made).collect().sort("person", "start")
    following = spans.with_columns(next=pl.col("start").shift(-1).over("person")).drop_nulls("next")
    assert (following["end"] <= following["next"]).all()


def test_workers_lead_only_while_they_hold_a_post_of_the_team(made: Dataset) -> None:
    involved = rows(made, "ssd_involvements", "invo_")
    holders = made.table("post_holders").collect().join(made.table("posts").collect(), on="post_id")
    both = involved.join(
        holders.select("worker_id", "team_id", "started_on", "ended_on", "case_holding"),
        left_on="professional_id",
        right_on="worker_id",
        how="left",
    )
    assert both.height == involved.height
    assert both["case_holding"].all()
    assert (both["team_id"] == both["professional_team"]).all()
    assert (both["involvement_start_date"] >= both["started_on"]).all()
    left = both.filter(pl.col("ended_on").is_not_null())
    assert (left["involvement_end_date"] <= left["ended_on"] + timedelta(days=1)).all()


def test_posts_have_one_holder_at_a_time(made: Dataset) -> None:
    held = made.table("post_holders").collect().sort("post_id", "started_on")
    following = held.with_columns(next=pl.col("started_on").shift(-1).over("post_id")).drop_nulls("next")
    assert following["ended_on"].null_count() == 0
    assert (following["ended_on"] < following["next"]).all()


def test_everybody_born_lives_in_one_home_at_a_time(made: Dataset) -> None:
    lived = rows(made, "ssd_address", "addr_").sort("person_id", "address_start_date")
    following = lived.with_columns(next=pl.col("address_start_date").shift(-1).over("person_id")).drop_nulls("next")
    assert following.height > 0
    assert following["address_end_date"].equals(following["next"], check_names=False)
    assert lived.filter(pl.col("address_start_date") > made.manifest.as_at).is_empty()
    people = rows(made, "ssd_person", "pers_")
    born = lived.join(people.select("person_id", "dob"), on="person_id")
    assert (born["address_start_date"] >= born["dob"]).all()
    homeless = people.filter(pl.col("dob").is_not_null()).join(lived, on="person_id", how="anti")
    assert homeless.is_empty()


def events(made: Dataset) -> pl.DataFrame:
    """Every dated row about a child: person, day and where from. Plans for later (due dates) are no events."""
    planned = {"due_on", "icpc_icpc_target_date", "cppr_cp_review_due", "clar_cla_review_due_date", "review_due_on"}
    of_persons = {"ssd_person", "ssd_mother", "ssd_address", "ssd_linked_identifiers"}
    found = []
    for table in TABLES.values():
        persons = [column.name for column in table.columns if column.references == "ssd_person.pers_person_id"]
        if not persons or table.name in of_persons or not made.supplies(table.name):
            continue
        for column in table.columns:
            if column.type.polars == pl.Date() and column.name not in planned:
                days = made.table(table.name).select(person=persons[0], day=column.name)
                found.append(days.drop_nulls().with_columns(where=pl.lit(f"{table.name}.{column.name}")))
    return pl.concat(found).collect()


def test_nothing_happens_before_birth_after_death_or_after_25(made: Dataset) -> None:
    people = rows(made, "ssd_person", "pers_").select(
        "person_id", "death_date", born=pl.coalesce("dob", "expected_dob")
    )
    found = events(made).join(people, left_on="person", right_on="person_id")
    assert found.filter(pl.col("day") < pl.col("born") - UNBORN).is_empty()
    assert found.filter(pl.col("day") > pl.col("death_date")).is_empty()
    assert found.filter(pl.col("day") >= pl.col("born").dt.offset_by("26y")).is_empty()
    in_care = found.filter(pl.col("where").str.starts_with("ssd_cla"))
    assert in_care.filter(pl.col("day") < pl.col("born")).is_empty()
    assert found.filter(pl.col("day") > made.manifest.as_at).is_empty()


def test_work_with_children_ends_when_they_are_18(made: Dataset) -> None:
    people = rows(made, "ssd_person", "pers_").select("person_id", born=pl.coalesce("dob", "expected_dob"))
    grown = people.with_columns(adult=pl.col("born").dt.offset_by("18y"))
    referrals = rows(made, "ssd_cin_episodes", "cine_").join(grown, on="person_id")
    assert (referrals["referral_date"] < referrals["adult"]).all()
    assert referrals.filter(
        (pl.col("close_date") > pl.col("adult"))
        | (pl.col("adult") < made.manifest.as_at) & pl.col("close_date").is_null()
    ).is_empty()


def test_references_and_rules_of_the_contract_hold(made: Dataset, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("made") / "dataset"
    made.write(folder)
    assert Dataset.open(folder, check="full").manifest.rows == made.manifest.rows
