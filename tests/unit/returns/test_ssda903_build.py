"""The SSDA903 built from a dataset: who is in it, what is said of them, and what is listed as not supplied."""

from datetime import date

import pytest

from care_by_hand import BORN, ENTERED, YEAR, episode, home, looked_after, person, placement, status
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.ssda903.build import build, write
from goldenthread.analysis.returns.ssda903.layout import layout_of

ON = date(2025, 9, 1)


def table(name, dataset, year=YEAR):
    return build(dataset, year).tables[name].to_dicts()


def lacking(dataset, year=YEAR):
    return {(row["table"], row["field"], row["child"]) for row in build(dataset, year).lacking.to_dicts()}


def born(years, day=ON):
    """Of age on a day in the year."""
    return day.replace(year=day.year - years)


# -- the whole ------------------------------------------------------------------------------------------------


def test_tables_columns_and_days_are_as_the_layout_has_them():
    tables = build(looked_after(), YEAR).tables
    layout = layout_of(YEAR)
    assert list(tables) == list(layout.names)
    for name, frame in tables.items():
        assert frame.columns == [
            each for each in layout.tables[name].columns if each not in layout.tables[name].optional
        ]
    assert table("Episodes", looked_after()) == [
        {
            "CHILD": "C1",
            "DECOM": "02/05/2023",
            "RNE": "S",
            "LS": "C2",
            "CIN": "N1",
            "PLACE": "U6",
            "PLACE_PROVIDER": "PR1",
            "DEC": None,
            "REC": None,
            "REASON_PLACE_CHANGE": None,
            "HOME_POST": "WX1 1AA",
            "PL_POST": "XW1 1AB",
            "URN": "SC400001",
        }
    ]
    assert table("Header", looked_after()) == [
        {
            "CHILD": "C1",
            "SEX": "F",
            "DOB": "01/06/2015",
            "ETHNIC": "WBRI",
            "UPN": "A123456789012",
            "MOTHER": "0",
            "MC_DOB": None,
        }
    ]


@pytest.mark.parametrize("year", ["2014-15", "2030-31", "lately"])
def test_a_year_that_is_not_known_is_refused(year):
    with pytest.raises(ReturnError, match="known years are 2022-23 to 2026-27"):
        build(looked_after(), year)


@pytest.mark.parametrize(("covers_from", "as_at"), [("2026-04-01", "2026-06-30"), ("2020-04-01", "2025-03-31")])
def test_a_dataset_of_another_time_is_refused(covers_from, as_at):
    dataset = looked_after(covers_from=date.fromisoformat(covers_from), as_at=date.fromisoformat(as_at))
    with pytest.raises(ReturnError, match="and so not for 2025-26"):
        build(dataset, YEAR)


@pytest.mark.parametrize("name", ["ssd_person", "ssd_cla_episodes"])
def test_nothing_is_built_of_a_dataset_without_children_or_care(name):
    with pytest.raises(ReturnError, match=f"has no table {name}"):
        build(looked_after(without=[name]), YEAR)


def test_what_the_dataset_does_not_cover_of_the_year_is_listed():
    dataset = looked_after(covers_from=date(2025, 7, 1), as_at=date(2025, 12, 31))
    whys = build(dataset, YEAR).lacking["why"].to_list()
    assert "the dataset ends on 31 December 2025, before the year does" in whys
    assert "the dataset begins on 1 July 2025, after the year did" in whys


@pytest.mark.parametrize(
    ("name", "returned"),
    [
        ("ssd_cla_reviews", "Reviews"),
        ("ssd_immigration_status", "UASC"),
        ("ssd_care_leavers", "OC3"),
        ("ssd_cla_previous_permanence", "PrevPerm"),
        ("ssd_missing", "Missing"),
        ("ssd_involvements", "SWEpisodes"),
    ],
)
def test_a_table_without_its_source_is_not_written(name, returned):
    dataset = looked_after(without=[name])
    assert returned not in build(dataset, YEAR).tables
    assert (returned, None, None) in lacking(dataset)


def test_the_dataset_has_no_place_for_orders_that_deprive_of_liberty():
    dataset = looked_after(as_at=date(2027, 3, 31))
    assert "DoLo" not in build(dataset, "2026-27").tables
    assert ("DoLo", None, None) in lacking(dataset, "2026-27")


