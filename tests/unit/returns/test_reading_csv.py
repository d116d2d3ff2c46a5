"""However a table is written as CSV, it reads back as it was; and what cannot be a table is said."""

import csv
import os
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.errors import ReturnError

EPISODES = ssda903.layout_of("2026-27").tables["Episodes"]
COLUMNS = [column for column in EPISODES.columns if column not in EPISODES.optional]
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"


def read(folder: Path, **files: str | bytes):
    for name, held in files.items():
        (folder / f"{name}.csv").write_bytes(held.encode() if isinstance(held, str) else held)
    return ssda903.read(folder)


def reviews(folder: Path, held: str | bytes):
    return read(folder, reviews=held).tables["Reviews"]


# -- however it is written -----------------------------------------------------------------------------------------

names = st.sampled_from([str, str.lower, str.title, " {} ".format, lambda name: name.replace("_", " ")])
cells = st.one_of(st.just(""), st.text("AB1é/ \n\t,;\"'#=", max_size=8))
tables = st.lists(st.lists(cells, min_size=len(COLUMNS) - 1, max_size=len(COLUMNS) - 1), max_size=6)
ends = st.lists(st.sampled_from(["", " ", "<sep>" * (len(COLUMNS) - 1)]), max_size=3)
order = st.permutations(range(len(COLUMNS)))


