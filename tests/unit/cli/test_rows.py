"""The same rows for people, spreadsheets and programs."""

import json
from datetime import date

import pytest

from goldenthread.cli.rows import print_rows

COLUMNS = ("team", "value", "since", "closed")
ROWS = [
    {"team": "Ambleside", "value": 24.096, "since": date(2014, 4, 1), "closed": False},
    {"team": "Brambles, Bere", "value": None, "since": None, "closed": True},
]


def printed(form, capsys, rows=ROWS, columns=COLUMNS):
    print_rows(rows, form, columns)
    return capsys.readouterr().out


def test_csv_is_raw_and_null_is_an_empty_cell(capsys):
    assert printed("csv", capsys).splitlines() == [
        "team,value,since,closed",
        "Ambleside,24.096,2014-04-01,false",
        '"Brambles, Bere",,,true',
    ]


def test_json_is_a_list_of_rows_of_exactly_the_columns_in_order(capsys):
    rows = json.loads(printed("json", capsys, [{**ROWS[1], "other": 1}]))
    assert rows == [{"team": "Brambles, Bere", "value": None, "since": None, "closed": True}]
    assert list(rows[0]) == list(COLUMNS)


def test_json_writes_dates_as_iso(capsys):
    assert json.loads(printed("json", capsys))[0]["since"] == "2014-04-01"


def test_json_refuses_what_it_cannot_write(capsys):
    with pytest.raises(TypeError, match="has no place in json"):
        printed("json", capsys, [{"team": object()}], ["team"])


def test_a_table_is_aligned_with_numbers_to_the_right_and_nothing_trailing(capsys):
    assert printed("table", capsys).splitlines() == [
        "team            value  since       closed",
        "Ambleside        24.1  2014-04-01  no",
        "Brambles, Bere                     yes",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(15345.0, "15,345"), (15345, "15,345"), (0.25, "0.3"), (1.04, "1.0"), (0.0, "0")]
)
def test_numbers_in_a_table_read_like_numbers(value, shown, capsys):
    assert printed("table", capsys, [{"n": value}], ["n"]).split() == ["n", shown]


def test_figures_in_words_stand_to_the_right_too(capsys):
    rows = [{"value": shown} for shown in ("24.1%", "1,234", "Suppressed")]
    assert printed("table", capsys, rows, ["value"]).splitlines() == [
        "     value",
        "     24.1%",
        "     1,234",
        "Suppressed",
    ]


def test_no_rows_still_show_the_columns(capsys):
    assert printed("table", capsys, []) == "team  value  since  closed\n"
    assert printed("csv", capsys, []) == "team,value,since,closed\n"
    assert printed("json", capsys, []) == "[]\n"