def test_the_same_dataset_gives_the_same_bytes_and_is_never_written_over(tmp_path):
    built = build(looked_after(without=["ssd_missing"]), YEAR)
    for name in ("one", "two"):
        write(built, tmp_path / name)
    files = [{each.name: each.read_bytes() for each in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert files[0] == files[1]
    assert {"Header.csv", "not-supplied.csv"} < set(files[0])
    assert b"\r\nC1,F,01/06/2015,WBRI," in files[0]["Header.csv"]
    with pytest.raises(ReturnError, match="never written over"):
        write(built, tmp_path / "one")


# -- episodes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2024-01-10", "2025-03-31", None),
        ("2024-01-10", "2025-04-01", ("10/01/2024", "01/04/2025", "E4A")),
        ("2026-03-31", None, ("31/03/2026", None, None)),
        ("2026-04-01", None, None),
        ("2025-05-05", "2026-04-01", ("05/05/2025", None, None)),
        ("2025-05-05", "2026-03-31", ("05/05/2025", "31/03/2026", "E4A")),
    ],
)
def test_episodes_with_a_day_in_the_year_as_they_stood_at_its_end(start, end, told):
    care = episode(start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None)
    rows = table("Episodes", looked_after(ssd_cla_episodes=[care], as_at=date(2026, 6, 30)))
    assert [(row["DECOM"], row["DEC"], row["REC"]) for row in rows] == ([told] if told else [])


def test_an_episode_without_days_is_not_left_out_by_stealth():
    dataset = looked_after(ssd_cla_episodes=[episode(start=None)])
    assert len(table("Episodes", dataset)) == 1
    assert ("Episodes", "DECOM", "C1") in lacking(dataset)


def test_the_legal_status_is_the_one_in_force_on_the_first_day():
    statuses = [
        status(code="C1", start=date(2023, 5, 2), end=date(2024, 1, 1)),
        status(code="E1", start=date(2024, 1, 1)),
    ]
    care = [
        episode(end=date(2025, 6, 1)),
        episode(start=date(2025, 6, 1)),
    ]
    rows = table("Episodes", looked_after(ssd_legal_status=statuses, ssd_cla_episodes=care))
    assert [row["LS"] for row in rows] == ["C1", "E1"]
    ended = looked_after(ssd_legal_status=[status(start=date(2020, 1, 1), end=ENTERED)])
    assert table("Episodes", ended)[0]["LS"] is None
    assert ("Episodes", "LS", "C1") in lacking(ended)


def moved(first="U6", second="U4", **others):
    """C1 moves from one placement to another on a day in the year."""
    care = [
        episode(end=ON, clae_cla_episode_ceased_reason="X1"),
        episode(
            start=ON, clae_cla_episode_start_reason="P", clae_cla_placement_id="Z2", clae_entered_care_date=ENTERED
        ),
    ]
    places = [
        placement(clap_cla_placement_type=first, clap_cla_placement_change_reason="CARPL"),
        placement(clap_cla_placement_id="Z2", clap_cla_placement_type=second),
    ]
    return looked_after(ssd_cla_episodes=care, ssd_cla_placement=places, **others)


@pytest.mark.parametrize(("first", "second", "why"), [("U6", "U4", "CARPL"), ("U6", "T1", None), ("T1", "U6", None)])
def test_a_change_of_placement_has_its_reason_unless_it_is_for_a_while(first, second, why):
    rows = table("Episodes", moved(first, second))
    assert [row["REASON_PLACE_CHANGE"] for row in rows] == [why, None]


@pytest.mark.parametrize(("place", "provider"), [("T2", None), ("Z13", None), ("T4", "PR1"), ("K2", "PR1")])
def test_some_placements_have_no_provider(place, provider):
    rows = table("Episodes", looked_after(ssd_cla_placement=[placement(clap_cla_placement_type=place)]))
    assert rows[0]["PLACE_PROVIDER"] == provider


def test_home_is_where_the_child_lived_when_care_began():
    homes = [
        home(),
        home(postcode="WX2 2AA", start=date(2022, 1, 1)),
        home(postcode="WX3 3AA", start=date(2024, 1, 1)),
    ]
    assert table("Episodes", moved(ssd_address=homes))[1]["HOME_POST"] == "WX2 2AA"
    dataset = looked_after(ssd_address=[home(start=date(2024, 1, 1))])
    assert table("Episodes", dataset)[0]["HOME_POST"] is None
    assert ("Episodes", "HOME_POST", "C1") in lacking(dataset)


