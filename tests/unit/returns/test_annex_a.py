"""Who is on each list of Annex A, and what is said of them, on 31 March 2026."""

from dataclasses import replace
from datetime import date, datetime

import fastexcel
import polars as pl
import pytest

from goldenthread.analysis.returns.annex_a import VERSIONS, build, write
from goldenthread.analysis.returns.annex_a.layout import LISTS
from goldenthread.analysis.returns.errors import ReturnError
from tables_by_hand import authority

DAY = date(2026, 3, 31)
SIX = date(2025, 9, 30)
ID = "Child Unique ID"


def dataset(**tables):
    people = [{"pers_person_id": "C1", "pers_sex": "F", "pers_ethnicity": "CHNE", "pers_dob": "2016-04-01"}]
    return authority(as_at=date(2026, 6, 30), covers_from=date(2020, 4, 1), **{"ssd_person": people, **tables})


def sheet(number, version="2024", **tables):
    return build(dataset(**tables), as_at=DAY, version=version).sheets[number - 1]


def rows(number, *columns, **tables):
    return sheet(number, **tables).rows.select(columns).rows()


def lacking(**tables):
    return {(each.table, each.field): each.why for each in build(dataset(**tables), as_at=DAY).lacking}


# -- the whole -----------------------------------------------------------------------------------------------------


def test_there_are_eleven_lists_with_no_heading_twice():
    assert [each.number for each in LISTS] == list(range(1, 12))
    for each in LISTS:
        names = [column.name for column in each.columns]
        assert len(names) == len(set(names))


def test_a_rule_says_its_days():
    assert sheet(1).rule == "Contacts received from 30 September 2025 to 31 March 2026; one row a child and contact."


def test_every_column_is_there_on_every_list_even_of_an_empty_dataset():
    annex = build(dataset(), as_at=DAY)
    for found in annex.sheets:
        assert found.rows.columns == [column.name for column in found.list.of("2024")]
        assert len(found.rows) == 0


def test_what_is_not_supplied_is_listed_a_list_at_a_time():
    said = lacking(ssd_cp_plans=[])
    assert said["List 1", ""] == "the dataset does not supply ssd_contacts"
    assert said["List 11", ""] == "no dataset has a place for it"
    assert said["List 7", "Date of latest review conference"] == "the dataset does not supply ssd_cp_reviews"
    assert ("List 7", "Child Protection Plan Start Date") not in said


def test_columns_belong_to_a_version():
    columns = {version: sheet(9, version, ssd_care_leavers=[]).rows.columns for version in VERSIONS}
    assert set(columns["2024"]) - set(columns["2018"]) >= {"Allocated Personal Advisor", "Latest Date of Contact"}
    with pytest.raises(ReturnError, match="known versions are 2018, 2024"):
        build(dataset(), as_at=DAY, version="2030")


@pytest.mark.parametrize("day", [date(2026, 7, 1), date(2020, 3, 31)])
def test_a_day_that_the_dataset_does_not_cover_is_refused(day):
    with pytest.raises(ReturnError, match="covers 1 April 2020 to 30 June 2026"):
        build(dataset(), as_at=day)


# -- about the child -----------------------------------------------------------------------------------------------


CONTACT = [{"cont_person_id": "C1", "cont_contact_date": DAY, "cont_contact_source_code": "2A"}]


def test_what_every_list_says_of_a_child():
    assert sheet(1, ssd_contacts=CONTACT).rows.rows() == [
        ("C1", "b) Female", "q) CHNE", date(2016, 4, 1), 9, DAY, "e) 2A: Schools")
    ]


def test_a_code_without_a_word_is_kept_and_listed():
    contact = [CONTACT[0] | {"cont_contact_source_code": "5D"}]
    assert rows(1, "Contact Source", ssd_contacts=contact) == [("5D",)]
    assert lacking(ssd_contacts=contact)["List 1", "Contact Source"] == "Annex A has no word for 5D"


ASSESSED = {"cina_person_id": "C1", "cina_assessment_start_date": "2026-01-01"}


