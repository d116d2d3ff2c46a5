"""The XML of the children in need census becomes tables, whose rows say what they stand in."""

import pytest

from goldenthread.analysis.returns import cin
from goldenthread.analysis.returns.errors import ReturnError

DETAILS = """
<CINdetails>
  <CINreferralDate>2025-06-01</CINreferralDate><ReferralNFA>false</ReferralNFA>
  <Assessments>
    <AssessmentActualStartDate>2025-06-02</AssessmentActualStartDate>
    <FactorsIdentifiedAtAssessment>
      <AssessmentFactors>1C</AssessmentFactors><AssessmentFactors/><AssessmentFactors>2B</AssessmentFactors>
    </FactorsIdentifiedAtAssessment>
  </Assessments>
  <Assessments/>
  <CINPlanDates><CINPlanStartDate>2025-07-01</CINPlanStartDate></CINPlanDates>
  <Section47><S47ActualStartDate>2025-06-03</S47ActualStartDate></Section47>
  <ChildProtectionPlans>
    <CPPstartDate>2025-06-10</CPPstartDate><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
    <Reviews><CPPreviewDate>2025-09-01</CPPreviewDate></Reviews>
    <Reviews><CPPreviewDate>2025-12-01</CPPreviewDate><CPPreviewDate>2026-03-01</CPPreviewDate></Reviews>
  </ChildProtectionPlans>
</CINdetails>"""


def child(reference: str = "A1", details: str = DETAILS) -> str:
    return f"""
<Child>
  <ChildIdentifiers><LAchildID>{reference}</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate></ChildIdentifiers>
  <ChildCharacteristics>
    <Ethnicity>WBRI</Ethnicity>
    <Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities>
  </ChildCharacteristics>{details}
</Child>"""


def message(*children: str, year: str = "2026", reference_date: str = "2026-03-31", opening: str = "Message") -> str:
    return f"""<{opening}>
<Header>
  <CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>
    <ReferenceDate>{reference_date}</ReferenceDate></CollectionDetails>
  <Source><LEA>201</LEA></Source>
  <Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content>
</Header>
<Children>{"".join(children)}</Children>
</Message>"""


def of(tmp_path, text: str, year: str = "2025-26"):
    path = tmp_path / "census.xml"
    path.write_text(text, encoding="utf-8")
    return cin.read(path, year=year)


def rows(found, table: str, *columns: str):
    return found.tables[table].select(columns).rows()


def test_each_module_gives_rows_that_say_what_they_stand_in(tmp_path):
    found = of(tmp_path, message(child("A1", DETAILS * 2), child("A2")))
    assert rows(found, "Header", "Collection", "Year", "ReferenceDate", "LEA") == [("CIN", "2026", "2026-03-31", "201")]
    assert rows(found, "ChildIdentifiers", "LAchildID", "PersonBirthDate") == [(f"A{n}", "2015-03-27") for n in (1, 2)]
    assert rows(found, "ChildCharacteristics", "LAchildID", "Ethnicity") == [("A1", "WBRI"), ("A2", "WBRI")]
    assert rows(found, "Disabilities", "LAchildID", "Disability")[:2] == [("A1", "HAND"), ("A1", "HEAR")]
    assert rows(found, "CINdetails", "LAchildID", "CINdetailsID") == [("A1", "1"), ("A1", "2"), ("A2", "3")]
    assert rows(found, "CINplanDates", "CINdetailsID", "CINPlanStartDate")[2] == ("3", "2025-07-01")
    assert rows(found, "Section47", "LAchildID", "CINdetailsID", "S47ActualStartDate")[0] == ("A1", "1", "2025-06-03")
    assert rows(found, "ChildProtectionPlans", "CINdetailsID", "CPPID") == [("1", "1"), ("2", "2"), ("3", "3")]
    assert rows(found, "Reviews", "LAchildID", "CINdetailsID", "CPPID", "CPPreviewDate")[-1] == (
        *("A2", "3", "3"),
        "2026-03-01",
    )
    assert len(found.tables["Reviews"]) == 9
    assert found.remarks == ()


def test_an_assessment_is_one_row_and_its_factors_a_list(tmp_path):
    found = of(tmp_path, message(child()))
    assert rows(found, "Assessments", "CINdetailsID", "AssessmentID", "AssessmentFactors") == [
        ("1", "1", "1C|2B"),
        ("1", "2", None),
    ]
    assert rows(found, "AssessmentFactorsList", "LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactor") == [
        ("A1", "1", "1", "1C"),
        ("A1", "1", "1", "2B"),
    ]


def test_identifiers_that_come_last_are_still_the_childs(tmp_path):
    identifiers = "<ChildIdentifiers><LAchildID>A9</LAchildID></ChildIdentifiers>"
    found = of(tmp_path, message(f"<Child>{DETAILS}{identifiers}</Child>"))
    assert {row for name in ("Reviews", "AssessmentFactorsList") for row in rows(found, name, "LAchildID")} == {("A9",)}