def test_of_short_breaks_nothing_is_said_of_home_place_and_provider():
    dataset = looked_after(
        ssd_legal_status=[status(code="V4")],
        ssd_cla_reviews=[{"clar_cla_id": "L-C1", "clar_cla_review_date": ON}],
    )
    row = table("Episodes", dataset)[0]
    assert (row["HOME_POST"], row["PL_POST"], row["URN"], row["PLACE"]) == (None, None, None, "U6")
    assert table("Header", dataset)[0]["MOTHER"] is None
    assert table("Reviews", dataset) == []
    assert table("OC2", dataset) == []
    assert not [each for each in lacking(dataset) if each[0] in ("Header", "Episodes")]


def test_what_a_placement_does_not_say_is_listed():
    bare = placement(clap_cla_placement_urn=None, clap_cla_placement_postcode=None)
    assert {("Episodes", "URN", "C1"), ("Episodes", "PL_POST", "C1")} <= lacking(looked_after(ssd_cla_placement=[bare]))
    parents = placement(clap_cla_placement_urn=None, clap_cla_placement_type="P1")
    assert ("Episodes", "URN", "C1") not in lacking(looked_after(ssd_cla_placement=[parents]))
    whole = lacking(looked_after(without=["ssd_cla_placement"]))
    assert ("Episodes", "URN", None) in whole
    assert ("Episodes", "URN", "C1") not in whole


# -- who the children are --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "sex", "told"), [("2022-23", "M", "1"), ("2023-24", "F", "2"), ("2022-23", "U", None)]
)
def test_sex_was_a_figure_until_2023_24(year, sex, told):
    dataset = looked_after(ssd_person=[person(pers_sex=sex)], ssd_cla_episodes=[episode(start=date(2022, 5, 2))])
    assert table("Header", dataset, year)[0]["SEX"] == told
    assert (("Header", "SEX", "C1") in lacking(dataset, year)) == (told is None)


@pytest.mark.parametrize(
    ("flag", "child_born", "told"),
    [
        ("Y", "2025-08-01", ("1", "01/08/2025")),
        ("N", "2025-08-01", ("1", "01/08/2025")),
        ("Y", "2026-04-02", ("0", None)),
        ("Y", None, ("1", None)),
        ("N", None, ("0", None)),
        (None, None, (None, None)),
    ],
)
def test_she_is_a_mother_once_her_first_child_is_born(flag, child_born, told):
    links = [{"moth_person_id": "C1", "moth_childs_dob": child_born}] if child_born else []
    dataset = looked_after(ssd_person=[person(pers_is_mother=flag)], ssd_mother=links)
    row = table("Header", dataset)[0]
    assert (row["MOTHER"], row["MC_DOB"]) == told
    listed = {each[1] for each in lacking(dataset) if each[0] == "Header"}
    assert listed == ({"MOTHER"} if told[0] is None else {"MC_DOB"} if told == ("1", None) else set())


def test_of_boys_it_is_not_asked():
    dataset = looked_after(ssd_person=[person(pers_sex="M", pers_is_mother=None)])
    assert table("Header", dataset)[0]["MOTHER"] is None
    assert ("Header", "MOTHER", "C1") not in lacking(dataset)


def test_without_a_pupil_number_the_reason_is_given():
    dataset = looked_after(ssd_person=[person(pers_upn=None, pers_upn_unknown="UN5")])
    assert table("Header", dataset)[0]["UPN"] == "UN5"
    assert ("Header", "UPN", "C1") in lacking(looked_after(ssd_person=[person(pers_upn=None)]))


def asylum(start=ENTERED, end=None, kind="Unaccompanied Asylum Seeking Child"):
    return {
        "immi_person_id": "C1",
        "immi_immigration_status": kind,
        "immi_immigration_status_start_date": start,
        "immi_immigration_status_end_date": end,
    }


