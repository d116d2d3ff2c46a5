"""From a dataset to the children of the API: who is sent, where each key comes from, what is listed instead."""

from datetime import date

import pytest

from goldenthread.analysis.returns.dfe_api import build
from tables_by_hand import AS_AT, authority

CHILD = {
    "pers_person_id": "C1",
    "pers_dob": "2004-05-06",
    "pers_forename": "Ada",
    "pers_surname": "Abery",
    "pers_sex": "F",
}
NEED = {"cine_referral_id": "R1", "cine_person_id": "C1", "cine_referral_date": "2014-05-01"}
OTHER = {"pers_person_id": "C2", "pers_dob": "2006-05-06"}
OTHER_NEED = {"cine_referral_id": "R2", "cine_person_id": "C2", "cine_referral_date": "2014-05-01"}


def built(as_at=AS_AT, **tables):
    """Of one child with one open episode of need, and whatever else is said."""
    found = {"ssd_person": [CHILD], "ssd_cin_episodes": [NEED]} | tables
    return build(authority(**found), as_at)


def child_of(**tables):
    return built(**tables).children["C1"]


def episode_of(**tables):
    [episode] = child_of(**tables)["social_care_episodes"]
    return episode


def listed(found, key):
    """What is said of one key, but for whole tables that are not supplied."""
    return [(each.child, each.item, each.value, each.why) for each in found.findings if each.key == key and each.child]


def sent(**tables):
    return list(built(**tables).children)


# -- who is sent ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "who"),
    [("1987-04-01", []), ("1987-04-02", ["C1"]), ("2015-08-01", ["C1"])],
    ids=["26 when the window began", "25 then", "not yet born"],
)
def test_children_of_25_or_younger_in_the_window_are_sent(born, who):
    assert sent(ssd_person=[{"pers_person_id": "C1", "pers_dob": born}]) == who


def test_an_unborn_child_is_sent_by_the_day_on_which_it_is_expected():
    found = child_of(ssd_person=[{"pers_person_id": "C1", "pers_expected_dob": "2015-08-01"}])
    assert found["child_details"] == {"expected_date_of_birth": "2015-08-01", "sex": "U"}


def test_a_child_of_no_age_is_listed():
    found = built(ssd_person=[{"pers_person_id": "C1"}])
    assert found.children == {}
    [(child, _, _, why)] = listed(found, "child_details.date_of_birth")
    assert (child, why.startswith("has no date of birth")) == ("C1", True)


# Two years before 30 June 2015 lies in the year that began on 1 April 2013.
@pytest.mark.parametrize(("closed", "who"), [("2013-03-31", []), ("2013-04-01", ["C1"])])
def test_an_episode_counts_if_it_touches_the_window(closed, who):
    assert sent(ssd_cin_episodes=[NEED | {"cine_referral_date": "2012-01-01", "cine_close_date": closed}]) == who


def test_an_episode_counts_if_a_plan_or_care_within_it_touches_the_window():
    closed = [NEED | {"cine_referral_date": "2012-01-01", "cine_close_date": "2012-02-01"}]
    plan = {"cinp_referral_id": "R1", "cinp_cin_plan_start_date": "2012-01-05"}
    care = {"clae_referral_id": "R1", "clae_cla_episode_start_date": "2012-01-05"}
    assert sent(ssd_cin_episodes=closed, ssd_cin_plans=[plan]) == ["C1"]
    assert sent(ssd_cin_episodes=closed, ssd_cla_episodes=[care]) == ["C1"]


def test_an_episode_of_nobody_is_listed():
    found = built(
        ssd_cin_episodes=[NEED, {"cine_referral_id": "R9", "cine_person_id": "C9"}, {"cine_referral_id": "R8"}]
    )
    assert list(found.children) == ["C1"]
    why = "the dataset knows nobody whose episode this is; it is left out"
    assert listed(found, "social_care_episodes[]") == [("C9", "R9", "R9", why)]
    assert [each.value for each in found.findings if each.why == why] == ["R8", "R9"]


def test_what_came_later_is_not_known_on_an_earlier_day():
    closed = [NEED | {"cine_close_date": "2015-05-01", "cine_close_reason": "RC1"}]
    found = built(date(2015, 3, 31), ssd_cin_episodes=closed)
    assert found.children["C1"]["social_care_episodes"] == [
        {"social_care_episode_id": "R1", "referral_date": "2014-05-01"}
    ]