@pytest.mark.parametrize(
    ("codes", "said"), [([], "c) Unknown"), (["NONE"], "b) No"), (["LD"], "a) Yes"), (["NONE", "LD"], "a) Yes")]
)
def test_disability(codes, said):
    kinds = [{"disa_person_id": "C1", "disa_disability_code": code} for code in codes]
    found = rows(4, "Does the Child have a Disability", ssd_cin_assessments=[ASSESSED], ssd_disability=kinds)
    assert found == [(said,)]


def involved(worker, start, end=None, role="CW", team="T1"):
    return {
        "invo_person_id": "C1",
        "invo_professional_id": worker,
        "invo_involvement_start_date": start,
        "invo_involvement_end_date": end,
        "invo_professional_role_id": role,
        "invo_professional_team": team,
    }


@pytest.mark.parametrize(
    ("given", "worker"),
    [
        ([involved("W1", "2025-01-01"), involved("W2", "2025-06-01", role="PA")], "Ada"),
        ([involved("W1", "2025-01-01", "2025-05-01"), involved("W2", "2024-06-01")], "W2"),
        ([involved("W1", "2025-01-01", "2025-05-01"), involved("W2", "2026-04-01")], "Ada"),
        ([involved("W2", "2025-01-01"), involved("W1", "2025-06-01")], "Ada"),
    ],
)
def test_the_team_and_worker_of_the_day(given, worker):
    enquiry = [{"s47e_person_id": "C1", "s47e_s47_start_date": DAY}]
    names = {"ssd_professionals": [{"prof_professional_id": "W1", "prof_professional_name": "Ada"}]}
    teams = {"ssd_department": [{"dept_team_id": "T1", "dept_team_name": "North"}]}
    found = rows(
        5, "Allocated Team", "Allocated Worker", ssd_s47_enquiry=enquiry, ssd_involvements=given, **names, **teams
    )
    assert found == [("North", worker)]


# -- lists 1 to 3 --------------------------------------------------------------------------------------------------


def test_contacts_of_the_six_months():
    days = ["2025-09-29", SIX, DAY, "2026-04-01"]
    contacts = [{"cont_person_id": "C1", "cont_contact_date": day} for day in days]
    assert rows(1, "Date of Contact", ssd_contacts=contacts) == [(SIX,), (DAY,)]


HELP = [
    {"earl_episode_id": "H1", "earl_person_id": "C1", "earl_episode_start_date": "2024-01-01",
     "earl_episode_organisation": "School"},
    {"earl_episode_id": "H2", "earl_person_id": "C1", "earl_episode_start_date": "2024-01-02",
     "earl_episode_end_date": "2026-01-02"},
    {"earl_episode_id": "H3", "earl_person_id": "C1", "earl_episode_start_date": "2025-10-01",
     "earl_episode_end_date": "2025-11-01"},
]  # fmt: skip
EARLY_HELP = ("Assessment start date", "Assessment completion date", "Organisation completing assessment")


def test_early_help_where_there_are_no_assessments():
    assert rows(2, *EARLY_HELP, ssd_early_help_episodes=HELP) == [
        (date(2024, 1, 1), None, "School"),
        (date(2025, 10, 1), date(2025, 11, 1), None),
    ]


def test_early_help_assessments():
    made = [
        {"episode_id": episode, "person_id": "C1", "started_on": on, "completed_on": until, "organisation": "Clinic"}
        for episode, on, until in (
            ("H1", "2024-02-01", "2024-03-01"), ("H2", "2024-02-02", None), ("H3", SIX, "2026-04-02"),
            ("H1", "2026-04-01", None),
        )
    ]  # fmt: skip
    assert rows(2, *EARLY_HELP, ssd_early_help_episodes=HELP, early_help_assessments=made) == [
        (date(2024, 2, 1), date(2024, 3, 1), "Clinic"),
        (SIX, None, "Clinic"),
    ]


def need(referral, on, closed=None, **more):
    return {"cine_referral_id": referral, "cine_person_id": "C1", "cine_referral_date": on, "cine_close_date": closed,
            "cine_referral_nfa": "N", "cine_cin_primary_need_code": "N1", **more}  # fmt: skip


def test_referrals_and_how_many_came_in_the_twelve_months_before_each():
    episodes = [need("R1", "2025-01-10"), need("R2", "2025-01-10"), need("R3", "2025-10-01", cine_referral_nfa="Y"),
                need("R4", "2026-01-10"), need("R5", "2026-04-10")]  # fmt: skip
    columns = ("Date of referral", "Referral NFA?", "Number of Referrals in Last 12 Months")
    assert rows(3, *columns, ssd_cin_episodes=episodes) == [
        (date(2025, 10, 1), "a) Yes", 1),
        (date(2026, 1, 10), "b) No", 2),
    ]