@pytest.mark.parametrize(
    ("statuses", "ceases"),
    [
        ([asylum()], "01/06/2033"),
        ([asylum(end=date(2025, 7, 1))], "01/07/2025"),
        ([asylum(end=date(2034, 1, 1))], "01/06/2033"),
        ([asylum(end=date(2024, 1, 1)), asylum(start=ON)], "01/06/2033"),
        ([asylum(end=date(2025, 3, 31))], None),
        ([asylum(start=date(2026, 4, 1))], None),
        ([asylum(kind="Refugee Status")], None),
    ],
)
def test_unaccompanied_asylum_seekers_and_when_that_ceases(statuses, ceases):
    dataset = looked_after(ssd_immigration_status=statuses)
    assert [row["DUC"] for row in table("UASC", dataset)] == ([ceases] if ceases else [])
    assert (table("Episodes", dataset)[0]["HOME_POST"] is None) == (ceases is not None)
    assert ("Episodes", "HOME_POST", "C1") not in lacking(dataset)


# -- what happened in the year ------------------------------------------------------------------------------------


def review(day, **others):
    return {"clar_cla_id": "L-C1", "clar_cla_review_date": day, "clar_cla_review_participation": "PN1"} | others


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (review("2025-04-01"), ["01/04/2025"]),
        (review("2025-03-31"), []),
        (review("2026-04-01"), []),
        (review(None), []),
        (review("2025-05-01", clar_cla_review_cancelled="Y"), []),
        (review("2025-05-01", clar_cla_person_id="C2"), []),
        (review("2025-05-01", clar_cla_id="L-C2"), []),
    ],
)
def test_reviews_held_in_the_year(held, told):
    assert [row["REVIEW"] for row in table("Reviews", looked_after(ssd_cla_reviews=[held]))] == told


def absent(start, end, **others):
    return {
        "miss_person_id": "C1",
        "miss_missing_episode_type": "M",
        "miss_missing_episode_start_date": start,
        "miss_missing_episode_end_date": end,
    } | others


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (absent("2025-03-30", "2025-04-01"), [("30/03/2025", "01/04/2025")]),
        (absent("2025-03-30", "2025-03-31"), []),
        (absent("2026-03-31", "2026-04-02"), [("31/03/2026", None)]),
        (absent("2026-04-01", None), []),
        (absent("2025-05-01", "2025-05-02", miss_person_id="C2"), []),
        (absent(None, None), [(None, None)]),
    ],
)
def test_times_missing_in_the_year(time, told):
    rows = table("Missing", looked_after(ssd_missing=[time]))
    assert [(row["MIS_START"], row["MIS_END"]) for row in rows] == told


def lead(start, end=None, worker="w1", **others):
    return {
        "invo_professional_id": worker,
        "invo_professional_role_id": "CW",
        "invo_person_id": "C1",
        "invo_involvement_start_date": start,
        "invo_involvement_end_date": end,
        "invo_worker_change_reason": "MANAGE",
    } | others


WORKERS = [{"prof_professional_id": "w1", "prof_social_worker_registration_no": "SW1"}, {"prof_professional_id": "w2"}]


def test_social_workers_of_the_whole_year_of_children_looked_after_at_its_end():
    leads = [
        lead("2023-05-02", "2025-03-31"),
        lead("2025-03-31", "2025-06-01"),
        lead("2025-06-01", "2026-04-05", "w2"),
        lead("2026-04-05"),
        lead("2025-03-31", invo_professional_role_id="PA"),
    ]
    dataset = looked_after(ssd_involvements=leads, ssd_professionals=WORKERS)
    rows = table("SWEpisodes", dataset)
    assert [(row["SW_ID"], row["SW_DECOM"], row["SW_DEC"]) for row in rows] == [
        ("SW1", "31/03/2025", "01/06/2025"),
        (None, "01/06/2025", None),
    ]
    assert ("SWEpisodes", "SW_ID", "C1") in lacking(dataset)
    gone = looked_after(ssd_involvements=leads, ssd_cla_episodes=[episode(end=ON)])
    assert table("SWEpisodes", gone) == []
    assert ("SWEpisodes", None, "C1") in lacking(looked_after())


# -- health ----------------------------------------------------------------------------------------------------------


def outcomes(**rows):
    return table("OC2", looked_after(**rows))[0]


def test_only_who_was_looked_after_for_the_twelve_months():
    for start, told in ((date(2025, 4, 1), 1), (date(2025, 4, 2), 0)):
        assert len(table("OC2", looked_after(ssd_cla_episodes=[episode(start=start)]))) == told


