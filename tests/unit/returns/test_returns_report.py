"""The report of a checked return: views that add up, and files that are what they say."""

import json

import fastexcel
import polars as pl
import pytest

from goldenthread.analysis.returns import ssda903
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.reading import Return
from goldenthread.analysis.returns.report import Checked, files, write

HEADER = pl.DataFrame(
    {"CHILD": ["=1+1", "2", "3"], "SEX": ["M", "F", "U"], "DOB": ["32/01/2019", "01/04/2027", "01/04/2019"]}
)
GIVEN = Return({"Header": HEADER}, {"Header": "children.csv"}, "csv", ("notes.csv was left out.",))


def checked(given: Return = GIVEN, codes=("102", "301")) -> Checked:
    rules = [ssda903.RULES[code] for code in (*codes, "NoE")]
    asked = [rule.code for rule in rules]
    found = ssda903.validate(given.tables, rules=asked, form=given.form)
    return Checked("The SSDA903 return", "2026-27", given, rules, found)


def test_each_cell_has_its_file_line_child_and_the_value_seen():
    rows = checked().places.select("rule", "file", "line", "child", "field", "value").rows()
    assert rows == [
        ("unreadable", "children.csv", 2, "=1+1", "DOB", "32/01/2019"),
        ("102", "children.csv", 2, "=1+1", "DOB", "32/01/2019"),
        ("301", "children.csv", 3, "2", "DOB", "01/04/2027"),
    ]


def test_a_record_of_an_xml_file_has_no_line():
    assert checked(Return(GIVEN.tables, {"Header": "all.xml"}, "xml")).places["line"].null_count() == 3


def test_the_counts_add_up():
    counts = checked().counts
    names = ("without findings", "with findings", "that lack what they need")
    kept, broken, lacking = (counts[f"rules {each}"] for each in names)
    assert (kept, broken, lacking) == (0, 2, 1)
    assert counts["rules"] == kept + broken + lacking + counts["rules that could not be evaluated"]
    assert counts["issues"] == sum(count for name, count in counts.items() if name.startswith("issues: "))


def test_rules_and_children_with_most_issues_come_first():
    assert checked().by_rule.select("rule", "issues").rows() == [("unreadable", 1), ("102", 1), ("301", 1)]
    assert checked().by_child.select("child", "errors", "others").rows() == [("=1+1", 1, 1), ("2", 0, 1)]


def test_a_rule_that_could_not_be_asked_is_said_apart():
    assert checked().unanswered["rule"].to_list() == ["NoE"]
    assert "NoE" not in checked().by_rule["rule"].to_list()


def test_a_field_that_no_file_has_shows_no_value():
    derived = checked().findings.with_columns(fields=pl.lit(["PL_LA"]))
    places = Checked("x", "2026-27", GIVEN, [], derived).places
    assert places["value"].null_count() == len(places)


def test_the_document_for_programs_holds_every_view(tmp_path):
    write(checked(), tmp_path / "report.json")
    document = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert document["counts"] == checked().counts
    assert [each["rule"] for each in document["rules"]] == ["unreadable", "102", "301"]
    assert [each["child"] for each in document["findings"]] == ["=1+1", "=1+1", "2"]
    assert document["not_evaluated"][0]["rule"] == "NoE"


def test_the_table_of_cells_has_no_formulas_and_leaves_nothing_out(tmp_path):
    write(checked(), tmp_path / "report.csv")
    rows = pl.read_csv(tmp_path / "report.csv", infer_schema=False)
    assert rows["child"].to_list() == ["'=1+1", "'=1+1", "2", None]
    assert rows["rule"].to_list()[-1] == "NoE"


def test_the_workbook_has_a_sheet_for_each_view_and_text_stays_text(tmp_path):
    write(checked(), tmp_path / "report.xlsx")
    book = fastexcel.read_excel(tmp_path / "report.xlsx")
    assert book.sheet_names == ["Summary", "By rule", "By child", "By field", "Whole return", "Not evaluated"]
    assert book.load_sheet("By field").to_polars()["Child"].to_list()[0] == "=1+1"
    assert "notes.csv was left out." in book.load_sheet("Summary").to_polars()["Value"].to_list()


def test_a_cell_without_a_value_stays_empty(tmp_path):
    write(checked(Return(GIVEN.tables, {"Header": "all.xml"}, "xml")), tmp_path / "report.xlsx")
    lines = fastexcel.read_excel(tmp_path / "report.xlsx").load_sheet("By field").to_polars()["Line"]
    assert lines.null_count() == len(lines) == 3


def test_a_sheet_that_cannot_hold_every_cell_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 1)
    write(checked(), tmp_path / "report.xlsx")
    book = fastexcel.read_excel(tmp_path / "report.xlsx")
    assert len(book.load_sheet("By field").to_polars()) == 1
    assert "The first 1 of 3 cells; the CSV report has them all." in book.load_sheet("Summary").to_polars()["Value"]


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_the_same_return_gives_the_same_bytes(tmp_path, ending):
    for name in ("one", "two"):
        write(checked(), tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ReturnError, match=r"as \.xlsx, \.csv or \.json, not as report\.pdf"):
        write(checked(), tmp_path / "report.pdf")