# -- the child ------------------------------------------------------------------------------------------------------


def test_names_birth_sex_and_ethnicity_are_those_of_the_person():
    details = child_of(ssd_person=[CHILD | {"pers_ethnicity": "WBRI", "pers_legacy_id": "OLD-1"}])
    assert details["mis_child_id"] == "OLD-1"
    assert details["child_details"] == {
        "first_name": "Ada", "surname": "Abery", "date_of_birth": "2004-05-06", "sex": "F", "ethnicity": "WBRI",
    }  # fmt: skip


def test_text_is_sent_without_the_spaces_around_it_and_blank_text_not_at_all():
    details = child_of(ssd_person=[CHILD | {"pers_forename": " Ada\t", "pers_surname": "  "}])["child_details"]
    assert (details["first_name"], "surname" in details) == ("Ada", False)


def test_a_reason_in_the_place_of_the_pupil_number_is_sent_as_the_reason():
    details = child_of(ssd_person=[CHILD | {"pers_upn": "UN4"}])["child_details"]
    assert ("unique_pupil_number" in details, details["unique_pupil_number_unknown_reason"]) == (False, "UN4")


def test_the_former_pupil_number_is_the_latest_one_known():
    def number(value, since, kind="Former Unique Pupil Number"):
        return {
            "link_person_id": "C1", "link_identifier_type": kind,
            "link_identifier_value": value, "link_valid_from_date": since,
        }  # fmt: skip

    numbers = [
        number("A000000000001", "2012-09-01"),
        number("A000000000002", "2013-09-01"),
        number("A000000000003", "2015-09-01"),
        number("A000000000004", "2014-09-01", "NHS number"),
    ]
    details = child_of(ssd_linked_identifiers=numbers)["child_details"]
    assert details["former_unique_pupil_number"] == "A000000000002"


def test_disabilities_are_sent_in_order_and_none_is_said_where_nothing_is_recorded():
    codes = [{"disa_person_id": "C1", "disa_disability_code": code} for code in ("VIS", "LD")]
    found = built(ssd_disability=codes, ssd_person=[CHILD, OTHER], ssd_cin_episodes=[NEED, OTHER_NEED])
    assert found.children["C1"]["child_details"]["disabilities"] == ["LD", "VIS"]
    assert found.children["C2"]["child_details"]["disabilities"] == ["NONE"]
    assert [each[0] for each in listed(found, "child_details.disabilities")] == ["C2"]
    assert "disabilities" not in child_of()["child_details"]


def address(since, postcode="WX1 1AA", **more):
    return {"addr_person_id": "C1", "addr_address_start_date": since, "addr_address_postcode": postcode} | more


def test_the_postcode_is_that_of_the_latest_address():
    addresses = [address("2014-01-01", "WX2 2AA"), address("2012-01-01"), address("2015-12-01", "WX3 3AA")]
    assert child_of(ssd_address=addresses)["child_details"]["postcode"] == "WX2 2AA"


def test_no_earlier_postcode_is_sent_for_a_confidential_address():
    hidden = address("2014-01-01", None, addr_address_json='{"CONFIDENTIAL": "Y"}')
    found = built(ssd_address=[address("2012-01-01"), hidden])
    assert "postcode" not in found.children["C1"]["child_details"]
    [(_, _, value, why)] = listed(found, "child_details.postcode")
    assert (value, why) == (None, "the address is confidential: not sent")


@pytest.mark.parametrize("odd", ["not JSON", "[]", None])
def test_an_address_whose_parts_cannot_be_read_keeps_its_postcode(odd):
    assert (
        child_of(ssd_address=[address("2012-01-01", addr_address_json=odd)])["child_details"]["postcode"] == "WX1 1AA"
    )


def test_a_child_who_came_alone_is_flagged_by_the_words_of_the_status():
    def status(kind, since, end=None):
        return {
            "immi_person_id": "C1", "immi_immigration_status": kind,
            "immi_immigration_status_start_date": since, "immi_immigration_status_end_date": end,
        }  # fmt: skip

    alone, refugee = "Unaccompanied Asylum Seeking Child", "Refugee Status"

    def flags(*statuses):
        details = child_of(ssd_immigration_status=list(statuses))["child_details"]
        return details.get("uasc_flag"), details.get("uasc_end_date")

    assert flags(status(alone, "2014-01-01"), status(refugee, "2015-01-01")) == (True, None)
    assert flags(status(alone, "2014-01-01", "2015-01-01")) == (True, "2015-01-01")
    assert flags(status(alone, "2014-01-01", "2015-12-01")) == (True, None)
    assert flags(status(refugee, "2014-01-01")) == (False, None)
    assert "uasc_flag" not in child_of()["child_details"]


