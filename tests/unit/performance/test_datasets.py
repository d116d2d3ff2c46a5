"""The dataset that the pages read."""

import os

import pytest

from goldenthread.analysis.tables import DatasetError
from goldenthread.oversight.performance import datasets, teams


def test_it_is_opened_once(dataset):
    assert datasets.current() is dataset


def test_another_one_in_its_place_is_opened_anew(dataset, settings):
    manifest = settings.DATASET / "manifest.json"
    stands = manifest.stat()
    os.utime(manifest, ns=(stands.st_atime_ns, stands.st_mtime_ns + 1))
    assert datasets.current() is not dataset


def test_without_one_it_says_so(settings, tmp_path):
    settings.DATASET = tmp_path / "nowhere"
    with pytest.raises(DatasetError, match="nowhere"):
        datasets.current()


def test_teams_are_known_by_name(dataset):
    assert teams.names(dataset) == ["Disabled Children's Team", "Duty Team", "Long Term Team"]
    assert (teams.name_of("t1", dataset), teams.name_of("t9", dataset)) == ("Duty Team", "")
