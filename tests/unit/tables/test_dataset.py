"""A dataset goes through a folder unchanged, and tells what was supplied."""

import json
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from goldenthread.analysis.tables import CONTRACT_VERSION, MANIFEST_FILE, TABLES, Dataset, DatasetError
from goldenthread.codes import UserError


def test_what_is_written_is_what_is_opened(made, written):
    opened = Dataset.open(written)
    for name in TABLES:
        assert_frame_equal(opened.table(name).collect(), made.table(name).collect())
        assert opened.supplies(name) == made.supplies(name)


def test_the_manifest_says_whose_data_it_is_and_of_when(written):
    manifest = Dataset.open(written).manifest
    assert manifest.authority == "Wexcombe Borough Council"
    assert manifest.as_at == date(2015, 6, 30)
    assert manifest.covers_from == date(2014, 4, 1)
    assert manifest.source == "made up for a test"
    assert manifest.contract_version == CONTRACT_VERSION
    assert manifest.rows == {"ssd_department": 2, "complaints": 4, "complaint_stage_events": 2}


def test_a_table_not_supplied_is_empty_and_typed(made):
    posts = made.table("posts")
    assert not made.supplies("posts")
    assert posts.collect().is_empty()
    assert posts.collect_schema() == TABLES["posts"].polars_schema


def test_a_supplied_table_of_no_rows_is_a_true_zero(facts, tmp_path):
    Dataset.from_frames({"complaints": TABLES["complaints"].empty()}, **facts).write(tmp_path / "dataset")
    opened = Dataset.open(tmp_path / "dataset", check="full")
    assert opened.supplies("complaints")
    assert opened.manifest.rows == {"complaints": 0}
    assert opened.table("complaints").collect().is_empty()


def test_a_dataset_of_no_tables(facts, tmp_path):
    Dataset.from_frames({}, **facts).write(tmp_path / "dataset")
    assert Dataset.open(tmp_path / "dataset").manifest.rows == {}


def test_columns_that_may_be_empty_can_be_left_out_and_come_in_order(made):
    complaints = made.table("complaints").collect()
    assert complaints.schema == TABLES["complaints"].polars_schema
    assert complaints["theme"].null_count() == 4


def test_lazy_frames_will_do(frames, facts, made):
    lazy = Dataset.from_frames({name: frame.lazy() for name, frame in frames.items()}, **facts)
    assert lazy.fingerprint == made.fingerprint


@pytest.mark.parametrize("ask", [Dataset.table, Dataset.supplies])
def test_a_table_that_is_not_in_the_contract(made, ask):
    with pytest.raises(
        DatasetError, match=r"The contract has no table 'complaint'\. Did you mean complaints\?"
    ) as caught:
        ask(made, "complaint")
    assert isinstance(caught.value, UserError)


def test_a_table_that_is_like_no_other(made):
    with pytest.raises(DatasetError, match=r"The contract has no table 'zzz'\.$"):
        made.table("zzz")


class TestFingerprint:
    def test_memory_and_folder_agree(self, made, written):
        assert Dataset.open(written).fingerprint == made.fingerprint

    def test_another_value_gives_another(self, frames, facts, made):
        frames["ssd_department"] = frames["ssd_department"].with_columns(dept_team_name=pl.lit("Bridges"))
        assert Dataset.from_frames(frames, **facts).fingerprint != made.fingerprint

    def test_another_day_gives_another(self, frames, facts, made):
        later = Dataset.from_frames(frames, **facts | {"as_at": date(2015, 7, 31)})
        assert later.fingerprint != made.fingerprint

    def test_the_folder_it_lies_in_does_not_matter(self, made, tmp_path):
        made.write(tmp_path / "one" / "place")
        made.write(tmp_path / "another")
        assert (tmp_path / "one" / "place" / MANIFEST_FILE).read_bytes() == (
            tmp_path / "another" / MANIFEST_FILE
        ).read_bytes()

    def test_it_follows_the_files_as_they_are(self, made, written):
        changed = made.table("ssd_department").with_columns(dept_team_name=pl.lit("Bridges")).collect()
        changed.write_parquet(written / "ssd_department.parquet")
        assert Dataset.open(written).fingerprint != made.fingerprint