def test_scores_of_the_window_are_sent_oldest_first():
    days = ["2015-01-01", "2014-01-01", "2013-03-31", "2015-07-01", None]
    scores = [{"csdq_person_id": "C1", "csdq_sdq_completed_date": day, "csdq_sdq_score": 9} for day in days]
    assert child_of(ssd_sdq_scores=scores)["health_and_wellbeing"] == {
        "sdq_assessments": [{"date": "2014-01-01", "score": 9}, {"date": "2015-01-01", "score": 9}]
    }


# -- episodes of need -----------------------------------------------------------------------------------------------


def test_an_episode_has_its_source_dates_and_reasons():
    more = {
        "cine_referral_source_code": "6",
        "cine_referral_nfa": "N",
        "cine_close_date": "2015-01-01",
        "cine_close_reason": "RC7",
    }
    assert episode_of(ssd_cin_episodes=[NEED | more]) == {
        "social_care_episode_id": "R1", "referral_date": "2014-05-01", "referral_source": "6",
        "referral_no_further_action_flag": False, "closure_date": "2015-01-01", "closure_reason": "RC7",
    }  # fmt: skip


def involvement(since, worker="W1", role="CW", **more):
    return {
        "invo_professional_id": worker, "invo_professional_role_id": role, "invo_person_id": "C1",
        "invo_involvement_start_date": since, "invo_referral_id": "R1",
    } | more  # fmt: skip


WORKERS = [{"prof_professional_id": "W1", "prof_social_worker_registration_no": "SW1"}, {"prof_professional_id": "W2"}]


def test_social_workers_are_sent_by_their_number_in_the_register():
    involvements = [involvement("2014-08-01"), involvement("2014-05-01", invo_involvement_end_date="2014-08-01")]
    involvements += [involvement("2014-05-01", role="PA"), involvement("2014-09-01", worker="W2")]
    tables = {"ssd_involvements": involvements, "ssd_professionals": WORKERS}
    assert episode_of(**tables)["care_worker_details"] == [
        {"worker_id": "SW1", "start_date": "2014-05-01", "end_date": "2014-08-01"},
        {"worker_id": "SW1", "start_date": "2014-08-01"},
    ]
    [(child, item, value, why)] = listed(built(**tables), "social_care_episodes[].care_worker_details[].worker_id")
    assert (child, item, value) == ("C1", "R1", "W2")
    assert why == "the worker has no number in the register: this involvement is not sent"


ASSESSMENT = {
    "cina_assessment_id": "A1",
    "cina_referral_id": "R1",
    "cina_person_id": "C1",
    "cina_assessment_start_date": "2014-05-02",
}


@pytest.mark.parametrize(
    ("written", "factors"),
    [
        ('["4B", "16A", "3B"]', ["16A", "3B", "4B"]),
        ('{"4B": "Yes", "3B": "No"}', ["4B"]),
        ("null", None),
        ("", None),
        (None, None),
    ],
)
def test_factors_are_read_in_either_shape(written, factors):
    row = {"cinf_assessment_id": "A1", "cinf_assessment_factors_json": written}
    [found] = episode_of(ssd_cin_assessments=[ASSESSMENT], ssd_assessment_factors=[row])["child_and_family_assessments"]
    assert found.get("factors") == factors


@pytest.mark.parametrize("written", ["4B, 3B", "7"])
def test_factors_that_are_no_list_are_listed(written):
    row = {"cinf_assessment_id": "A1", "cinf_assessment_factors_json": written}
    found = built(ssd_cin_assessments=[ASSESSMENT], ssd_assessment_factors=[row])
    key = "social_care_episodes[].child_and_family_assessments[].factors"
    assert listed(found, key) == [("C1", "A1", written, "is no list of codes in JSON: not sent")]


