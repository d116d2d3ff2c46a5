"""`goldenthread review`: a paper out of a dataset, and findings out of a paper."""

import csv
import json

import pytest

from goldenthread.analysis.committee_paper.checks import Finding
from goldenthread.analysis.synthetic import write_authority
from goldenthread.cli import review
from goldenthread.cli.run import run

FIELDS = ["code", "severity", "where", "printed", "computed", "why"]
SUM = Finding("sum.column", "stop", "7.9 complaints: total", "28", "29", "The rows of the column add to 29.")
BLANK = Finding("blank.cell", "note", "7.9 complaints: Ambleside", "blank", "", "Print 0, or say why there is none.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("review") / "dataset"
    write_authority(target, children=40, years=2, seed=1)
    return target


@pytest.fixture(scope="module")
def paper(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("paper") / "review.html"
    assert run(["review", "build", "2014-15", "--dataset", str(folder), "--out", str(target)]) == 0
    return target


def test_a_built_review_is_a_paper_and_what_it_prints(paper):
    assert "<html" in paper.read_text()
    assert json.loads((paper.parent / "review.html.review.json").read_text())["edition"] == "internal"
    assert len(list(paper.parent.iterdir())) == 2


@pytest.mark.parametrize("name", ["review.html", "review.html.review.json"])
def test_a_built_review_is_checked_by_either_of_its_files(name, paper):
    assert run(["review", "check", str(paper.with_name(name))]) in {0, 1}


def test_the_edition_is_what_is_asked_for(folder, tmp_path):
    target = tmp_path / "review.html"
    asked = ["--dataset", str(folder), "--edition", "published", "--out", str(target)]
    assert run(["review", "build", "2014-15", *asked]) == 0
    assert json.loads((tmp_path / "review.html.review.json").read_text())["edition"] == "published"


@pytest.mark.parametrize(
    ("year", "out", "content", "named"),
    [
        ("2014-15", "review.odt", None, "review.odt"),
        ("2014-16", "review.html", None, "2014-16"),
        ("2014-15-Q1", "review.html", None, "2014-15-Q1"),
        ("2014-15", "review.html", "missing.yaml", "missing.yaml"),
        ("2014-15", "missing/review.html", None, "missing"),
    ],
)
def test_what_cannot_be_built_leaves_nothing_behind(year, out, content, named, folder, tmp_path, capsys):
    given = [] if content is None else ["--content", str(tmp_path / content)]
    asked = ["review", "build", year, "--dataset", str(folder), "--out", str(tmp_path / out), *given]
    assert run(asked) == 2
    error = capsys.readouterr().err
    assert named in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def bad(project_fixtures):
    return str(project_fixtures / "bad/printed/published-2014-15.yaml")


@pytest.fixture
def good(project_fixtures):
    return str(project_fixtures / "good/printed/wexcombe-2016-17.yaml")


@pytest.fixture(scope="module")
def project_fixtures(request):
    return request.config.rootpath / "tests/fixtures"


def test_a_paper_without_faults_has_no_findings_and_status_0(good, capsys):
    assert run(["review", "check", "--printed", good]) == 0
    assert capsys.readouterr().out == "No findings\n"


def test_a_paper_with_faults_has_findings_and_status_1(bad, capsys):
    assert run(["review", "check", "--printed", bad, "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert findings
    assert all(list(found) == FIELDS for found in findings)


def test_csv_has_the_same_findings(bad, capsys):
    run(["review", "check", "--printed", bad, "--format", "json"])
    findings = json.loads(capsys.readouterr().out)
    assert run(["review", "check", "--printed", bad, "--format", "csv"]) == 1
    assert list(csv.DictReader(capsys.readouterr().out.splitlines())) == findings


@pytest.mark.parametrize(
    ("findings", "shown"),
    [
        (
            [SUM, BLANK, BLANK],
            "stop  sum.column  7.9 complaints: total\n"
            "      printed 28; computed 29\n"
            "      The rows of the column add to 29.\n\n"
            + 2
            * (
                "note  blank.cell  7.9 complaints: Ambleside\n"
                "      printed blank\n"
                "      Print 0, or say why there is none.\n\n"
            )
            + "3 findings: 1 stop, 2 note\n",
        ),
        (
            [SUM],
            "stop  sum.column  7.9 complaints: total\n"
            "      printed 28; computed 29\n"
            "      The rows of the column add to 29.\n\n"
            "1 finding: 1 stop\n",
        ),
    ],
)
def test_for_people_each_finding_is_a_paragraph_and_the_last_line_counts_them(findings, shown, monkeypatch, capsys):
    monkeypatch.setattr(review, "_findings", lambda paper, printed: findings)
    assert run(["review", "check", "any.docx"]) == 1
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize("given", [[], ["paper.docx", "--printed", "paper.yaml"]])
def test_no_paper_or_two_are_refused(given, capsys):
    assert run(["review", "check", *given]) == 2
    assert "Say which paper to check" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["missing.docx"], ["--printed", "missing.yaml"]])
def test_a_paper_that_is_not_there_is_named(given, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["review", "check", *given]) == 2
    assert "missing" in capsys.readouterr().err