def test_a_child_without_identifiers_keeps_its_rows(tmp_path):
    found = of(tmp_path, message(f"<Child>{DETAILS}</Child>"))
    assert rows(found, "ChildIdentifiers", "LAchildID") == [(None,)]
    assert rows(found, "CINdetails", "LAchildID", "CINdetailsID") == [(None, "1")]


def test_namespaces_make_no_difference(tmp_path):
    plain = of(tmp_path, message(child()))
    found = of(tmp_path, message(child(), opening='Message xmlns="urn:cin"'))
    assert all(found.tables[name].equals(frame) for name, frame in plain.tables.items())
    assert found.remarks == ()


PRE_PROCEEDINGS = "<PPStartDate>2025-09-09</PPStartDate><FGDMMeetingOffer>1</FGDMMeetingOffer>"


@pytest.mark.parametrize("tag", ["PreProceedingsandFGDM", "PreProceedings", "PPandFGDM"])
def test_pre_proceedings_and_family_group_decision_making_are_read(tag, tmp_path):
    details = DETAILS.replace("</CINdetails>", f"<{tag}>{PRE_PROCEEDINGS}</{tag}></CINdetails>")
    found = of(tmp_path, message(child(details=details)))
    assert rows(found, "PreProceedings", "LAchildID", "CINdetailsID", "PPStartDate", "FGDMMeetingOffer") == [
        ("A1", "1", "2025-09-09", "1")
    ]
    known = ("The element PPandFGDM was read as PreProceedings, whose fields it has.",)
    assert found.remarks == (known if tag == "PPandFGDM" else ())


def test_what_no_table_has_a_place_for_is_kept_element_by_element(tmp_path):
    block = (
        "<Mediation><Offered>1</Offered><Meeting><Date>2025-10-01</Date><Place/></Meeting></Mediation><Extra>x</Extra>"
    )
    found = of(tmp_path, message(child(details=DETAILS.replace("</CINdetails>", f"{block}</CINdetails>"))))
    assert found.tables["OtherElements"].rows() == [
        ("A1", "1", "Mediation", "Offered", "1"),
        ("A1", "1", "Meeting", "Date", "2025-10-01"),
        ("A1", "1", "Meeting", "Place", None),
        ("A1", "1", "CINdetails", "Extra", "x"),
    ]
    assert found.remarks[0] == (
        "CINdetails has the element Mediation, which the return does not know (once). "
        "It is in the table OtherElements, which no rule reads."
    )


def test_before_2026_such_a_block_is_remarked_upon_and_left_out(tmp_path):
    details = DETAILS.replace("</CINdetails>", f"<PreProceedings>{PRE_PROCEEDINGS}</PreProceedings></CINdetails>")
    found = of(tmp_path, message(child(details=details), year="2025", reference_date="2025-03-31"), year="2024-25")
    assert found.remarks == (
        "CINdetails has the element PreProceedings, which the return does not know (once). It was left out.",
    )


def test_what_stands_beside_the_children_is_remarked_upon(tmp_path):
    text = message(child(), "<Adult/>").replace("</Message>", "<Child/><Footer/></Message>")
    remarks = of(tmp_path, text).remarks
    assert [remark.partition(",")[0] for remark in remarks] == [
        "Message has the piece Adult",
        "Message has the piece Child",
        "Message has the piece Footer",
    ]


@pytest.mark.parametrize(
    ("year", "reference_date", "asked", "refused"),
    [
        ("2026", "2026-03-31", "2025-26", False),
        ("2026", "2025-03-31", "2025-26", False),  # for rule 100 to find
        ("2025", "31/03/2026", "2025-26", False),
        ("", "2025-03-31", "2025-26", False),
        ("2025", "2025-03-31", "2025-26", True),
        ("2026", "", "2024-25", True),
    ],
)
def test_a_census_of_another_year_is_refused(year, reference_date, asked, refused, tmp_path):
    text = message(child(), year=year, reference_date=reference_date)
    if not refused:
        assert of(tmp_path, text, asked).form == "xml"
        return
    with pytest.raises(ReturnError, match=rf"another year than {asked}: its Header has the Year {year}"):
        of(tmp_path, text, asked)


def test_a_census_without_header_has_no_year_to_tell(tmp_path):
    assert len(of(tmp_path, f"<Message><Children>{child()}</Children></Message>").tables["Header"]) == 0


def test_twenty_thousand_elements_do_not_stay_in_memory(tmp_path):
    found = of(tmp_path, message(*(child(f"A{n}") for n in range(1000))))
    assert found.tables["CINdetails"]["CINdetailsID"].to_list() == [str(n + 1) for n in range(1000)]
