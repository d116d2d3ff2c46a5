"""What is taken of what people bring, and what is said of the rest."""

import io
import zipfile

import pytest

from goldenthread.kit.mistakes import MistakeError
from goldenthread.oversight.submissions import uploads
from made_up_returns import csv_files, upload, zipped


@pytest.fixture
def folder(tmp_path):
    return uploads.Folder(tmp_path / "now", "files")


def refused(brought, folder):
    with pytest.raises(MistakeError) as refusal:
        uploads.receive(brought, folder)
    assert refusal.value.field == "files"
    return str(refusal.value)


def test_csv_files_and_a_zip_of_them_are_one_and_the_same(folder, tmp_path):
    files = csv_files()
    assert uploads.receive([upload("return.zip", zipped(files))], folder) == folder.path
    other = uploads.Folder(tmp_path / "other", "files")
    uploads.receive([upload(name, content) for name, content in files.items()], other)
    assert sorted(folder.names) == sorted(other.names) == sorted(files)


def test_a_zip_loses_its_folders_and_whatever_is_no_table(folder, tmp_path):
    brought = {"../../a/Header.csv": b"CHILD", "read me.txt": b"-", "__MACOSX/._Header.csv": b"-", ".x.csv": b"-"}
    uploads.receive([upload("r.zip", zipped(brought))], folder)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["Header.csv"]


def test_one_xml_file_is_read_by_itself(folder):
    assert uploads.receive([upload("census.XML", b"<Message/>")], folder) == folder.path / "census.XML"


@pytest.mark.parametrize(
    ("brought", "sentence"),
    [
        ({"a.txt": b"-"}, "a.txt is not a CSV file, an XML file or a zip of them"),
        ({"a.csv": b"-", "b.xml": b"-"}, "Bring one XML file, or CSV files, and not both"),
        ({"a.csv": b""}, "a.csv is empty: bring it again, or leave it out"),
        ({"a.zip": zipped({"a.txt": b"-"})}, "The zip holds no CSV file and no XML file"),
        ({"a.csv": b"-", "a.zip": zipped({"x/a.csv": b"-"})}, "Two of the files are called a.csv: bring one of them"),
    ],
)
def test_what_is_not_taken_is_said(brought, sentence, folder):
    assert refused([upload(name, content) for name, content in brought.items()], folder) == sentence


def test_a_bomb_is_refused_while_it_unpacks(folder, monkeypatch):
    monkeypatch.setattr(uploads, "UNPACKED", 5 * 1024 * 1024)
    small = uploads.Folder(folder.path.parent / "small", "files")
    bomb = zipped({"Header.csv": b"0" * 20 * 1024 * 1024})
    assert len(bomb) < 100_000
    assert "more than 5.0\xa0MB once unpacked" in refused([upload("bomb.zip", bomb)], small)


def test_too_much_and_too_many_are_refused(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    assert refused([upload("a.csv", b"-"), upload("b.csv", b"-")], folder) == "Bring 1 files at most"
    monkeypatch.setattr(uploads, "LARGEST", 10)
    other = uploads.Folder(tmp_path / "other", "files")
    assert "smaller than 10\xa0bytes together" in refused([upload("a.csv", b"-" * 11)], other)


def test_a_locked_and_a_damaged_zip_are_refused(folder, tmp_path):
    content = bytearray(zipped({"Header.csv": b"CHILD\n1\n" * 50}))
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    assert refused([upload("a.zip", bytes(content))], folder) == (
        "The zip is locked with a password: make it again without one"
    )
    damaged = bytearray(zipped({"Header.csv": b"CHILD\n1\n" * 50}))
    damaged[45] ^= 0xFF
    assert "The zip is damaged" in refused([upload("a.zip", bytes(damaged))], uploads.Folder(tmp_path / "o", "files"))


def test_lists_of_providers_are_workbooks_or_csv(folder):
    assert uploads.receive_lists([upload("list.xlsx", b"-")], folder) == [folder.path / "list.xlsx"]
    with pytest.raises(MistakeError, match=r"list.pdf is not a CSV file or an Excel workbook"):
        uploads.receive_lists([upload("list.pdf", b"-")], folder)


def test_files_are_scanned_where_files_are_scanned(folder, settings):
    settings.SCANNER = ["false"]
    assert "virus scanner found something" in refused([upload("a.csv", b"-")], folder)


def test_what_a_zip_says_of_itself_is_not_believed(folder):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("folder/"), "")
        archive.writestr("Header.csv", "CHILD\n")
    uploads.receive([upload("a.zip", target.getvalue())], folder)
    assert folder.names == ["Header.csv"]
