"""What of a dataset is in the census of a year, and what is listed because it cannot be."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.returns.cin.build import build
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.reference import ReferenceDataError
from tables_by_hand import authority


def need(referral="R1", child="C1", on="2025-05-01", closed=None, **more):
    return {"cine_referral_id": referral, "cine_person_id": child, "cine_referral_date": on, "cine_close_date": closed,
            "cine_referral_nfa": "N", **more}  # fmt: skip


def person(child="C1", **more):
    return {"pers_person_id": child, "pers_dob": "2015-01-01", "pers_sex": "F", **more}


def dataset(as_at="2026-06-30", covers_from="2020-04-01", **tables):
    rows = {"ssd_person": [person()], "ssd_cin_episodes": [need()], **tables}
    return authority(as_at=date.fromisoformat(as_at), covers_from=date.fromisoformat(covers_from), **rows)


def census(year="2025-26", **tables):
    return build(dataset(**tables), year=year, authority="201")


def rows(built, table, *columns):
    return built.tables[table].select(columns).rows()


def listed(built):
    """What is lacking of single rows: table, field, how many, the first child."""
    return [(each.table, each.field, each.count, each.first_child) for each in built.lacking if each.first_child]


# -- the whole -----------------------------------------------------------------------------------------------------


def test_the_header_says_whose_it_is_and_of_which_year():
    [row] = census().tables["Header"].to_dicts()
    assert row | {"Release": "-"} == {
        "Collection": "CIN", "Year": "2026", "ReferenceDate": "2026-03-31", "SourceLevel": "L", "LEA": "201",
        "SoftwareCode": "Golden Thread", "Release": "-", "SerialNo": "001", "DateTime": "2026-06-30T00:00:00",
    }  # fmt: skip


def test_the_number_is_that_of_the_authority_of_the_dataset_if_it_has_one():
    built = build(dataset(), year="2025-26")
    assert built.tables["Header"]["LEA"][0] is None
    assert any(each.field == "LEA" and "Wexcombe" in each.why for each in built.lacking)
    real = dataset()
    real.manifest = type(real.manifest)(**{**vars(real.manifest), "authority": "Bracknell Forest"})
    assert build(real, year="2025-26").tables["Header"]["LEA"][0] == "867"


def test_an_authority_that_nobody_knows_is_refused():
    with pytest.raises(ReferenceDataError):
        build(dataset(), year="2025-26", authority="999")


def test_a_year_that_is_not_known_or_not_in_the_dataset_is_refused():
    with pytest.raises(ReturnError, match="known years are 2022-23 to 2025-26"):
        build(dataset(), year="2021-22")
    with pytest.raises(ReturnError, match="it has nothing of the census year 2025-26"):
        build(dataset(as_at="2025-03-31"), year="2025-26")
    with pytest.raises(ReturnError, match="it has nothing of the census year 2022-23"):
        build(dataset(covers_from="2023-04-01"), year="2022-23")


def test_a_dataset_that_covers_part_of_the_year_says_so():
    built = build(dataset(as_at="2025-12-31", covers_from="2025-06-01"), year="2025-26", authority="201")
    said = [each.why for each in built.lacking if not each.table]
    assert said == [
        "the dataset ends on 31 December 2025: nothing later is here",
        "the dataset begins on 1 June 2025: what ended before may not be here",
    ]


def test_tables_that_nobody_filled_are_listed():
    said = {each.why for each in census().lacking if each.count is None}
    assert "the dataset does not supply ssd_cp_plans" in said
    assert "the dataset does not supply ssd_person" not in said


def test_pre_proceedings_are_asked_for_since_2025_26():
    assert "PreProceedings" not in census(year="2024-25").tables
    assert "PreProceedings" in census().tables


# -- children and periods of need -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "closed", "counts"),
    [
        ("2025-04-01", None, True),
        ("2024-01-01", None, True),
        ("2024-01-01", "2025-04-01", True),
        ("2024-01-01", "2025-03-31", False),
        ("2026-03-31", None, True),
        ("2026-04-01", None, False),
        (None, None, True),
    ],
)
def test_a_period_of_need_counts_if_referred_or_open_in_the_year(on, closed, counts):
    built = census(ssd_cin_episodes=[need(on=on, closed=closed)])
    assert len(built.tables["CINdetails"]) == len(built.tables["ChildIdentifiers"]) == counts


def test_a_referral_without_further_action_counts_only_in_its_own_year():
    early, own = need("R1", on="2025-03-30", closed="2025-04-03"), need("R2", closed="2025-05-01")
    built = census(ssd_cin_episodes=[each | {"cine_referral_nfa": "Y"} for each in (early, own)])
    assert rows(built, "CINdetails", "CINreferralDate", "ReferralNFA") == [("2025-05-01", "true")]


def test_what_closed_after_the_reference_date_is_returned_open():
    closed = {"cine_close_reason": "RC7"}
    episodes = [need("R1", closed="2026-04-01", **closed), need("R2", on="2025-04-02", closed="2026-03-31", **closed)]
    built = census(ssd_cin_episodes=episodes)
    assert rows(built, "CINdetails", "CINdetailsID", "CINclosureDate", "ReasonForClosure") == [
        ("1", "2026-03-31", "RC7"),
        ("2", None, None),
    ]


def test_a_reason_without_a_date_is_kept_for_the_rules_to_find():
    built = census(ssd_cin_episodes=[need(cine_close_reason="RC7")])
    assert rows(built, "CINdetails", "ReasonForClosure") == [("RC7",)]


def test_an_episode_of_nobody_is_listed_and_one_of_a_stranger_kept():
    built = census(ssd_person=[], ssd_cin_episodes=[need(), need("R2", child=None)])
    assert rows(built, "ChildIdentifiers", "LAchildID", "PersonBirthDate") == [("C1", None)]
    assert ("CINdetails", "LAchildID", 1, None) in [(a.table, a.field, a.count, a.first_child) for a in built.lacking]
    assert listed(built) == [("ChildIdentifiers", "", 1, "C1")]


def test_who_a_child_is():
    child = person(pers_upn="A1", pers_upn_unknown="UN1", pers_ethnicity="WBRI", pers_death_date="2026-04-02")
    numbers = [
        {"link_person_id": "C1", "link_identifier_type": kind, "link_identifier_value": value,
         "link_valid_from_date": since}
        for kind, value, since in (("Former Unique Pupil Number", "F2", "2022-01-01"),
                                   ("Former Unique Pupil Number", "F1", "2021-01-01"),
                                   ("NHS Number", "N1", "2023-01-01"))
    ]  # fmt: skip
    disabilities = [{"disa_person_id": "C1", "disa_disability_code": code} for code in ("LD", "VIS")]
    built = census(ssd_person=[child], ssd_linked_identifiers=numbers, ssd_disability=disabilities)
    [row] = built.tables["ChildIdentifiers"].to_dicts()
    assert row == {
        "LAchildID": "C1", "UPN": "A1", "FormerUPN": "F2", "UPNunknown": "UN1", "PersonBirthDate": "2015-01-01",
        "ExpectedPersonBirthDate": None, "GenderCurrent": None, "Sex": "F", "PersonDeathDate": None,
    }  # fmt: skip
    assert rows(built, "ChildCharacteristics", "LAchildID", "Ethnicity") == [("C1", "WBRI")]
    assert rows(built, "Disabilities", "LAchildID", "Disability") == [("C1", "LD"), ("C1", "VIS")]


@pytest.mark.parametrize("born", [None, "2026-05-01"])
def test_a_child_unborn_on_the_reference_date(born):
    child = person(pers_dob=born, pers_expected_dob="2026-05-03")
    columns = ("PersonBirthDate", "ExpectedPersonBirthDate", "Sex")
    assert rows(census(ssd_person=[child]), "ChildIdentifiers", *columns) == [(None, "2026-05-03", "U")]


@pytest.mark.parametrize(
    ("gender", "sex", "said"), [("02", "M", "2"), (None, "M", "1"), ("09", None, "9"), (None, None, None)]
)
def test_until_2023_24_the_census_asks_for_gender(gender, sex, said):
    built = census("2023-24", ssd_person=[person(pers_gender=gender, pers_sex=sex)],
                   ssd_cin_episodes=[need(on="2023-05-01")])  # fmt: skip
    assert rows(built, "ChildIdentifiers", "GenderCurrent", "Sex") == [(said, None)]


# -- what was done --------------------------------------------------------------------------------------------------


def assessment(key="A1", start="2025-05-02", end=None, referral="R1", child="C1"):
    return {"cina_assessment_id": key, "cina_person_id": child, "cina_referral_id": referral,
            "cina_assessment_start_date": start, "cina_assessment_auth_date": end}  # fmt: skip


def test_assessments_that_ended_in_the_year_or_are_open_at_its_end():
    given = [
        assessment("A1", "2024-02-01", "2025-03-31"),
        assessment("A2", "2025-03-20", "2025-04-01"),
        assessment("A3", "2026-03-20", "2026-04-10"),
        assessment("A4", "2024-03-20"),
        assessment("A5", "2026-04-01"),
    ]
    built = census(ssd_cin_assessments=given, ssd_cin_episodes=[need(on="2024-01-10")])
    columns = ("AssessmentID", "AssessmentActualStartDate", "AssessmentAuthorisationDate")
    assert rows(built, "Assessments", *columns) == [
        ("1", "2024-03-20", None),
        ("2", "2025-03-20", "2025-04-01"),
        ("3", "2026-03-20", None),
    ]


def test_factors_are_one_cell_and_one_row_each_and_not_known_before_the_end():
    given = [assessment("A1", end="2025-06-01"), assessment("A2", "2025-07-01"), assessment("A3", end="2026-04-09")]
    factors = [
        {"cinf_assessment_id": key, "cinf_assessment_factors_json": said}
        for key, said in (("A1", '["1A", "20"]'), ("A2", "[]"), ("A3", '["3B"]'), ("A1", '["1B"]'))
    ]
    built = census(ssd_cin_assessments=given, ssd_assessment_factors=factors)
    assert sorted(rows(built, "Assessments", "AssessmentFactors"), key=str) == [("1A|20|1B",), (None,), (None,)]
    assert rows(built, "AssessmentFactorsList", "LAchildID", "AssessmentFactor") == [
        ("C1", "1A"), ("C1", "20"), ("C1", "1B"),
    ]  # fmt: skip


def test_plans_that_ran_in_the_year():
    plans = [
        {"cinp_person_id": "C1", "cinp_referral_id": "R1", "cinp_cin_plan_start_date": start,
         "cinp_cin_plan_end_date": end}
        for start, end in (("2024-05-01", "2025-03-31"), ("2025-03-31", "2025-04-01"), ("2026-03-31", "2026-04-30"),
                           ("2026-04-01", None))
    ]  # fmt: skip
    built = census(ssd_cin_plans=plans, ssd_cin_episodes=[need(on="2024-01-10")])
    assert rows(built, "CINplanDates", "CINPlanStartDate", "CINPlanEndDate") == [
        ("2025-03-31", "2025-04-01"),
        ("2026-03-31", None),
    ]


def test_rows_that_hang_on_no_period_of_the_census_are_listed():
    plans = [
        {"cinp_person_id": child, "cinp_referral_id": referral, "cinp_cin_plan_start_date": "2025-06-01"}
        for child, referral in (("C1", "R9"), ("C1", None), ("C2", "R1"))
    ]
    built = census(ssd_cin_plans=plans)
    assert len(built.tables["CINplanDates"]) == 0
    assert listed(built) == [("CINplanDates", "CINdetailsID", 3, "C1")]


def enquiry(key="Q1", start="2025-05-03", end=None, outcome=None):
    return {"s47e_s47_enquiry_id": key, "s47e_person_id": "C1", "s47e_referral_id": "R1",
            "s47e_s47_start_date": start, "s47e_s47_end_date": end, "s47e_s47_outcome_json": outcome}  # fmt: skip


def conference(key="I1", on="2025-05-20", enquiry="Q1", referral="R1"):
    return {"icpc_icpc_id": key, "icpc_person_id": "C1", "icpc_referral_id": referral, "icpc_s47_enquiry_id": enquiry,
            "icpc_icpc_target_date": "2025-05-26", "icpc_icpc_date": on}  # fmt: skip


ENQUIRY = ("S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired")
CALLED = '{"CP_CONFERENCE_FLAG": "Y"}'


@pytest.mark.parametrize(
    ("given", "held", "row"),
    [
        (enquiry(), [conference()], ("2025-05-03", "2025-05-26", "2025-05-20", "false")),
        (enquiry(), [conference(on="2026-04-01")], ("2025-05-03", "2025-05-26", None, "false")),
        (enquiry(end="2025-05-10"), [], ("2025-05-03", None, None, "true")),
        (enquiry(end="2025-05-10", outcome=CALLED), [], ("2025-05-03", None, None, "false")),
        (enquiry(end="2026-05-10"), [], ("2025-05-03", None, None, "false")),
        (enquiry(start="2025-03-20"), [conference(on="2025-04-02")],
         ("2025-03-20", "2025-05-26", "2025-04-02", "false")),
        (enquiry(start="2025-03-20"), [conference(on="2025-03-31")], None),
        (enquiry(start="2025-03-20", end="2025-03-30"), [], None),
        (enquiry(start="2025-03-20"), [], ("2025-03-20", None, None, "false")),
        (enquiry(start="2026-04-01"), [], None),
    ],
)  # fmt: skip
def test_an_enquiry_and_its_conference(given, held, row):
    built = census(ssd_s47_enquiry=[given], ssd_initial_cp_conference=held,
                   ssd_cin_episodes=[need(on="2025-03-01")])  # fmt: skip
    assert rows(built, "Section47", *ENQUIRY) == ([row] if row else [])


def test_a_second_conference_of_an_enquiry_is_listed():
    built = census(
        ssd_s47_enquiry=[enquiry()], ssd_initial_cp_conference=[conference(), conference("I2", "2025-06-20")]
    )
    assert rows(built, "Section47", "DateOfInitialCPC") == [("2025-05-20",)]
    assert listed(built) == [("Section47", "DateOfInitialCPC", 1, "C1")]


def test_a_conference_that_no_enquiry_led_to_stands_with_the_period_of_need():
    alone = [conference("I1", "2025-06-20", None), conference("I2", "2025-05-20", None),
             conference("I3", "2025-03-20", None)]  # fmt: skip
    built = census(ssd_initial_cp_conference=alone)
    assert rows(built, "CINdetails", "DateOfInitialCPC") == [("2025-05-20",)]
    assert listed(built) == [("CINdetails", "DateOfInitialCPC", 1, "C1")]


def protection(key, start, end=None, ola="N"):
    return {"cppl_cp_plan_id": key, "cppl_person_id": "C1", "cppl_referral_id": "R1", "cppl_cp_plan_ola": ola,
            "cppl_cp_plan_start_date": start, "cppl_cp_plan_end_date": end,
            "cppl_cp_plan_initial_category": "NEG", "cppl_cp_plan_latest_category": "EMO"}  # fmt: skip


def test_protection_plans_their_reviews_and_how_many_came_before():
    plans = [
        protection("P1", "2023-01-01", "2023-06-01"),
        protection("P2", "2024-01-01", "2025-04-01"),
        protection("P3", "2025-06-01", "2026-04-01"),
        protection("P4", "2025-07-01", ola="Y"),
    ]
    reviews = [
        {"cppr_cp_plan_id": plan, "cppr_cp_review_date": on}
        for plan, on in (("P3", "2025-12-01"), ("P3", "2025-09-01"), ("P3", "2026-04-01"), ("P2", None),
                         ("P9", "2025-09-01"))
    ]  # fmt: skip
    built = census(ssd_cp_plans=plans, ssd_cp_reviews=reviews, ssd_cin_episodes=[need(on="2022-12-01")])
    columns = ("CPPID", "CPPstartDate", "CPPendDate", "LatestCategoryOfAbuse", "NumberOfPreviousCPP")
    assert rows(built, "ChildProtectionPlans", *columns) == [
        ("1", "2024-01-01", "2025-04-01", "EMO", "1"),
        ("2", "2025-06-01", None, "EMO", "2"),
    ]
    assert rows(built, "Reviews", "LAchildID", "CINdetailsID", "CPPID", "CPPreviewDate") == [
        ("C1", "1", "2", "2025-09-01"),
        ("C1", "1", "2", "2025-12-01"),
    ]


def test_pre_proceedings_go_to_the_period_of_need_open_on_their_first_day():
    given = [
        {"prep_person_id": "C1", "prep_pre_pro_decision_date": day, "prep_agree_stepdown_issue_date": end}
        for day, end in (("2025-06-01", "2026-04-20"), ("2025-04-20", None), ("2025-01-01", "2025-03-01"))
    ]
    built = census(ssd_pre_proceedings=given)
    assert rows(built, "PreProceedings", "CINdetailsID", "PPStartDate", "StepDecisionDate") == [
        ("1", "2025-06-01", None)
    ]
    assert listed(built) == [("PreProceedings", "CINdetailsID", 1, "C1")]
    assert {each.field for each in built.lacking if each.table == "PreProceedings"} >= {"FGDMMeetingOffer", "PPOutcome"}


def test_every_table_of_the_layout_comes_as_text():
    built = census()
    assert set(built.tables) >= {"Header", "ChildIdentifiers", "CINdetails", "Reviews"}
    assert {kind for frame in built.tables.values() for kind in frame.dtypes} == {pl.String}
