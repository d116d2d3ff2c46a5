"""`goldenthread validate`: files in, findings out, and a status that says which."""

import json

import pytest

from goldenthread.analysis.returns.cin.layout import layout_of as layout_cin
from goldenthread.analysis.returns.ssda903.layout import layout_of as layout_903
from goldenthread.cli.run import run
from returns_examples import Example, write

BORN_LATE = {"Header": (["CHILD", "SEX", "DOB"], [["1", "M", "01/04/2027"]])}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr("goldenthread.analysis.returns.reference.Postcodes.open", lambda: None)


def folder_of(tmp_path, tables, layout):
    return str(write(Example("x", 0, tables=tables), layout, tmp_path)[0])


def test_findings_are_shown_at_a_glance_written_whole_and_told_by_the_status(tmp_path, capsys):
    report = tmp_path / "report.json"
    status = run(["validate", "ssda903", folder_of(tmp_path, BORN_LATE, layout_903("2026-27")), "--out", str(report)])
    shown = capsys.readouterr().out
    assert status == 1
    assert "The SSDA903 return, 2026-27: 12 tables, 1 rows." in shown
    assert "301" in shown
    assert f"Wrote {report}." in shown
    assert "301" in {each["rule"] for each in json.loads(report.read_text())["rules"]}


def test_last_years_return_the_authority_and_the_providers_are_used(tmp_path, capsys):
    last_year = folder_of(tmp_path / "last", BORN_LATE, layout_903("2026-27"))
    providers = tmp_path / "providers.csv"
    providers.write_text("URN,Provision type,Registration status\nSC012345,Children's home,Active\n")
    now = folder_of(tmp_path / "this", BORN_LATE, layout_903("2026-27"))
    more = ["--previous", last_year, "--authority", "868", "--providers", str(providers)]
    assert run(["validate", "ssda903", now, *more]) in (1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_census_without_findings_is_status_0(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("goldenthread.analysis.returns.cin.rules.book.RULES._rules", {})
    tables = {"Header": (["ReferenceDate"], [["2026-03-31"]])}
    assert run(["validate", "cin", folder_of(tmp_path, tables, layout_cin("2025-26"))]) == 0
    assert "0  issues" in capsys.readouterr().out


def test_somebody_who_looks_on_sees_how_far_it_is(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    run(["validate", "ssda903", folder_of(tmp_path, BORN_LATE, layout_903("2026-27"))])
    assert "Checking" in capsys.readouterr().err


def test_a_long_list_of_rules_says_how_many_more(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("goldenthread.cli.validate.MOST_RULES", 1)
    tables = {"Header": (["CHILD", "SEX", "DOB"], [["1", "?", "?"], ["2", "M", "01/04/2027"]])}
    run(["validate", "ssda903", folder_of(tmp_path, tables, layout_903("2026-27"))])
    assert "rules more: --out writes them all." in capsys.readouterr().out


def test_what_was_left_out_is_said(tmp_path, capsys):
    source = folder_of(tmp_path, BORN_LATE, layout_903("2026-27"))
    (tmp_path / "now" / "notes.csv").write_text("a,b\n1,2\n")
    run(["validate", "ssda903", source])
    assert "notes.csv was left out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ssda903", "nowhere"], "There is no file or folder nowhere."),
        (["ssda903", "nowhere", "--year", "1999-00"], "known years are 2022-23 to 2026-27"),
        (["cin", "nowhere", "--year", "2031-32"], "known years are 2022-23 to 2025-26"),
    ],
)
def test_what_cannot_be_worked_with_is_one_sentence_and_status_2(arguments, said, capsys):
    assert run(["validate", *arguments]) == 2
    assert said in capsys.readouterr().err