def test_plans_are_sent_with_their_dates():
    need = {"cinp_cin_plan_id": "P1", "cinp_referral_id": "R1", "cinp_cin_plan_start_date": "2014-06-01"}
    protection = {"cppl_cp_plan_id": "P2", "cppl_referral_id": "R1", "cppl_cp_plan_end_date": "2015-01-01"}
    found = episode_of(ssd_cin_plans=[need], ssd_cp_plans=[protection])
    assert found["child_in_need_plans"] == [{"child_in_need_plan_id": "P1", "start_date": "2014-06-01"}]
    assert found["child_protection_plans"] == [{"child_protection_plan_id": "P2", "end_date": "2015-01-01"}]


def test_an_enquiry_has_the_latest_conference_of_its_own_child():
    outcome = {"s47e_s47_outcome_json": '{"CP_CONFERENCE_FLAG": "Y"}', "s47e_s47_end_date": "2014-06-10"}
    enquiry = {"s47e_s47_enquiry_id": "S1", "s47e_referral_id": "R1", "s47e_person_id": "C1"} | outcome
    held = [("C1", "2014-06-12"), ("C1", "2014-06-20"), ("C2", "2014-06-25")]
    conferences = [{"icpc_s47_enquiry_id": "S1", "icpc_person_id": who, "icpc_icpc_date": day} for who, day in held]
    [found] = episode_of(ssd_s47_enquiry=[enquiry], ssd_initial_cp_conference=conferences)["section_47_assessments"]
    assert found == {
        "section_47_assessment_id": "S1", "icpc_required_flag": True,
        "icpc_date": "2014-06-20", "end_date": "2014-06-10",
    }  # fmt: skip
    [found] = episode_of(ssd_s47_enquiry=[enquiry | {"s47e_s47_outcome_json": None}])["section_47_assessments"]
    assert found == {"section_47_assessment_id": "S1", "end_date": "2014-06-10"}


def test_what_has_no_episode_of_need_is_listed():
    found = built(ssd_cin_plans=[{"cinp_cin_plan_id": "P1", "cinp_person_id": "C1"}])
    why = "belongs to no episode of need: not sent"
    assert listed(found, "social_care_episodes[].child_in_need_plans[]") == [("C1", "P1", "P1", why)]


def test_what_belongs_to_another_child_than_its_episode_is_never_sent():
    plan = {"cinp_cin_plan_id": "P1", "cinp_person_id": "C2", "cinp_referral_id": "R1"}
    found = built(ssd_person=[CHILD, OTHER], ssd_cin_episodes=[NEED, OTHER_NEED], ssd_cin_plans=[plan])
    assert "child_in_need_plans" not in str(found.children)
    why = "belongs to another child than its episode of need, which is C1's: not sent"
    assert listed(found, "social_care_episodes[].child_in_need_plans[]") == [("C2", "P1", "P1", why)]


# -- looked after, adopted, leaving care ----------------------------------------------------------------------------


def care(number, placement, since, reason, until=None, ceased=None, **more):
    return {
        "clae_cla_episode_id": f"E{number}", "clae_person_id": "C1", "clae_cla_placement_id": placement,
        "clae_cla_id": "K1", "clae_referral_id": "R1", "clae_cla_episode_start_date": since,
        "clae_cla_episode_start_reason": reason, "clae_cla_episode_ceased_date": until,
        "clae_cla_episode_ceased_reason": ceased,
    } | more  # fmt: skip


def placement(name, since, until=None, **more):
    return {
        "clap_cla_placement_id": name, "clap_person_id": "C1", "clap_cla_id": "K1",
        "clap_cla_placement_start_date": since, "clap_cla_placement_end_date": until,
    } | more  # fmt: skip


CARE = [
    care(1, "L1", "2014-06-01", "S", "2014-08-01", "X1"),
    care(2, "L1", "2014-08-01", "L", "2014-09-01", "X1"),
    care(3, "L2", "2014-09-01", "P"),
]


