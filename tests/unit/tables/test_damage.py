"""Every kind of damage to a folder is told in one plain sentence."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.tables import MANIFEST_FILE, TABLES, Dataset, DatasetError

BAD = Path(__file__).parents[2] / "fixtures" / "bad"


def complaint(folder, check=True):
    """The sentence in which opening a folder fails."""
    with pytest.raises(DatasetError) as caught:
        Dataset.open(folder, check=check)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def rewrite(folder, name, change):
    """Change the rows of one table of a folder, and its count in the manifest."""
    path = folder / f"{name}.parquet"
    changed = change(pl.read_parquet(path))
    changed.write_parquet(path)
    edit(folder, lambda content: content["tables"][name].update(rows=changed.height))


def edit(folder, change):
    manifest = folder / MANIFEST_FILE
    content = json.loads(manifest.read_text())
    change(content)
    manifest.write_text(json.dumps(content))


class TestFolder:
    def test_it_does_not_exist(self, tmp_path):
        assert complaint(tmp_path / "gone") == f"There is no dataset at {tmp_path}/gone: the folder does not exist."

    def test_it_is_a_file(self, written):
        path = written / "complaints.parquet"
        assert complaint(path) == f"{path} is a file: give the folder of a dataset, the one that holds manifest.json."

    def test_it_has_no_manifest(self, tmp_path):
        assert complaint(tmp_path) == f"{tmp_path} is not a dataset: it has no manifest.json."

    def test_it_lacks_the_file_of_a_table(self):
        folder = BAD / "dataset-without-a-table"
        assert complaint(folder) == f"{folder} lacks the file of complaints, which its manifest.json lists."

    def test_it_has_a_folder_in_place_of_a_file(self, written):
        (written / "complaints.parquet").unlink()
        (written / "complaints.parquet").mkdir()
        assert "lacks the file of complaints" in complaint(written)

    def test_it_holds_tables_that_the_manifest_does_not_list(self, written):
        for name in ("posts", "audits"):
            TABLES[name].empty().write_parquet(written / f"{name}.parquet")
        assert (
            complaint(written) == f"{written} holds a file of audits and posts, which its manifest.json does not list."
        )

    def test_it_lists_a_table_that_nobody_knows(self):
        manifest = BAD / "dataset-unknown-table" / MANIFEST_FILE
        assert complaint(manifest.parent) == f"{manifest} lists grumbles, which the table contract does not have."

    def test_other_files_do_no_harm(self, written, made):
        (written / "README.txt").write_text("made for a test")
        assert Dataset.open(written).fingerprint == made.fingerprint


class TestManifest:
    @pytest.mark.parametrize(
        ("folder", "sentence"),
        [
            ("manifest-cut-short", "is not JSON that can be read: write the dataset again from its source."),
            ("manifest-not-an-object", "is not the manifest of a dataset: it must hold one JSON object."),
            (
                "newer-contract",
                "follows version 99 of the table contract and this program knows versions up to 1: install a newer "
                "goldenthread or write the dataset with this one.",
            ),
        ],
    )
    def test_damaged(self, folder, sentence):
        manifest = BAD / f"dataset-{folder}" / MANIFEST_FILE
        assert complaint(manifest.parent) == f"{manifest} {sentence}"

    def test_not_text(self, written):
        (written / MANIFEST_FILE).write_bytes(b"\xff\xfe\x00")
        assert "is not JSON that can be read" in complaint(written)

    def test_a_folder(self, written):
        (written / MANIFEST_FILE).unlink()
        (written / MANIFEST_FILE).mkdir()
        assert "is not JSON that can be read" in complaint(written)

    @pytest.mark.parametrize(
        ("name", "value", "sentence"),
        [
            ("contract_version", None, "must give its contract_version as a whole number, but it gives None."),
            ("contract_version", "1", "must give its contract_version as a whole number, but it gives '1'."),
            ("contract_version", 0, "must give its contract_version as a whole number, but it gives 0."),
            ("contract_version", True, "must give its contract_version as a whole number, but it gives True."),
            ("authority", 7, "must give authority as text, but it gives 7."),
            ("source", None, "must give source as text, but it gives None."),
            ("as_at", "30/06/2015", "must give as_at as a date like 2015-03-31, but it gives '30/06/2015'."),
            ("covers_from", 2014, "must give covers_from as text, but it gives 2014."),
            ("fingerprint", 1, "must give fingerprint as text, but it gives 1."),
            ("tables", [], "must give tables as an object, but it gives []."),
        ],
    )
    def test_a_fact_is_missing_or_wrong(self, written, name, value, sentence):
        edit(written, lambda content: content.update({name: value}))
        assert complaint(written) == f"{written / MANIFEST_FILE} {sentence}"

    @pytest.mark.parametrize(
        ("entry", "sentence"),
        [
            (3, "must give complaints as an object, but it gives 3."),
            ({"rows": "4", "sha256": ""}, "must give rows as a whole number, but it gives '4'."),
            ({"rows": 4}, "must give sha256 as text, but it gives None."),
        ],
    )
    def test_the_entry_of_a_table_is_wrong(self, written, entry, sentence):
        edit(written, lambda content: content["tables"].update(complaints=entry))
        assert complaint(written) == f"{written / MANIFEST_FILE} {sentence}"

    @pytest.mark.parametrize(("rows", "count"), [(1, "1 row"), (3, "3 rows")])
    def test_its_row_counts_do_not_agree_with_the_files(self, written, rows, count):
        path = written / "complaints.parquet"
        pl.read_parquet(path).head(rows).write_parquet(path)
        assert complaint(written, check=False) == f"{path} holds {count}, but manifest.json says 4."


class TestFile:
    UNREADABLE = "is not a Parquet file that can be read: it is damaged, cut short or of another kind."

    def test_it_is_really_a_csv(self):
        path = BAD / "dataset-csv-in-place-of-parquet" / "complaints.parquet"
        assert complaint(path.parent) == f"{path} {self.UNREADABLE}"

    @pytest.mark.parametrize("kept", [0, 4, 200, -1])
    @pytest.mark.parametrize("check", [True, False])
    def test_it_is_cut_short(self, written, kept, check):
        path = written / "complaints.parquet"
        path.write_bytes(path.read_bytes()[:kept])
        assert complaint(written, check) == f"{path} {self.UNREADABLE}"

    def test_it_is_damaged_within(self, written):
        path = written / "complaints.parquet"
        content = bytearray(path.read_bytes())
        content[4:24] = bytes(20)
        path.write_bytes(content)
        assert complaint(written, check=False) == f"{path} {self.UNREADABLE}"

    def test_a_change_that_can_be_read_shows_in_the_full_check(self, written):
        rewrite(written, "complaints", lambda frame: frame.with_columns(theme=pl.lit("other")))
        assert Dataset.open(written).table("complaints").collect()["theme"].to_list() == ["other"] * 4
        path = written / "complaints.parquet"
        assert complaint(written, check="full") == f"{path} has changed since the dataset was written."


class TestColumns:
    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            (lambda frame: frame.drop("theme"), "lacks the column theme of the table complaints."),
            (
                lambda frame: frame.drop("theme", "closed_on", "team_id"),
                "lacks the columns team_id, theme and closed_on of the table complaints.",
            ),
            (
                lambda frame: frame.with_columns(mood=1),
                "has the column mood, which the table complaints does not have.",
            ),
            (
                lambda frame: frame.with_columns(mood=1, noise=2),
                "has the columns mood and noise, which the table complaints does not have.",
            ),
            (
                lambda frame: frame.with_columns(pl.col("received_on").cast(pl.String)),
                "holds complaints.received_on as String, but it must be Date (date).",
            ),
            (
                lambda frame: frame.with_columns(pl.col("received_on").cast(pl.Datetime("us"))),
                "holds complaints.received_on as Datetime(time_unit='us', time_zone=None), but it must be Date (date).",
            ),
            (
                lambda frame: frame.with_columns(complaint_id=pl.int_range(pl.len())),
                "holds complaints.complaint_id as Int64, but it must be String (identifier).",
            ),
        ],
    )
    @pytest.mark.parametrize("check", [True, False])
    def test_columns_and_types(self, written, change, sentence, check):
        rewrite(written, "complaints", change)
        assert complaint(written, check) == f"{written / 'complaints.parquet'} {sentence}"

    def test_their_order_is_free(self, written, made):
        rewrite(written, "complaints", lambda frame: frame.select(reversed(frame.columns)))
        opened = Dataset.open(written).table("complaints").collect()
        assert opened.equals(made.table("complaints").collect())


def set_row(row, **values):
    """A change of one row of a frame."""

    def change(frame):
        number = pl.int_range(pl.len())
        return frame.with_columns(
            pl.when(number == row).then(pl.lit(value, frame.schema[name])).otherwise(pl.col(name)).alias(name)
            for name, value in values.items()
        )

    return change


class TestRows:
    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            (
                set_row(2, complaint_id=None),
                "complaints.complaint_id must not be empty, but 1 row breaks this: row 2 (complaint_id is empty).",
            ),
            (
                set_row(1, received_on=None),
                "complaints.received_on must not be empty, but 1 row breaks this: row 1 (complaint_id c2).",
            ),
            (
                set_row(3, complaint_id="c2"),
                "complaints.complaint_id must be different in every row, but 2 rows repeat: row 1 (complaint_id c2); "
                "row 3 (complaint_id c2).",
            ),
            (
                lambda frame: frame.with_columns(complaint_id=pl.lit("c1")),
                "complaints.complaint_id must be different in every row, but 4 rows repeat: row 0 (complaint_id c1); "
                "row 1 (complaint_id c1); row 2 (complaint_id c1) and 1 more.",
            ),
            (
                set_row(0, procedure="informal"),
                "complaints.procedure must be a value of the code set complaint_procedure, but 1 row breaks this: "
                "row 0 (procedure informal).",
            ),
            (
                lambda frame: frame.with_columns(procedure=pl.lit("")),
                "complaints.procedure must be a value of the code set complaint_procedure, but 4 rows break this: "
                "row 0 (procedure ''); row 1 (procedure ''); row 2 (procedure '') and 1 more.",
            ),
            (
                set_row(0, closed_on=None, received_on=None),
                "complaints.received_on must not be empty, but 1 row breaks this: row 0 (complaint_id c1).",
            ),
            (
                lambda frame: frame.with_columns(closed_on=pl.date(2014, 5, 1)),
                "complaints.closed_on must be on or after received_on, but 3 rows break this: row 1 (received_on "
                "2014-05-02 and closed_on 2014-05-01); row 2 (received_on 2014-05-06 and closed_on 2014-05-01); row 3 "
                "(received_on 2014-05-07 and closed_on 2014-05-01).",
            ),
        ],
    )
    def test_the_first_bad_rows_are_named(self, written, change, sentence):
        rewrite(written, "complaints", change)
        assert complaint(written) == f"In {written}, {sentence}"
        assert Dataset.open(written, check=False).supplies("complaints")

    def test_frames_are_checked_alike(self, frames, facts):
        frames["complaints"] = set_row(0, procedure="informal")(frames["complaints"])
        with pytest.raises(DatasetError, match=r"^complaints\.procedure must be a value of the code set"):
            Dataset.from_frames(frames, **facts)
        assert Dataset.from_frames(frames, **facts, check=False).supplies("complaints")

    def test_the_columns_of_frames_are_checked_even_without_a_check_of_rows(self, frames, facts):
        frames["complaints"] = frames["complaints"].drop("team_id")
        with pytest.raises(DatasetError, match=r"^The frame lacks the column team_id of the table complaints\.$"):
            Dataset.from_frames(frames, **facts, check=False)

    def test_a_frame_for_a_table_that_is_not_in_the_contract(self, frames, facts):
        with pytest.raises(DatasetError, match="no table 'complaint'"):
            Dataset.from_frames({"complaint": frames["complaints"]}, **facts)


class TestReferences:
    def test_the_full_check_follows_them(self, written):
        assert Dataset.open(written, check="full").supplies("complaints")

    @pytest.mark.parametrize(
        ("rows", "count", "shown"),
        [
            ([3], "1 row does not", "row 3 (t9)."),
            ([0, 1], "2 rows do not", "row 0 (t9); row 1 (t9)."),
            ([0, 1, 2, 3], "4 rows do not", "row 0 (t9); row 1 (t9); row 2 (t9) and 1 more."),
        ],
    )
    def test_a_reference_to_nothing(self, frames, facts, tmp_path, rows, count, shown):
        teams = ["t9" if row in rows else "t1" for row in range(4)]
        frames["complaints"] = frames["complaints"].with_columns(team_id=pl.Series(teams))
        Dataset.from_frames(frames, **facts).write(tmp_path / "dataset")
        assert Dataset.open(tmp_path / "dataset").supplies("complaints")
        assert complaint(tmp_path / "dataset", check="full") == (
            f"In {tmp_path}/dataset, complaints.team_id must name a row of ssd_department.dept_team_id, "
            f"but {count}: {shown}"
        )

    def test_a_table_that_was_not_supplied_cannot_be_followed(self, frames, facts, tmp_path):
        Dataset.from_frames({"complaints": frames["complaints"]}, **facts).write(tmp_path / "dataset")
        assert Dataset.open(tmp_path / "dataset", check="full").supplies("complaints")


def test_a_copy_of_a_dataset_is_as_good(written, made, tmp_path):
    shutil.copytree(written, tmp_path / "copy")
    assert Dataset.open(tmp_path / "copy", check="full").fingerprint == made.fingerprint