# -- lists 4 to 7 --------------------------------------------------------------------------------------------------


def test_assessments_open_in_the_six_months():
    given = [
        ASSESSED
        | {
            "cina_assessment_start_date": start,
            "cina_assessment_auth_date": end,
            "cina_assessment_outcome_nfa": nfa,
            "cina_assessment_child_seen": "Y",
        }
        for start, end, nfa in (
            ("2025-08-01", "2025-09-29", "N"),
            ("2025-08-02", SIX, "N"),
            ("2026-01-03", "2026-02-01", "Y"),
            ("2026-03-01", "2026-04-10", "N"),
        )
    ]
    columns = ("Continuous Assessment Date of Authorisation", "Child Seen During Continuous Assessment",
               "Was the child assessed as requiring LA children's social care support?")  # fmt: skip
    assert rows(4, *columns, ssd_cin_assessments=given) == [
        (SIX, "a) Yes", "a) Yes"),
        (date(2026, 2, 1), "a) Yes", "b) No"),
        (None, "a) Yes", None),
    ]


def enquiry(key, start, end=None, outcome=None):
    return {"s47e_s47_enquiry_id": key, "s47e_person_id": "C1", "s47e_s47_start_date": start, "s47e_s47_end_date": end,
            "s47e_s47_outcome_json": outcome}  # fmt: skip


def test_enquiries_and_their_conferences():
    given = [
        enquiry("Q1", "2025-06-01", "2025-06-10"),
        enquiry("Q2", "2025-08-01"),
        enquiry("Q3", "2025-11-01", "2025-11-10", '{"CP_CONFERENCE_FLAG": "Y"}'),
        enquiry("Q4", "2026-01-01", "2026-01-10"),
        enquiry("Q5", "2026-03-20", "2026-04-10"),
    ]
    held = [
        {"icpc_person_id": "C1", "icpc_s47_enquiry_id": key, "icpc_icpc_date": on, "icpc_icpc_outcome_cp_flag": "Y"}
        for key, on in (("Q3", "2025-11-20"), ("Q3", "2025-12-20"), ("Q5", "2026-04-12"), ("Q1", "2025-06-20"))
    ]
    columns = (
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Number of Section 47 Enquiries in the last 12 months",
        "Number of ICPCs in the last 12 months",
    )
    assert rows(5, *columns, ssd_s47_enquiry=given, ssd_initial_cp_conference=held) == [
        (None, None, None, 1, 1),
        ("b) No", date(2025, 11, 20), "a) Yes", 2, 1),
        ("a) Yes", None, None, 3, 3),
        (None, None, None, 4, 3),
    ]


def test_children_in_need():
    episodes = [
        need("R1", "2025-01-01", "2025-09-29"),
        need("R2", "2025-01-02", SIX, cine_close_reason="RC7"),
        need("R3", "2025-01-03", "2026-04-01", cine_close_reason="RC7"),
        need("R4", "2025-10-04", cine_referral_nfa="Y"),
        need("R5", "2025-10-05", cine_person_id="C2"),
    ]
    visits = {
        "ssd_cin_visits": [
            {"cinv_person_id": "C1", "cinv_cin_visit_date": day, "cinv_cin_visit_seen": seen}
            for day, seen in (("2026-01-01", "Y"), ("2026-02-01", "N"), ("2026-04-02", "Y"))
        ],
        "ssd_cla_visits": [{"clav_person_id": "C1", "clav_cla_visit_date": "2025-12-01", "clav_cla_visit_seen": "Y"}],
    }
    leavers = [{"clea_person_id": "C2", "clea_care_leaver_eligibility": "Relevant"}]
    columns = (
        "CIN Start Date",
        "Primary Need Code",
        "Date Child Was Last Seen",
        "CIN Closure Date",
        "Reason for Closure",
        "Case Status",
    )
    seen = date(2026, 1, 1)
    assert rows(6, *columns, ssd_cin_episodes=episodes, ssd_care_leavers=leavers, **visits) == [
        (date(2025, 1, 2), "N1 - Abuse or neglect", seen, SIX, "RC7 - Any other reason", "e) Closed episode"),
        (date(2025, 1, 3), "N1 - Abuse or neglect", seen, None, None, None),
    ]


