"""The XML of a census, read back, is the same tables."""

from collections import Counter

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.returns import cin
from goldenthread.analysis.returns.cin.layout import layout_of
from goldenthread.analysis.returns.cin.writing import write_xml
from goldenthread.analysis.returns.errors import ReturnError

YEAR = "2025-26"
LAYOUT = layout_of(YEAR)
OWN = {"LAchildID", "CINdetailsID", "AssessmentID", "CPPID"}
LETTERS = st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=["C"])
WORDS = st.one_of(st.none(), st.text(LETTERS, min_size=1, max_size=6))


def tables(**said):
    """The tables of the census with these rows, the others empty."""
    return {
        name: pl.DataFrame(said.get(name, []), schema=dict.fromkeys(table.columns, pl.String))
        for name, table in LAYOUT.tables.items()
    }


def written(given, tmp_path):
    """What was read back, and the rows left out."""
    left = write_xml(given, tmp_path / "census.xml", year=YEAR)
    return cin.read(tmp_path / "census.xml", year=YEAR), left


def different(given, found):
    """The rows of each table that is not the same."""
    pairs = {name: (frame.rows(), found.tables[name].rows()) for name, frame in given.items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


HEADER = {
    "Collection": "CIN",
    "Year": "2026",
    "ReferenceDate": "2026-03-31",
    "LEA": "201",
    "DateTime": "2026-06-30T00:00",
}
CHILD, NEED = {"LAchildID": "A1"}, {"LAchildID": "A1", "CINdetailsID": "1"}


class Drawn:
    """Tables as the reader gives them: children in order, each with what stands in it, numbered through the file."""

    def __init__(self, draw):
        self.draw, self.numbers = draw, Counter()
        self.found = {name: [] for name in LAYOUT.tables} | {"Header": [HEADER]}

    def times(self, most=2):
        return range(self.draw(st.integers(0, most)))

    def number(self, column, around):
        self.numbers[column] += 1
        return {**around, column: str(self.numbers[column])}

    def add(self, table, around, **more):
        columns = [column for column in LAYOUT.tables[table].columns if column not in OWN]
        self.found[table].append({column: self.draw(WORDS) for column in columns} | around | more)

    def child(self, around):
        self.add("ChildIdentifiers", around)
        self.add("ChildCharacteristics", around)
        for _ in self.times():
            self.add("Disabilities", around, Disability=self.draw(st.sampled_from(["LD", "VIS"])))
        for _ in self.times():
            self.need(self.number("CINdetailsID", around))

    def need(self, need):
        self.add("CINdetails", need)
        for table in ("CINplanDates", "Section47", "PreProceedings"):
            for _ in self.times():
                self.add(table, need)
        for _ in self.times():
            self.assessment(self.number("AssessmentID", need))
        for _ in self.times():
            self.plan(self.number("CPPID", need))
        for place in self.times():
            self.add("OtherElements", need, Group=("CINdetails", "Mediation")[place], Field="Offered")

    def assessment(self, assessment):
        factors = self.draw(st.lists(st.sampled_from(["1A", "2B", "21"]), max_size=2))
        self.add("Assessments", assessment, AssessmentFactors="|".join(factors) or None)
        for factor in factors:
            self.add("AssessmentFactorsList", assessment, AssessmentFactor=factor)

    def plan(self, plan):
        self.add("ChildProtectionPlans", plan)
        for on in self.times():
            self.add("Reviews", plan, CPPreviewDate=f"2025-0{on + 1}-01")


@st.composite
def censuses(draw):
    drawn = Drawn(draw)
    for child in drawn.times(3):
        drawn.child({"LAchildID": f"A{child}"})
    return tables(**drawn.found)


@settings(max_examples=25)
@given(censuses())
def test_read_back_it_gives_the_same_tables(tmp_path_factory, census):
    found, left = written(census, tmp_path_factory.mktemp("census"))
    assert different(census, found) == {}
    assert not left


def test_the_same_tables_give_the_same_bytes(tmp_path):
    given = tables(Header=[HEADER], ChildIdentifiers=[CHILD], CINdetails=[NEED])
    for name in ("one.xml", "two.xml"):
        write_xml(given, tmp_path / name, year=YEAR)
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_elements_stand_in_the_order_of_the_specification(tmp_path):
    details = NEED | {"CINreferralDate": "2025-05-01", "ReferralNFA": "false"}
    plan = NEED | {"CPPID": "1"}
    given = tables(
        ChildIdentifiers=[CHILD], ChildCharacteristics=[CHILD | {"Ethnicity": "WBRI"}], CINdetails=[details],
        Disabilities=[CHILD | {"Disability": "LD"}], Reviews=[plan | {"CPPreviewDate": "2025-09-01"}],
        ChildProtectionPlans=[plan], Section47=[NEED], CINplanDates=[NEED], Assessments=[NEED | {"AssessmentID": "1"}],
    )  # fmt: skip
    write_xml(given, tmp_path / "census.xml", year=YEAR)
    text = (tmp_path / "census.xml").read_text()
    order = ["Header", "ChildIdentifiers", "ChildCharacteristics", "Ethnicity", "Disabilities", "CINdetails",
             "CINreferralDate", "ReferralNFA", "Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans",
             "Reviews"]  # fmt: skip
    places = [text.index(f"<{tag}") for tag in order]
    assert places == sorted(places)


def test_rows_that_stand_in_nothing_are_left_out_and_counted(tmp_path):
    stray = {"LAchildID": "A2", "CINdetailsID": "7"}
    given = tables(
        ChildIdentifiers=[CHILD], CINdetails=[NEED, stray], Section47=[stray, stray], Reviews=[NEED | {"CPPID": "1"}],
        OtherElements=[NEED | {"Group": group, "Field": "New"} for group in ("Assessments", "Section47", "Mediation")],
    )  # fmt: skip
    found, left = written(given, tmp_path)
    assert left == {"CINdetails": 1, "Section47": 2, "Reviews": 1, "OtherElements": 2}
    assert found.tables["OtherElements"]["Group"].to_list() == ["Mediation"]


def test_a_disability_needs_no_other_characteristic(tmp_path):
    given = tables(ChildIdentifiers=[CHILD], Disabilities=[CHILD | {"Disability": "LD"}])
    assert written(given, tmp_path)[0].tables["Disabilities"].rows() == [("A1", "LD")]


@pytest.mark.parametrize(
    ("cell", "listed"), [("1A, 2B", []), (None, ["1A", "2B"]), ("1A|2B", ["1A", "2B"])], ids=["cell", "rows", "both"]
)
def test_factors_come_from_their_cell_or_their_rows(cell, listed, tmp_path):
    assessment = NEED | {"AssessmentID": "1"}
    given = tables(
        ChildIdentifiers=[CHILD], CINdetails=[NEED], Assessments=[assessment | {"AssessmentFactors": cell}],
        AssessmentFactorsList=[assessment | {"AssessmentFactor": factor} for factor in listed],
    )  # fmt: skip
    assert written(given, tmp_path)[0].tables["Assessments"]["AssessmentFactors"].to_list() == ["1A|2B"]


def test_tables_that_are_not_there_are_not_written(tmp_path):
    found, left = written({"ChildIdentifiers": pl.DataFrame([CHILD | {"UPN": " "}])}, tmp_path)
    assert found.tables["ChildIdentifiers"]["UPN"].to_list() == [None]
    assert not left


def test_what_xml_cannot_hold_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(ReturnError, match="UPN holds"):
        written(tables(ChildIdentifiers=[CHILD | {"UPN": "A\x01"}]), tmp_path)
    assert list(tmp_path.iterdir()) == []
