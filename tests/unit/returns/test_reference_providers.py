"""The lists of providers that Ofsted gives to authorities, old and new."""

from datetime import date

import polars as pl
import pytest
import xlsxwriter

from goldenthread.analysis.returns.reference import PROVIDER_COLUMNS, ReferenceDataError, read_providers, urn


class FewPostcodes:
    """One place."""

    def find(self, postcodes):
        known = pl.DataFrame({"postcode": ["RG401AA"], "authority": ["E06000041"]})
        return known.filter(pl.col("postcode").is_in(postcodes.to_list()))


@pytest.fixture
def workbook(tmp_path):
    """Writes an Excel file: the rows of each sheet, from the first row."""

    def write(name="providers.xlsx", **sheets):
        book = xlsxwriter.Workbook(tmp_path / name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet, rows in sheets.items():
            page = book.add_worksheet(sheet.replace("_", " "))
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        page.write_datetime(at, column, cell, day)
                    else:
                        page.write(at, column, cell)
        book.close()
        return tmp_path / name

    return write


@pytest.fixture
def csv_file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "providers.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def read(*paths):
    return read_providers(*paths, postcodes=FewPostcodes())


COMBINED = (
    "URN",
    "Provider type",
    "Local authority",
    "Placement code",
    "Placement provider code",
    "Deregistration date",
    "Setting address postcode",
)


def test_the_combined_list_has_a_row_for_each_provider(workbook):
    path = workbook(
        Providers=[
            COMBINED,
            ("SC012345", "Children's home", "Wokingham", "K2", "PR4", None, "RG40 1AA"),
            (1234567, "Fostering agency", "Reading", "U1/U2", "PR1/PR2", date(2024, 12, 25), "REDACTED"),
        ]
    )
    rows = read(path)
    assert rows.schema == PROVIDER_COLUMNS
    assert rows.rows() == [
        ("SC012345", "Wokingham", "K2", "PR4", None, "RG401AA", "E06000041"),
        ("1234567", "Reading", "U1,U2", "PR1,PR2", date(2024, 12, 25), None, None),
    ]


def test_a_sheet_of_supported_accommodation_gives_its_codes_itself(workbook):
    """Its columns are a provider's authority and a closed date; its placements are K3."""
    headings = ("URN", "Provider local authority", "Closed date", "Setting address postcode")
    path = workbook(
        Providers=[COMBINED, ("SC1", "", "Reading", "K2", "PR4", None, "RG40 1AA")],
        SA_providers=[headings, (2700001, "Wokingham", date(2025, 1, 31), "rg401aa")],
    )
    assert read(path).row(1) == ("2700001", "Wokingham", "K3", "PR4", date(2025, 1, 31), "RG401AA", "E06000041")


def test_a_sheet_of_supported_accommodation_may_say_whose_it_is(workbook):
    headings = ("URN", "Placement provider code", "Setting address postcode")
    path = workbook(Supported_accommodation=[headings, (2700001, "PR1", None)])
    assert read(path).row(0) == ("2700001", None, "K3", "PR1", None, None, None)


CURRENT = ("URN", "Local authority", "Placement code", "Placement provider code", "Setting postcode")


def test_the_list_of_social_care_providers_has_a_sheet_of_current_and_one_of_closed_ones(workbook):
    path = workbook(
        Current_providers=[CURRENT, ("SC1", "Reading", "U1,U4", "PR4", "RG40 1AA")],
        Providers_closed=[(*CURRENT, "Deregistration date"), ("SC2", "Reading", "U1", "PR4", None, date(2024, 5, 1))],
    )
    assert read(path).select("URN", "PLACE_CODES", "REG_END").rows() == [
        ("SC1", "U1,U4", None),
        ("SC2", "U1", date(2024, 5, 1)),
    ]


def test_the_old_list_of_childrens_homes_has_its_addresses_on_a_sheet_of_their_own(workbook):
    path = workbook(
        Settings_and_Inspection_Info=[
            ("URN", "Local Authority", "Provider Code", "Provider Placement Code", "Closed Date"),
            ("SC2", "Reading", "PR2", "K1/K2", date(2023, 9, 1)),
            ("SC1", "Wokingham", "PR1", "K2", None),
        ],
        Notes=[("What this is",)],
        Address_Details=[("URN", "Setting Address Postcode"), ("SC1", "RG40 1AA")],
    )
    assert read(path).rows() == [
        ("SC2", "Reading", "K1,K2", "PR2", date(2023, 9, 1), None, None),
        ("SC1", "Wokingham", "K2", "PR1", None, "RG401AA", "E06000041"),
    ]


def test_several_files_are_one_list_and_the_same_row_counts_once(workbook):
    row = ("SC1", "Reading", "U1", "PR4", "RG40 1AA")
    first, second = (workbook(name, Providers=[CURRENT, row]) for name in ("a.xlsx", "b.xlsx"))
    assert read(first, second).height == 1


def test_one_provider_may_have_several_rows(workbook):
    path = workbook(Providers=[CURRENT, ("SC1", "A", "U1", "PR4", None), ("SC1", "A", "U2", "PR4", None)])
    assert read(path)["PLACE_CODES"].to_list() == ["U1", "U2"]


def test_titles_above_and_notes_below_are_no_providers(workbook):
    path = workbook(
        Providers=[("Providers as at 31 March 2026",), (), CURRENT, ("SC1", "A", "U1", "PR4", None), (), ("Source: X",)]
    )
    assert read(path)["URN"].to_list() == ["SC1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_may_have_the_names_of_the_rules_in_any_case(csv_file, encoding):
    path = csv_file(
        "urn,Place_Codes,PROVIDER_CODES,reg_end,postcode,LA_NAME_FROM_FILE\n"
        "1234567.0,k2,pr1,25/12/2015,rg40 1aa,Ynys Môn\n\n"
        "SC999999,K1\n",
        encoding,
    )
    assert read(path).rows() == [
        ("1234567", "Ynys Môn", "K2", "PR1", date(2015, 12, 25), "RG401AA", "E06000041"),
        ("SC999999", None, "K1", None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("25/12/2015", date(2015, 12, 25)),
        ("2015-12-25", date(2015, 12, 25)),
        ("2015-12-25 00:00:00", date(2015, 12, 25)),
        ("25.12.2015", date(2015, 12, 25)),
        ("25-12-2015", date(2015, 12, 25)),
        ("42363", date(2015, 12, 25)),  # days since 30 December 1899
        ("42363.0", date(2015, 12, 25)),
        ("", None),
        ("NULL", None),
    ],
)
def test_a_date_may_be_written_in_several_ways(csv_file, written, day):
    path = csv_file(f"URN,Placement code,Provider code,Setting postcode,Closed date\n1,K2,PR1,,{written}\n")
    assert read(path)["REG_END"].to_list() == [day]


def test_a_urn_is_text_however_it_is_kept():
    kept = pl.DataFrame({"URN": ["1234567", "1234567.0", " sc 012345", "0012", "n/k", "", None]})
    assert kept.select(urn("URN")).to_series().to_list() == [
        "1234567",
        "1234567",
        "SC012345",
        "0012",
        "N/K",
        None,
        None,
    ]
    assert pl.DataFrame({"URN": [1234567.0]}).select(urn("URN")).item() == "1234567"


def test_without_files_there_are_no_providers():
    assert read().is_empty()
    assert read().schema == PROVIDER_COLUMNS


def test_a_list_of_nobody_has_no_rows(workbook):
    assert read(workbook(Providers=[CURRENT])).is_empty()


def refusal(path):
    with pytest.raises(ReferenceDataError) as refused:
        read(path)
    return str(refused.value)


def test_a_date_that_is_none_is_refused_with_its_place(workbook):
    path = workbook(Closed=[("A title",), (*CURRENT, "Closed date"), ("SC1", "", "U1", "PR4", "", "soon")])
    assert refusal(path) == "providers.xlsx, sheet “Closed”, row 3, column “Closed date”: “soon” is no date."


def test_a_urn_that_is_none_is_refused_with_its_place(csv_file):
    path = csv_file("URN,Placement code,Provider code,Setting postcode\nSC1,K2,PR1,\nn/k,K2,PR1,\n")
    assert refusal(path) == "providers.csv, row 3, column “URN”: “N/K” is no URN."


def test_a_list_without_a_needed_column_is_refused(workbook):
    path = workbook(Providers=[("URN", "Placement code"), ("SC1", "K2")])
    assert refusal(path) == (
        "providers.xlsx, sheet “Providers” has no column “Placement provider code” and none “Setting address postcode”."
    )


def test_a_csv_file_has_no_sheets(csv_file):
    assert refusal(csv_file("URN,Placement code,Provider code\n1,K2,PR1\n")) == (
        "providers.csv has no column “Setting address postcode”."
    )


@pytest.mark.parametrize("rows", [[("Child", "Age"), ("1", "2")], [("URN", "Age"), ("1", "2")], []])
def test_a_file_about_something_else_is_refused(workbook, rows):
    assert refusal(workbook(Something=rows)) == (
        "providers.xlsx lists no providers: no sheet has a column URN and a column Placement code."
    )


def test_an_empty_csv_file_is_refused(csv_file):
    assert "providers.csv lists no providers" in refusal(csv_file(""))


@pytest.mark.parametrize("contents", [b"", b"not a workbook", b"PK\x03\x04 cut short"])
def test_what_is_no_workbook_is_refused(tmp_path, contents):
    path = tmp_path / "list.xlsx"
    path.write_bytes(contents)
    assert refusal(path) == (
        "list.xlsx is no Excel file that can be read: open it in Excel and save it as .xlsx without a password, "
        "or as CSV."
    )


@pytest.mark.parametrize("contents", [b'URN\n"1', b"URN\n\x81"])
def test_what_is_no_csv_file_is_refused(tmp_path, contents):
    path = tmp_path / "list.csv"
    path.write_bytes(contents)
    assert refusal(path).startswith("list.csv is no CSV file that can be read (")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "none.xlsx") == f"{tmp_path / 'none.xlsx'} cannot be read: No such file or directory."


def test_the_authority_of_a_provider_comes_from_the_real_postcodes_when_none_are_given(csv_file, tmp_path, monkeypatch):
    monkeypatch.setattr("goldenthread.analysis.returns.reference.providers.Postcodes.open", FewPostcodes)
    path = csv_file("URN,Placement code,Provider code,Setting postcode\n1,K2,PR1,RG40 1AA\n")
    assert read_providers(path)["LA_CODE_INFERRED"].to_list() == ["E06000041"]