@given(
    tables,
    names,
    order,
    ends,
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_reads_back_as_it_was(table, named, order, ends, separator, encoding, newline, quoting):
    rows = [[f"C{at}", *row] for at, row in enumerate(table)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some file.CSV"
        file = StringIO()
        writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator="\n")
        writer.writerows([cell[at] for at in order] for cell in ([named(name) for name in COLUMNS], *rows))
        file.write("\n".join(end.replace("<sep>", separator) for end in ends))
        path.write_bytes(file.getvalue().replace("\n", newline).encode(encoding))
        found = ssda903.read(Path(folder)).tables["Episodes"]
    assert [tuple(map(bare, row)) for row in found.select(COLUMNS).rows()] == [tuple(map(bare, row)) for row in rows]


def bare(cell: str | None) -> str:
    return (cell or "").strip()


@pytest.mark.parametrize("quote", ["", '"'])
def test_rows_are_counted_as_the_file_has_them(quote, tmp_path):
    held = f"\n\n{REVIEWS}\n1,,,\n\n,,,\n  \n{quote}2{quote},,,PN1\n,,,\n\n"
    assert reviews(tmp_path, held)["CHILD"].to_list() == ["1", None, "2"]


def test_a_row_of_quoted_blanks_at_the_end_is_a_row(tmp_path):
    assert len(reviews(tmp_path, f'{REVIEWS}\n"","","",""\n')) == 1


def test_excel_may_say_what_parts_the_values(tmp_path):
    held = "sep=;\n" + f"{REVIEWS}\n1,,,PN1".replace(",", ";")
    assert reviews(tmp_path, held)["REVIEW_CODE"].to_list() == ["PN1"]


def test_spaces_before_quotation_marks_do_not_matter(tmp_path):
    assert reviews(tmp_path, f'{REVIEWS}\n1, "01/02/2010", "", "PN,1"')["REVIEW_CODE"].to_list() == ["PN,1"]


def test_a_quotation_mark_within_a_value_is_a_quotation_mark(tmp_path):
    assert reviews(tmp_path, f'{REVIEWS}\n1,,,5" pipe')["REVIEW_CODE"].to_list() == ['5" pipe']


def test_blanks_beyond_the_columns_do_not_matter(tmp_path):
    assert reviews(tmp_path, f"{REVIEWS}\n1,,,PN1,,\n2,,,PN2")["CHILD"].to_list() == ["1", "2"]


def test_a_header_alone_is_a_table_without_rows(tmp_path):
    assert reviews(tmp_path, REVIEWS).shape == (0, 4)


# -- what is remarked upon -----------------------------------------------------------------------------------------


def test_what_is_no_table_is_remarked_upon(tmp_path):
    found = read(tmp_path, a="", b="NAME,AGE\nx,1", c=REVIEWS)
    assert list(found.tables) == ["Reviews"]
    assert found.files == {"Reviews": "c.csv"}
    assert found.remarks == (
        "a.csv was left out: it is empty.",
        "b.csv was left out: its columns are those of no table of the return.",
    )


def test_unknown_and_missing_columns_are_remarked_upon(tmp_path):
    found = read(tmp_path, reviews="CHILD,REVIEW,REVIEW_CODE,,Worker,Note\n1,,,,x,y")
    assert found.tables["Reviews"].columns == ["CHILD", "REVIEW", "REVIEW_CODE"]
    assert found.remarks == (
        "reviews.csv has columns that Reviews does not have, which were left out: Worker, Note.",
        "reviews.csv has no column DOB: rules that read it could not be evaluated.",
    )


def test_ready_made_columns_are_kept(tmp_path):
    found = read(tmp_path, episodes=",".join((*COLUMNS, "pl_la")) + "\n")
    assert found.tables["Episodes"].columns == [*COLUMNS, "PL_LA"]
    assert found.remarks == ()


def test_a_table_is_known_by_the_columns_that_are_its_own(tmp_path):
    found = read(tmp_path, one="CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,DUC\n", two="CHILD,SEX,DOB,DUC\n")
    assert found.files == {"Header": "one.csv", "UASC": "two.csv"}


# -- what is refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (f"{REVIEWS}\n1,,,PN1\n2,,\n", "line 3 has 3 values, but there are 4 columns"),
        (f"{REVIEWS}\n1,,,PN1\n2,,\n3,,,,\n", "line 3 has 3 values, but there are 4 columns"),
        (f"{REVIEWS}\n\n1,,,PN1,x\n", "line 3 has 5 values, but there are 4 columns"),
        (f'{REVIEWS}\n"1",,,PN1,x\n', "line 2 has 5 values, but there are 4 columns"),
        (f'{REVIEWS}\n1,,,"PN1\n2,,,PN2\n', "line 3: the quotation marks do not match"),
        (f'{REVIEWS}\n1,,,"PN"1"\n', "line 2: the quotation marks do not match"),
        (f"{REVIEWS},dob\n", "has the column DOB more than once. Keep one."),
        (f"{REVIEWS}\n1,\0,,\n", "is not a text file."),
        (b"PK\3\4\0\0\1\2\3", "is not a text file."),
        ("A,B\n", "none of the 1 CSV files in"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(held, sentence, tmp_path):
    with pytest.raises(ReturnError) as refused:
        read(tmp_path, reviews=held)
    assert str(tmp_path) in str(refused.value)
    assert sentence in str(refused.value)


def test_two_files_for_one_table_are_refused(tmp_path):
    with pytest.raises(ReturnError, match=r"Both a\.csv and b\.csv have the columns of Reviews\. Keep one\."):
        read(tmp_path, a=REVIEWS, b=REVIEWS)


def test_a_folder_larger_than_memory_is_refused_unread(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").touch()
        os.truncate(tmp_path / f"{name}.csv", 2**41)
    with pytest.raises(ReturnError, match=r"has 4,398,047 MB, more than the [\d,]+ MB that can be read here"):
        ssda903.read(tmp_path)


# -- the census ----------------------------------------------------------------------------------------------------

ASSESSMENTS = (
    "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,"
    "AssessmentAuthorisationDate,AssessmentFactors"
)


def census(folder: Path, **files: str):
    for name, held in files.items():
        (folder / f"{name}.csv").write_text(held, encoding="utf-8")
    return cin.read(folder)


def test_the_factors_of_assessments_become_a_list(tmp_path):
    found = census(tmp_path, a=f'{ASSESSMENTS}\nA1,1,1,,,,"1C, 2B"\nA1,1,2,,,,\nA2,2,3,,,,21\n')
    assert found.tables["AssessmentFactorsList"].rows() == [
        ("A1", "1", "1", "1C"),
        ("A1", "1", "1", "2B"),
        ("A2", "2", "3", "21"),
    ]
    assert found.files["AssessmentFactorsList"] == "a.csv"


def test_a_list_of_factors_that_is_given_is_taken(tmp_path):
    factors = "LAchildID,CINdetailsID,AssessmentID,AssessmentFactor\nA1,1,1,1C\n"
    found = census(tmp_path, a=f"{ASSESSMENTS}\nA1,1,1,,,,2B\n", b=factors)
    assert found.tables["AssessmentFactorsList"]["AssessmentFactor"].to_list() == ["1C"]


@pytest.mark.parametrize("columns", ["LAchildID,UPN", ASSESSMENTS.replace("AssessmentID,", "")])
def test_without_identified_assessments_there_is_no_list(columns, tmp_path):
    identifiers = "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,GenderCurrent,Sex\n"
    found = census(tmp_path, a=columns, b=identifiers)
    assert "AssessmentFactorsList" not in found.tables
