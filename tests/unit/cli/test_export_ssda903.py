"""`goldenthread export ssda903`, as it is typed."""

import json

import pytest

from care_by_hand import YEAR, looked_after, person
from goldenthread.cli.run import run

WHOLE = {
    "ssd_cla_immunisations": [{"clai_person_id": "C1", "clai_immunisations_status": "Y"}],
    "ssd_sdq_scores": [{"csdq_person_id": "C1", "csdq_sdq_completed_date": "2025-05-01", "csdq_sdq_score": 9}],
    "ssd_involvements": [
        {
            "invo_professional_id": "w1",
            "invo_professional_role_id": "CW",
            "invo_person_id": "C1",
            "invo_involvement_start_date": "2023-05-02",
            "invo_worker_change_reason": "FCONTA",
        }
    ],
    "ssd_professionals": [{"prof_professional_id": "w1", "prof_social_worker_registration_no": "SW1"}],
}
"""What the return asks of the child of ``looked_after`` besides."""


@pytest.fixture
def exported(tmp_path, capsys):
    """Export a dataset; gives the status and what was printed."""

    def ask(dataset, *options, year=YEAR):
        dataset.write(tmp_path / "dataset")
        to = ["--dataset", str(tmp_path / "dataset"), "--year", year, "--out", str(tmp_path / "return")]
        return run(["export", "ssda903", *to, *options]), *capsys.readouterr()

    return ask


def test_a_return_with_nothing_lacking(exported, tmp_path):
    status, _, said = exported(looked_after(**WHOLE))
    assert status == 0
    assert "Wrote " in said
    assert "11 tables, 4 rows; 0 not supplied" in said
    assert (tmp_path / "return" / "Header.csv").read_text().startswith("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n")


def test_what_is_lacking_for_one_reason_is_one_row_and_each_stands_in_the_file(exported, tmp_path):
    dataset = looked_after(**WHOLE | {"ssd_person": [person(pers_ethnicity=None, pers_upn=None)]})
    status, shown, said = exported(dataset, "--format", "json")
    assert status == 0
    assert "2 not supplied" in said
    rows = json.loads(shown)
    assert {(row["table"], row["field"], row["count"], row["first_child"]) for row in rows} == {
        ("Header", "ETHNIC", 1, "C1"),
        ("Header", "UPN", 1, "C1"),
    }
    listed = (tmp_path / "return" / "not-supplied.csv").read_text().splitlines()
    assert listed[0] == "table,field,child,why"
    assert listed[1] == "Header,ETHNIC,C1,the person has no ethnic group"


def test_a_year_that_is_not_known_is_a_plain_sentence(exported, tmp_path):
    status, _, said = exported(looked_after(), year="2014-15")
    assert status == 2
    assert "known years are 2022-23 to 2026-27" in said
    assert said.count("\n") == 1
    assert not (tmp_path / "return").exists()
