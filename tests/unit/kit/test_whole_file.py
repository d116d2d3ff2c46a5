"""Files that are there whole or not at all."""

import pytest

from goldenthread.kit.whole_file import whole


def test_a_file_takes_its_place_at_the_end(tmp_path):
    path = tmp_path / "new/a.txt"
    with whole(path) as temporary:
        temporary.write_text("all of it")
        assert not path.exists()
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]
    assert path.read_text() == "all of it"


def test_what_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail():
        with whole(path) as temporary:
            temporary.write_text("half")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        fail()
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("a.txt", "old")]