def questionnaire(day, score, reason=None):
    return {
        "csdq_person_id": "C1",
        "csdq_sdq_completed_date": day,
        "csdq_sdq_score": score,
        "csdq_sdq_reason": reason,
    }


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ([questionnaire("2025-05-01", 12), questionnaire("2025-12-01", 9)], ("9", None)),
        ([questionnaire("2025-05-01", 12), questionnaire("2025-12-01", None, "SDQ4")], ("12", None)),
        ([questionnaire("2025-12-01", None, "SDQ4")], (None, "SDQ4")),
        ([questionnaire("2025-03-31", 12)], (None, None)),
    ],
)
def test_the_score_is_the_latest_of_the_year(held, told):
    row = outcomes(ssd_sdq_scores=held)
    assert (row["SDQ_SCORE"], row["SDQ_REASON"]) == told
    assert (("OC2", "SDQ_SCORE", "C1") in lacking(looked_after(ssd_sdq_scores=held))) == (told == (None, None))


@pytest.mark.parametrize(("dob", "asked"), [("2022-04-01", 0), ("2022-03-31", 1), ("2008-04-02", 1), ("2008-04-01", 0)])
def test_a_score_is_asked_from_4_to_16(dob, asked):
    people, held = [person(pers_dob=dob)], [questionnaire("2025-12-01", 9)]
    assert outcomes(ssd_person=people, ssd_sdq_scores=held)["SDQ_SCORE"] == (["9"] if asked else [None])[0]
    assert (("OC2", "SDQ_SCORE", "C1") in lacking(looked_after(ssd_person=people))) == bool(asked)


def check(kind, *days, **others):
    return [
        {
            "clah_person_id": "C1",
            "clah_health_check_type": kind,
            "clah_health_check_date": day,
            "clah_health_check_status": "Completed",
        }
        | others
        for day in days
    ]


YOUNG = [person(pers_dob=date(2022, 6, 1))]
REVIEW_HEALTH = "Review Health Assessment"


@pytest.mark.parametrize(
    ("people", "checks", "field", "told"),
    [
        (None, check("Dental Check", "2025-05-01"), "TEETH_CHECK", "1"),
        (None, check("Dental Check", "2025-03-31"), "TEETH_CHECK", "0"),
        (None, check("Dental Check", "2025-05-01", clah_health_check_status="Refused"), "TEETH_CHECK", "0"),
        (None, check(REVIEW_HEALTH, "2025-05-01"), "HEALTH_ASSESSMENT", "1"),
        (YOUNG, check(REVIEW_HEALTH, "2025-05-01"), "HEALTH_ASSESSMENT", "0"),
        (YOUNG, check(REVIEW_HEALTH, "2025-05-01", "2025-11-01"), "HEALTH_ASSESSMENT", "1"),
        (YOUNG, check("Development Check", "2025-05-01"), "HEALTH_CHECK", "1"),
        (None, check("Development Check", "2025-05-01"), "HEALTH_CHECK", None),
    ],
)
def test_checks_that_were_completed_in_the_year(people, checks, field, told):
    assert outcomes(ssd_person=people or [person()], ssd_cla_health=checks)[field] == told


@pytest.mark.parametrize(
    ("dob", "day", "told"), [(BORN, "2025-05-01", "1"), (BORN, "2025-03-31", "0"), ("2016-06-01", "2025-05-01", None)]
)
def test_convictions_from_ten(dob, day, told):
    found = [{"clac_person_id": "C1", "clac_cla_conviction_date": day}]
    assert outcomes(ssd_person=[person(pers_dob=dob)], ssd_cla_convictions=found)["CONVICTED"] == told


@pytest.mark.parametrize(
    ("received", "told"),
    [(["N"], ("1", "0")), (["N", "Y"], ("1", "1")), ([None], ("1", None)), ([], ("0", None))],
)
def test_substance_misuse_and_whether_it_was_helped(received, told):
    found = [
        {"clas_person_id": "C1", "clas_substance_misuse_date": "2025-05-01", "clas_intervention_received": each}
        for each in received
    ]
    row = outcomes(ssd_cla_substance_misuse=found)
    assert (row["SUBSTANCE_MISUSE"], row["INTERVENTION_RECEIVED"]) == told
    offered = ("OC2", "INTERVENTION_OFFERED", "C1") in lacking(looked_after(ssd_cla_substance_misuse=found))
    assert offered == (told == ("1", "0"))


