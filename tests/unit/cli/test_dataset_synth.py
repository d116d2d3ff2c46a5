"""`goldenthread dataset synth`: which authority, and where."""

from datetime import date

import pytest

from goldenthread.analysis import synthetic
from goldenthread.analysis.tables import Dataset
from goldenthread.cli.run import run


@pytest.fixture
def asked(monkeypatch):
    """What the generator was asked for, instead of making it."""
    calls = []

    class Example:
        def __init__(self, year):
            calls.append(year)

        def write(self, target):
            calls.append(target)

    monkeypatch.setattr(synthetic, "example", Example)
    monkeypatch.setattr(synthetic, "write_authority", lambda target, **size: calls.append((target, size)))
    return calls


def test_an_authority_of_any_size_is_a_dataset(tmp_path, capsys):
    target = tmp_path / "authority"
    assert run(["dataset", "synth", "--children", "20", "--years", "1", "--out", str(target)]) == 0
    assert Dataset.open(target).supplies("ssd_person")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("which", [["--example", "2014-15"], ["--children", "5", "--years", "2"]])
def test_a_folder_of_other_things_is_refused_before_anything_is_made(which, asked, tmp_path, capsys):
    (tmp_path / "holiday.jpg").touch()
    assert run(["dataset", "synth", *which, "--out", str(tmp_path)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert asked == []


def test_the_example_is_named_by_its_year(asked, tmp_path):
    assert run(["dataset", "synth", "--example", "2014-15", "--out", str(tmp_path / "example")]) == 0
    assert asked == ["2014-15", tmp_path / "example"]


@pytest.mark.parametrize(("given", "seed"), [([], 1), (["--seed", "0"], 0), (["--seed", "7"], 7)])
def test_the_seed_is_1_unless_given(given, seed, asked, tmp_path):
    target = tmp_path / "authority"
    assert run(["dataset", "synth", "--children", "5", "--years", "2", *given, "--out", str(target)]) == 0
    assert asked == [(target, {"children": 5, "years": 2, "seed": seed, "last": None})]


def test_the_last_day_may_be_given(asked, tmp_path):
    given = ["--children", "5", "--years", "2", "--until", "2026-03-31", "--out", str(tmp_path / "authority")]
    assert run(["dataset", "synth", *given]) == 0
    assert asked[0][1]["last"] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ([], "--example 2014-15"),
        (["--children", "100"], "--years"),
        (["--years", "2"], "--children"),
        (["--example", "2014-15", "--seed", "2"], "--seed"),
        (["--example", "2014-15", "--children", "100", "--years", "2"], "--children"),
    ],
)
def test_half_a_size_or_two_at_once_are_refused(given, named, asked, tmp_path, capsys):
    assert run(["dataset", "synth", *given, "--out", str(tmp_path / "authority")]) == 2
    assert named in capsys.readouterr().err
    assert asked == []


@pytest.mark.parametrize("size", [("0", "1"), ("-5", "1"), ("20", "0"), ("20", "90")])
def test_a_size_that_makes_no_authority_is_refused(size, tmp_path, capsys):
    children, years = size
    given = ["--children", children, "--years", years, "--out", str(tmp_path / "authority")]
    assert run(["dataset", "synth", *given]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_things_is_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("Dear parents")
    assert run(["dataset", "synth", "--children", "20", "--years", "1", "--out", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
