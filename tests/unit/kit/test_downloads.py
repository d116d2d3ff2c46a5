"""Files to save."""

import pytest

from goldenthread.kit.downloads import attachment, csv_file


def lines(response):
    return response.content.decode("utf-8-sig").splitlines()


def test_a_csv_has_its_header_rows_and_notes():
    response = csv_file("a.csv", ["name", "value"], [["one", 1], ["two", None]], ["[c] suppressed"])
    assert lines(response) == ["name,value", "one,1", "two,", "", "[c] suppressed"]


def test_it_is_a_file_to_save_and_marked_as_unicode_for_spreadsheets():
    response = csv_file("a.csv", ["name"], [], [])
    assert response["Content-Disposition"] == 'attachment; filename="a.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text):
    assert lines(csv_file("a.csv", ["x"], [[text]], []))[1].strip('"') == f"'{text}"


def test_numbers_stay_numbers():
    assert lines(csv_file("a.csv", ["x"], [[-1.5]], []))[1] == "-1.5"


def test_an_attachment_keeps_its_bytes():
    assert attachment("a.bin", "application/octet-stream", b"\x00").content == b"\x00"