class TestWriting:
    def test_the_same_rows_give_the_same_bytes(self, facts, tmp_path):
        # More rows than one row group holds, handed over in one piece and in many.
        ids = pl.DataFrame({"dept_team_id": [f"t{number}" for number in range(300_000)]})
        pieces = pl.concat([ids[:1], ids[1:70_000], ids[70_000:]], rechunk=False)
        for name, frame in {"whole": ids, "pieces": pieces, "lazy": pieces.lazy()}.items():
            Dataset.from_frames({"ssd_department": frame}, **facts).write(tmp_path / name)
        Dataset.open(tmp_path / "whole").write(tmp_path / "again")
        files = {
            (tmp_path / name / "ssd_department.parquet").read_bytes() for name in ("whole", "pieces", "lazy", "again")
        }
        assert len(files) == 1

    def test_a_manifest_holds_no_time_of_writing(self, written):
        content = json.loads((written / MANIFEST_FILE).read_text())
        assert set(content) == {
            "contract_version",
            "authority",
            "source",
            "as_at",
            "covers_from",
            "fingerprint",
            "tables",
        }
        assert list(content["tables"]) == sorted(content["tables"])

    def test_nothing_is_left_beside_the_dataset(self, written):
        assert [path.name for path in written.parent.iterdir()] == ["dataset"]

    def test_a_dataset_takes_the_place_of_a_dataset(self, facts, written):
        Dataset.from_frames({}, **facts).write(written)
        assert Dataset.open(written).manifest.rows == {}
        assert [path.name for path in written.iterdir()] == [MANIFEST_FILE]

    def test_a_dataset_can_be_written_to_where_it_was_read(self, made, written):
        opened = Dataset.open(written)
        opened.write(written)
        assert Dataset.open(written, check="full").fingerprint == made.fingerprint

    def test_an_empty_folder_will_do(self, made, tmp_path):
        (tmp_path / "empty").mkdir()
        made.write(tmp_path / "empty")
        assert Dataset.open(tmp_path / "empty").fingerprint == made.fingerprint

    def test_a_dataset_among_other_things_is_left_alone(self, made, written):
        (written / "notes.txt").touch()
        with pytest.raises(DatasetError, match="holds other files"):
            made.write(written)
        assert (written / "notes.txt").is_file()

    def test_a_folder_of_other_things_is_left_alone(self, made, tmp_path):
        (tmp_path / "holiday.jpg").touch()
        with pytest.raises(
            DatasetError, match=r"holds other files: name a folder that is new, or a dataset to replace\."
        ):
            made.write(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]

    def test_a_file_is_left_alone(self, made, tmp_path):
        (tmp_path / "notes").write_text("keep")
        with pytest.raises(
            DatasetError, match=r"notes is a file: name a folder that is new, or a dataset to replace\."
        ):
            made.write(tmp_path / "notes")
        assert (tmp_path / "notes").read_text() == "keep"

    def test_a_place_that_cannot_be(self, made, tmp_path):
        (tmp_path / "notes").write_text("keep")
        with pytest.raises(DatasetError, match=r"notes/dataset cannot be written: File exists\."):
            made.write(tmp_path / "notes" / "dataset")

    def test_the_old_dataset_stays_when_the_new_one_cannot_take_its_place(self, made, written, facts, monkeypatch):
        rename = type(written).rename

        def refuse(path, target):
            if path.name == "new":
                raise PermissionError(13, "Permission denied")
            return rename(path, target)

        monkeypatch.setattr(type(written), "rename", refuse)
        with pytest.raises(DatasetError, match=r"dataset cannot be written: Permission denied\."):
            Dataset.from_frames({}, **facts).write(written)
        monkeypatch.undo()
        assert Dataset.open(written).fingerprint == made.fingerprint

    def test_a_new_place_that_is_refused_leaves_nothing(self, made, tmp_path, monkeypatch):
        def refuse(path, target):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(type(tmp_path), "rename", refuse)
        with pytest.raises(DatasetError, match="Permission denied"):
            made.write(tmp_path / "dataset")
        assert list(tmp_path.iterdir()) == []