def test_a_placement_has_the_reasons_of_its_own_first_and_last_episode_of_care():
    more = {
        "clap_cla_placement_type": "U4",
        "clap_cla_placement_postcode": "WX9 9AA",
        "clap_cla_placement_change_reason": "CARPL",
    }
    placements = [placement("L1", "2014-06-01", "2014-09-01", **more), placement("L2", "2014-09-01")]
    found = episode_of(ssd_cla_episodes=CARE, ssd_cla_placement=placements)["child_looked_after_placements"]
    assert found == [
        {
            "child_looked_after_placement_id": "L1", "start_date": "2014-06-01", "start_reason": "S",
            "placement_type": "U4", "postcode": "WX9 9AA", "end_date": "2014-09-01", "end_reason": "X1",
            "change_reason": "CARPL",
        },
        {"child_looked_after_placement_id": "L2", "start_date": "2014-09-01", "start_reason": "P"},
    ]  # fmt: skip


def test_a_placement_whose_care_names_no_episode_of_need_is_listed():
    unlinked = care(4, "L3", "2015-01-01", "S", clae_referral_id=None)
    found = built(
        ssd_cla_episodes=[unlinked], ssd_cla_placement=[placement("L3", "2015-01-01"), placement("L4", "2015-01-01")]
    )
    items = [item for _, item, _, _ in listed(found, "social_care_episodes[].child_looked_after_placements[]")]
    assert items == ["L3", "L4"]


def test_care_within_an_episode_of_need_that_is_not_sent_is_not_sent_either():
    old = {
        "cine_referral_id": "R0",
        "cine_person_id": "C1",
        "cine_referral_date": "2010-01-01",
        "cine_close_date": "2011-01-01",
    }
    before = care(0, "L0", "2010-02-01", "S", "2010-12-01", "E8", clae_referral_id="R0")
    tables = {
        "ssd_cin_episodes": [old, NEED],
        "ssd_cla_episodes": [before],
        "ssd_cla_placement": [placement("L0", "2010-02-01", "2010-12-01")],
    }
    assert "child_looked_after_placements" not in episode_of(**tables)
    assert listed(built(**tables), "social_care_episodes[].child_looked_after_placements[]") == []


def test_adoption_stands_under_the_episode_of_need_of_its_period_of_care_alone():
    decided = {
        "perm_table_id": "M1",
        "perm_person_id": "C1",
        "perm_cla_id": "K1",
        "perm_adm_decision_date": "2014-07-01",
    }
    later = decided | {"perm_table_id": "M2", "perm_adm_decision_date": "2015-02-01", "perm_matched_date": "2015-09-01"}
    needs = [NEED, NEED | {"cine_referral_id": "R5", "cine_referral_date": "2015-05-01"}]
    tables = {"ssd_cin_episodes": needs, "ssd_cla_episodes": CARE, "ssd_permanence": [decided, later]}
    first, second = child_of(**tables)["social_care_episodes"]
    assert first["adoption"] == {"initial_decision_date": "2015-02-01"}
    assert "adoption" not in second
    assert [item for _, item, _, _ in listed(built(**tables), "social_care_episodes[].adoption")] == ["M1"]


def test_a_care_leaver_stands_under_the_latest_episode_of_need():
    leaver = {"clea_person_id": "C1", "clea_care_leaver_activity": "F1", "clea_care_leaver_accommodation": "U"}
    rows = [
        leaver | {"clea_table_id": "V1", "clea_care_leaver_latest_contact": "2015-05-01"},
        leaver | {"clea_table_id": "V2", "clea_care_leaver_latest_contact": "2015-04-01"},
    ]
    needs = [NEED | {"cine_referral_id": "R5", "cine_referral_date": "2015-05-01"}, NEED]
    tables = {"ssd_cin_episodes": needs, "ssd_care_leavers": rows}
    first, second = child_of(**tables)["social_care_episodes"]
    assert (first["social_care_episode_id"], "care_leavers" in first) == ("R1", False)
    assert second["care_leavers"] == {"contact_date": "2015-05-01", "activity": "F1", "accommodation": "U"}
    assert [item for _, item, _, _ in listed(built(**tables), "social_care_episodes[].care_leavers")] == ["V2"]


# -- what the dataset cannot supply -----------------------------------------------------------------------------------


def test_tables_and_columns_that_the_dataset_lacks_are_listed_by_the_keys_that_want_them():
    said = {each.key: each.why for each in built(ssd_address=[]).findings if each.child is None}
    assert said["child_details.disabilities"] == "the dataset does not supply the table ssd_disability"
    assert said["child_details.ethnicity"] == "the dataset has nothing in ssd_person.pers_ethnicity"
    assert not {"child_details.postcode", "la_child_id"} & set(said)