CARE = {"clae_person_id": "C1", "clae_cla_id": "L1", "clae_cla_episode_start_date": "2025-02-01"}
PLAN = {"cppl_person_id": "C1", "cppl_cp_plan_start_date": "2025-02-01"}
RUNNING = {
    "a) Looked after child": {"ssd_cla_episodes": [CARE]},
    "b) Child Protection plan": {"ssd_cp_plans": [PLAN]},
    "c) Child in need plan": {"ssd_cin_plans": [{"cinp_person_id": "C1", "cinp_cin_plan_start_date": "2025-02-01"}]},
    "d) Open assessment": {"ssd_cin_assessments": [ASSESSED]},
}


@pytest.mark.parametrize("place", range(4))
def test_the_case_status_is_the_highest_that_goes_on(place):
    tables = {name: given for running in list(RUNNING.values())[place:] for name, given in running.items()}
    assert rows(6, "Case Status", ssd_cin_episodes=[need("R1", "2025-01-01")], **tables) == [(list(RUNNING)[place],)]


def test_child_protection():
    plans = [
        {"cppl_cp_plan_id": key, "cppl_person_id": "C1", "cppl_cp_plan_start_date": start, "cppl_cp_plan_end_date": end,
         "cppl_cp_plan_ola": ola, "cppl_cp_plan_initial_category": "NEG", "cppl_cp_plan_latest_category": "MUL"}
        for key, start, end, ola in (("P1", "2024-01-01", "2025-09-29", "N"), ("P2", "2025-03-01", SIX, "N"),
                                     ("P3", "2026-01-01", "2026-04-01", None), ("P4", "2026-02-01", None, "Y"))
    ]  # fmt: skip
    visits = [
        {"cppv_cp_plan_id": "P3", "cppv_cp_visit_date": day, "cppv_cp_visit_seen_alone": alone}
        for day, alone in (("2026-03-01", "Y"), ("2026-02-01", "N"), ("2026-04-02", "N"))
    ]
    reviews = [{"cppr_cp_plan_id": "P3", "cppr_cp_review_date": day} for day in ("2026-03-20", "2026-05-01", None)]
    orders = [{"lega_person_id": "C1", "lega_legal_status": code, "lega_legal_status_start_date": "2025-10-01",
               "lega_legal_status_end_date": "2025-10-03"} for code in ("L1", "V2")]  # fmt: skip
    columns = ("Latest Category of Abuse", "Date of the Last Statutory Visit", "Was the Child Seen Alone?",
               "Date of latest review conference", "Child Protection Plan End Date",
               "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
               "Number of Previous Child Protection Plans")  # fmt: skip
    tables = {"ssd_cp_visits": visits, "ssd_cp_reviews": reviews, "ssd_legal_status": orders}
    mul = "e) Multiple/not recommended"
    assert rows(7, *columns, ssd_cp_plans=plans, **tables) == [
        (mul, None, None, None, SIX, "a) Yes", 1),
        (mul, date(2026, 3, 1), "a) Yes", date(2026, 3, 20), None, "a) Yes", 2),
    ]


# -- lists 8 to 10 -------------------------------------------------------------------------------------------------


def episode(period, start, end=None, reason=None, entered=None):
    return CARE | {"clae_cla_id": period, "clae_cla_episode_start_date": start, "clae_cla_episode_ceased_date": end,
                   "clae_cla_episode_ceased_reason": reason, "clae_entered_care_date": entered,
                   "clae_cla_primary_need_code": "N5", "clae_cla_last_iro_contact_date": "2026-03-01"}  # fmt: skip


AGAIN = "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"


