"""`goldenthread export cin` and `annex-a`, as they are typed."""

import json

import fastexcel
import pytest

from goldenthread.cli.run import run

CSV = {
    "one.csv": "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\n"
    "A1,,,,,,F,\n",
    "two.csv": "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,"
    "DateOfInitialCPC,ReferralNFA\nA1,7,01/05/2025,1A,N1,,,,false\n",
    "three.csv": "LAchildID,CINdetailsID,CINPlanStartDate,CINPlanEndDate\nA1,7,02/05/2025,\nA2,8,02/05/2025,\n",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """A made-up authority at the end of June 2026, as a folder."""
    folder = tmp_path_factory.mktemp("dataset") / "dataset"
    options = ["--children", "60", "--years", "2", "--until", "2026-06-30", "--out", str(folder)]
    assert run(["dataset", "synth", *options]) == 0
    return folder


def test_from_a_dataset_it_validates_without_errors(dataset, tmp_path, capsys):
    target = tmp_path / "census.xml"
    asked = [
        "export",
        "cin",
        "--dataset",
        str(dataset),
        "--year",
        "2025-26",
        "--authority",
        "201",
        "--out",
        str(target),
    ]
    assert run([*asked, "--format", "json"]) == 0
    printed, said = capsys.readouterr()
    assert {row["table"] for row in json.loads(printed)} == {"PreProceedings", "Assessments", "ChildProtectionPlans"}
    assert "census.xml: " in said
    assert " children, " in said
    run(["validate", "cin", str(target), "--year", "2025-26"])
    assert "0  issues: error\n" in capsys.readouterr().out


def test_from_a_folder_of_csv_files(tmp_path, capsys):
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, text in CSV.items():
        (folder / name).write_text(text)
    assert run(["export", "cin", "--from", str(folder), "--out", str(tmp_path / "a.xml"), "--format", "json"]) == 1
    listed = json.loads(capsys.readouterr().out)
    assert listed[-1]["table"] == "CINplanDates"
    assert (listed[-1]["why"].partition(":")[0], listed[-1]["count"]) == ("left out", 1)
    assert run(["export", "cin", "--from", str(tmp_path / "a.xml"), "--out", str(tmp_path / "b.xml")]) == 0
    assert (tmp_path / "a.xml").read_bytes() == (tmp_path / "b.xml").read_bytes()


def test_a_year_that_is_not_known_is_refused(dataset, tmp_path, capsys):
    asked = ["export", "cin", "--dataset", str(dataset), "--out", str(tmp_path / "x.xml"), "--year", "2021-22"]
    assert run(asked) == 2
    assert "known years are 2022-23 to 2025-26" in capsys.readouterr().err


@pytest.mark.parametrize("both", [True, False])
def test_it_asks_for_the_dataset_or_the_tables(both, dataset, tmp_path, capsys):
    given = ["--dataset", str(dataset), "--from", str(dataset)] if both else []
    assert run(["export", "cin", "--out", str(tmp_path / "x.xml"), *given]) == 2
    assert "--dataset" in capsys.readouterr().err


def test_annex_a_as_a_workbook(dataset, tmp_path, capsys):
    asked = ["export", "annex-a", "--dataset", str(dataset), "--out", str(tmp_path / "annex.xlsx")]
    assert run([*asked, "--as-at", "2026-03-31", "--format", "json"]) == 0
    printed, said = capsys.readouterr()
    assert {"List 11", "List 8"} <= {row["table"] for row in json.loads(printed)}
    assert "annex.xlsx: 11 lists, " in said
    assert run([*asked, "--as-at", "2030-03-31"]) == 2
    assert run(asked) == run([*asked, "--as-at", "2026-03-31", "--year", "2025-26"]) == 2
    assert run([*asked, "--year", "2025-2026"]) == 2
    assert run([*asked, "--as-at", "2026-03-31", "--layout", "2030"]) == 2


@pytest.mark.parametrize(("year", "day"), [("2025-26", "31 March 2026"), ("2026-27", "30 June 2026")])
def test_annex_a_of_a_year_is_of_its_last_day_or_of_the_datasets(year, day, dataset, tmp_path):
    target = tmp_path / "annex.xlsx"
    assert run(["export", "annex-a", "--dataset", str(dataset), "--year", year, "--out", str(target)]) == 0
    above = fastexcel.read_excel(target).load_sheet("List 1", header_row=None, n_rows=6).to_polars()
    assert day in str(above.rows())