def test_what_has_no_table_is_blank_and_not_no():
    names = ["ssd_cla_health", "ssd_cla_convictions", "ssd_cla_substance_misuse", "ssd_cla_immunisations"]
    dataset = looked_after(without=names)
    row = table("OC2", dataset)[0]
    fields = ("TEETH_CHECK", "HEALTH_ASSESSMENT", "CONVICTED", "SUBSTANCE_MISUSE", "IMMUNISATIONS")
    assert {row[field] for field in fields} == {None}
    assert {("OC2", field, None) for field in fields} <= lacking(dataset)
    assert ("OC2", "IMMUNISATIONS", "C1") not in lacking(dataset)


def test_immunisations():
    dataset = looked_after(ssd_cla_immunisations=[{"clai_person_id": "C1", "clai_immunisations_status": "N"}])
    assert table("OC2", dataset)[0]["IMMUNISATIONS"] == "0"
    assert ("OC2", "IMMUNISATIONS", "C1") in lacking(looked_after())


# -- permanence --------------------------------------------------------------------------------------------------------


def plan(**others):
    return {
        "perm_person_id": "C1",
        "perm_cla_id": "L-C1",
        "perm_adm_decision_date": "2024-05-01",
        "perm_matched_date": "2024-10-01",
        "perm_adopted_by_carer_flag": "N",
        "perm_number_of_adopters": 2,
        "perm_adopter_sex": "MF",
        "perm_adopter_legal_status": "L11",
    } | others


ADOPTED = [episode(end=ON, clae_cla_episode_ceased_reason="E12")]


def test_children_adopted_in_the_year():
    row = table("AD1", looked_after(ssd_cla_episodes=ADOPTED, ssd_permanence=[plan(), plan(perm_cla_id="L-0")]))
    assert row == [
        {
            "CHILD": "C1",
            "DOB": "01/06/2015",
            "DATE_INT": "01/05/2024",
            "DATE_MATCH": "01/10/2024",
            "FOSTER_CARE": "0",
            "NB_ADOPTR": "2",
            "SEX_ADOPTR": "MF",
            "LS_ADOPTR": "L11",
        }
    ]
    assert table("AD1", looked_after(ssd_permanence=[plan()])) == []
    assert ("AD1", None, "C1") in lacking(looked_after(ssd_cla_episodes=ADOPTED))
    bare = looked_after(ssd_cla_episodes=ADOPTED, ssd_permanence=[plan(perm_adopter_sex=None)])
    assert ("AD1", "SEX_ADOPTR", "C1") in lacking(bare)


@pytest.mark.parametrize(
    ("decided", "reversed_on", "told"),
    [
        ("2024-05-01", None, [("01/05/2024", None, None)]),
        ("2024-05-01", "2025-03-31", []),
        ("2024-05-01", "2025-04-01", [("01/05/2024", "01/04/2025", "RD1")]),
        ("2024-05-01", "2026-04-01", [("01/05/2024", None, None)]),
        ("2026-04-01", None, []),
        (None, None, []),
    ],
)
def test_decisions_to_place_that_stood_in_the_year(decided, reversed_on, told):
    row = plan(
        perm_adm_decision_date=decided,
        perm_decision_reversed_date=reversed_on,
        perm_decision_reversed_reason="RD1" if reversed_on else None,
    )
    rows = table("PlacedAdoption", looked_after(ssd_permanence=[row]))
    assert [(each["DATE_PLACED"], each["DATE_PLACED_CEASED"], each["REASON_PLACED_CEASED"]) for each in rows] == told


def test_a_permanent_home_before_is_asked_of_those_who_started_in_the_year():
    before = {
        "lapp_person_id": "C1",
        "lapp_previous_permanence_option": "P1",
        "lapp_previous_permanence_la": "867",
        "lapp_previous_permanence_order_date": "zz/zz/2019",
    }
    started = [episode(start=date(2025, 4, 1))]
    rows = table("PrevPerm", looked_after(ssd_cla_episodes=started, ssd_cla_previous_permanence=[before]))
    assert [(row["PREV_PERM"], row["LA_PERM"], row["DATE_PERM"]) for row in rows] == [("P1", "867", "zz/zz/2019")]
    assert table("PrevPerm", looked_after(ssd_cla_previous_permanence=[before])) == []
    assert ("PrevPerm", None, "C1") in lacking(looked_after(ssd_cla_episodes=started))