def test_periods_of_care():
    episodes = [
        episode("L1", "2024-01-01", "2025-09-29", "E4A"),
        episode("L2", "2025-10-01", "2025-11-01", "X1", entered="2025-10-01"),
        episode("L2", "2025-11-01", "2026-01-01", "E8", entered="2025-10-01"),
        episode("L3", "2026-02-01", "2026-04-01", "E8"),
        episode("L4", "2026-04-02"),
    ]
    columns = (
        "Date Started to be Looked After",
        "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After",
        AGAIN,
        "Child's Category of Need",
        "Date of Last IRO Visit / Contact to the Child",
    )
    of_need, iro = "N5 - Family dysfunction", date(2026, 3, 1)
    assert rows(8, *columns, ssd_cla_episodes=episodes) == [
        (date(2025, 10, 1), date(2026, 1, 1), "t) E8", "a) Yes", of_need, iro),
        (date(2026, 2, 1), None, None, "a) Yes", of_need, iro),
    ]
    assert rows(8, AGAIN, ssd_cla_episodes=episodes[1:3]) == [("b) No",)]


def test_a_child_in_care_who_was_never_missing_was_so_no_times():
    columns = [column.name for column in LISTS[7].columns if column.name.startswith("Number of")]
    tables = {"ssd_missing": [], "ssd_cla_placement": []}
    assert rows(8, *columns, ssd_cla_episodes=[CARE], **tables) == [(0, 0, 0)]


def test_what_is_latest_of_a_child_in_care():
    def each(name, **columns):
        count = max(len(values) for values in columns.values())
        return {name: [{column: values[at % len(values)] for column, values in columns.items()} for at in range(count)]}

    tables = {
        **each("ssd_legal_status", lega_person_id=["C1"], lega_legal_status=["V2", "C1", "C2"],
               lega_legal_status_start_date=["2025-02-01", "2025-03-01", "2026-04-01"]),
        **each("ssd_cla_reviews", clar_cla_id=["L1"], clar_cla_review_cancelled=["N", "Y"],
               clar_cla_review_date=["2025-03-01", "2025-06-01"]),
        **each("ssd_cla_visits", clav_cla_id=["L1"], clav_cla_visit_date=["2025-07-01", "2025-06-01"]),
        **each("ssd_cla_care_plan", lacp_person_id=["C1"], lacp_cla_care_plan_start_date=["2025-03-01"],
               lacp_cla_care_plan_json=['{"ADOPTION": "N", "LTFOST18": "Y"}']),
        **each("ssd_cla_health", clah_person_id=["C1"],
               clah_health_check_date=["2025-04-01", "2025-05-01", "2025-06-01"],
               clah_health_check_type=["Initial Health Assessment", "Dental Check", "Dental Check"],
               clah_health_check_status=["Completed", "Completed", "Refused"]),
        **each("ssd_cla_placement", clap_cla_id=["L1"], clap_cla_placement_type=["U1", "K2", "U6"],
               clap_cla_placement_start_date=["2025-02-01", "2025-05-01", "2026-04-01"], clap_cla_placement_urn=["SC1"],
               clap_cla_placement_end_date=["2025-03-01", None, None], clap_cla_placement_provider=["PR4"]),
        **each("ssd_missing", miss_person_id=["C1"], miss_missing_episode_type=["M", "M", "A"],
               miss_missing_episode_start_date=["2025-03-01", "2025-08-01", "2025-09-01"],
               miss_missing_rhi_offered=["N", "Y", "N"], miss_missing_rhi_accepted=["NA", "N", "NA"]),
        **each("ssd_immigration_status", immi_person_id=["C1"],
               immi_immigration_status=["Unaccompanied Asylum Seeking Child"],
               immi_immigration_status_start_date=["2020-04-01"]),
    }  # fmt: skip
    [row] = sheet(8, ssd_cla_episodes=[episode("L1", "2025-02-01")], **tables).rows.to_dicts()
    known = {name: value for name, value in row.items() if value is not None}
    assert {name: known.get(name) for name in LATEST} == LATEST


LATEST = {
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "a) Yes",
    "Child's Legal Status": "C1: Interim care order",
    "Start date of current legal status": date(2025, 3, 1),
    "Date of Latest Statutory Review": date(2025, 3, 1),
    "Date of Last Social Work Visit": date(2025, 7, 1),
    "What is the permanence plan for this child?": "f) Long-term fostering",
    "Date of Last Health Assessment": date(2025, 4, 1),
    "Date of Last Dental Check": date(2025, 5, 1),
    "Number of Placements in the Last 12 months": 1,
    "Start Date of Most Recent Placement": date(2025, 5, 1),
    "Placement Type": "p) K2",
    "Placement Provider": "e) PR4",
    "URN of Placement": "SC1",
    "Placement Location": None,
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": 1,
    "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months": 1,
    "Was the child offered a Return Interview after their last missing episode?": "a) Yes",
    "Did the child accept a Return Interview after their last missing episode?": "b) No",
}


def test_care_leavers():
    given = [
        {"clea_person_id": "C1", "clea_care_leaver_eligibility": word, "clea_care_leaver_in_touch": "RHOM",
         "clea_care_leaver_accommodation": "Z", "clea_care_leaver_accom_suitable": "2",
         "clea_care_leaver_activity": "F5"}
        for word in ("Former Relevant", "No Current Eligibility")
    ]  # fmt: skip
    columns = ("Eligibility Category", "LA In Touch", "Type of Accommodation", "Suitability of Accommodation",
               "Activity Status")  # fmt: skip
    assert rows(9, *columns, ssd_care_leavers=given) == [
        ("b) Former relevant child", "f) Rhom", "Z: Former foster carer (staying put)", "b) Unsuitable", "F3")
    ]


def test_adoption():
    plans = [
        {
            "perm_person_id": "C1",
            "perm_cla_id": "L1",
            "perm_adm_decision_date": decided,
            "perm_permanence_order_date": order,
            "perm_permanence_order_type": kind,
            "perm_decision_reversed_date": back,
            "perm_decision_reversed_reason": "RD3",
        }
        for decided, order, kind, back in (
            ("2024-01-01", "2025-03-30", "Adoption", None),
            ("2024-01-02", "2025-05-01", "Adoption", None),
            ("2024-01-03", "2025-05-01", "Special guardianship order", None),
            ("2024-01-04", None, None, "2025-05-01"),
            ("2024-01-05", None, None, "2025-03-30"),
            ("2024-01-06", None, None, None),
            (None, None, None, None),
        )
    ]
    care = [episode("L1", "2023-02-01")]
    columns = ("Date the Child Entered Care", "Date of Decision that Child Should be Placed for Adoption",
               "Date of Adoption Order", "Reason Why Child No Longer Placed for Adoption")  # fmt: skip
    entered = date(2023, 2, 1)
    assert rows(10, *columns, ssd_permanence=plans, ssd_cla_episodes=care) == [
        (entered, date(2024, 1, 2), date(2025, 5, 1), None),
        (entered, date(2024, 1, 4), None, "RD3"),
        (entered, date(2024, 1, 6), None, None),
    ]


# -- the workbook --------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_sheet_a_list_with_its_rule_above(tmp_path):
    annex = build(dataset(ssd_contacts=[CONTACT[0] | {"cont_person_id": "=1+1"}]), as_at=DAY)
    write(annex, tmp_path / "a.xlsx")
    book = fastexcel.read_excel(tmp_path / "a.xlsx")
    assert book.sheet_names == [f"List {number}" for number in range(1, 12)]
    lines = book.load_sheet("List 1", header_row=None).to_polars().rows()
    assert lines[0][0] == "List 1: Contacts"
    assert lines[1][0] == annex.sheets[0].rule
    assert lines[5][:2] == (ID, "Gender")
    assert lines[6][0] == "=1+1"
    marked = book.load_sheet("List 8", header_row=None).to_polars()
    assert set(marked.row(4)) == {"not supplied"}


def test_days_are_days_and_counts_numbers(tmp_path):
    write(build(dataset(ssd_contacts=CONTACT), as_at=DAY), tmp_path / "a.xlsx")
    found = fastexcel.read_excel(tmp_path / "a.xlsx").load_sheet("List 1", header_row=5).to_polars()
    assert found["Date of Contact"].to_list() in ([DAY], [datetime(2026, 3, 31)])  # noqa: DTZ001
    assert found["Age of Child (Years)"].to_list() == [9]


def test_the_same_lists_give_the_same_bytes(tmp_path):
    annex = build(dataset(ssd_contacts=CONTACT), as_at=DAY)
    for name in ("a.xlsx", "b.xlsx"):
        write(replace(annex), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_every_cell_is_text_a_day_or_a_number():
    kinds = {kind for found in build(dataset(), as_at=DAY).sheets for kind in found.rows.dtypes}
    assert kinds <= {pl.String, pl.Date, pl.Int32, pl.Int64}