# -- care leavers ----------------------------------------------------------------------------------------


def leaver(**others):
    return {
        "clea_person_id": "C1",
        "clea_care_leaver_eligibility": "Former Relevant",
        "clea_care_leaver_in_touch": "YES",
        "clea_care_leaver_accommodation": "U",
        "clea_care_leaver_accom_suitable": "1",
        "clea_care_leaver_activity": "F2",
    } | others


def grown(age, left, entered=ENTERED, **others):
    """C1 reaches this age on a day in the year, having left care on another."""
    return looked_after(
        **{
            "ssd_person": [person(pers_dob=born(age))],
            "ssd_cla_episodes": [episode(start=entered, end=left)],
            "ssd_care_leavers": [leaver()],
        }
        | others
    )


@pytest.mark.parametrize(
    ("age", "left", "entered", "told"),
    [
        (16, date(2025, 3, 1), ENTERED, False),
        (17, date(2025, 3, 1), ENTERED, True),
        (17, date(2025, 9, 1), ENTERED, False),
        (17, None, ENTERED, False),
        (18, date(2025, 8, 31), ENTERED, True),
        (18, date(2025, 9, 1), ENTERED, False),
        (19, date(2024, 9, 1), ENTERED, True),
        (21, date(2022, 9, 1), date(2020, 1, 1), True),
        (22, date(2021, 9, 1), date(2020, 1, 1), False),
    ],
)
def test_care_leavers_by_the_birthday_that_they_reach(age, left, entered, told):
    assert [row["CHILD"] for row in table("OC3", grown(age, left, entered))] == (["C1"] if told else [])


@pytest.mark.parametrize(
    ("entered", "left", "eligibility", "told"),
    [
        (date(2023, 6, 1), date(2024, 3, 1), None, True),
        (date(2023, 12, 15), date(2024, 3, 1), None, False),
        (date(2022, 1, 1), date(2022, 8, 1), None, False),
        (date(2023, 12, 15), date(2024, 3, 1), "Relevant", True),
        (date(2023, 12, 15), date(2024, 3, 1), "Qualifying", False),
    ],
)
def test_care_leavers_were_in_care_for_thirteen_weeks_or_are_said_to_be_entitled(entered, left, eligibility, told):
    dataset = grown(19, left, entered, ssd_care_leavers=[leaver(clea_care_leaver_eligibility=eligibility)])
    assert bool(table("OC3", dataset)) == told


@pytest.mark.parametrize("why", ["E2", "E3"])
def test_who_died_in_care_or_passed_to_another_authority_is_none(why):
    ended = [episode(end=date(2024, 8, 1), clae_cla_episode_ceased_reason=why)]
    assert table("OC3", grown(19, None, ssd_cla_episodes=ended)) == []


@pytest.mark.parametrize(
    ("touch", "told"), [("YES", ("YES", "F2", "U1")), ("NO", ("NO", "F2", "U1")), ("RHOM", ("RHOM", "0", "0"))]
)
def test_what_is_said_of_a_care_leaver(touch, told):
    dataset = grown(19, date(2024, 8, 1), ssd_care_leavers=[leaver(clea_care_leaver_in_touch=touch)])
    row = table("OC3", dataset)[0]
    assert (row["IN_TOUCH"], row["ACTIV"], row["ACCOM"]) == told
    assert table("Header", dataset)[0]["MOTHER"] is None


def test_a_care_leaver_of_whom_nothing_is_said_is_listed_and_not_returned():
    dataset = grown(19, date(2024, 8, 1), ssd_care_leavers=[])
    assert table("Header", dataset) == []
    assert ("OC3", None, "C1") in lacking(dataset)


def test_care_leavers_are_as_they_stood_on_the_last_day_of_the_dataset():
    whys = build(looked_after(as_at=date(2026, 6, 30)), YEAR).lacking["why"].to_list()
    assert "care leavers are as they stood on 30 June 2026, not at the birthday" in whys
