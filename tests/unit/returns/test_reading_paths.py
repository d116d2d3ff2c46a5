"""Whatever somebody gives as a return, the answer is a return or one plain sentence."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.errors import ReturnError

CHILD_903 = "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>"
CENSUS = "<Message><Children><Child/></Children></Message>"
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><EXPSSDA903><CHILD><HEADER><CHILDID>&a9;</CHILDID></HEADER></CHILD></EXPSSDA903>"
)
OUTSIDE = f'<!DOCTYPE l [<!ENTITY f SYSTEM "file:///etc/passwd">]>{CHILD_903.replace("1", "&f;")}'
GIVE = "Give the folder that has all CSV files of the return, or its XML file."


@pytest.mark.parametrize(
    ("name", "held", "sentence"),
    [
        ("laughs.xml", LAUGHS, "has a document type (DOCTYPE), which a return never has: it was not read."),
        ("outside.xml", OUTSIDE, "has a document type (DOCTYPE), which a return never has: it was not read."),
        ("far.xml", f"<!--{' ' * 70_000}-->{OUTSIDE}", "has a document type (DOCTYPE), which a return never has"),
        ("page.xml", "<!DOCTYPE html><html><p>", "is a web page, not a return."),
        ("page.xml", "<html></html>", "is a web page, not a return."),
        ("cut.xml", CHILD_903[:-20], "breaks off, or is not well-formed XML, at line 1 ("),
        ("cut.xml", CHILD_903.replace("</HEADER>", ""), "breaks off, or is not well-formed XML, at line 1 ("),
        ("entity.xml", CHILD_903.replace("1", "&nbsp;"), "breaks off, or is not well-formed XML"),
        ("deep.xml", "<a>" * 300 + "</a>" * 300, "breaks off, or is not well-formed XML"),
        ("census.xml", CENSUS, "has none: its outermost element is Message."),
        ("empty.xml", "<EXPSSDA903/>", "has none: its outermost element is EXPSSDA903."),
        ("empty.xml", "", f"is empty. {GIVE}"),
        ("blank.xml", " \n", f"is empty. {GIVE}"),
        ("header.csv", "CHILD,SEX,DOB", f"is one CSV file of several. {GIVE}"),
        ("book.xlsx", "PK\3\4", "is a zip archive or an Excel workbook: save each of its sheets as CSV"),
        ("book.xml", "PK\3\4", "is a zip archive or an Excel workbook: save each of its sheets as CSV"),
        ("paper.pdf", "%PDF-1.7", "is a PDF."),
        ("picture.png", "\x89PNG", f"is no XML file. {GIVE}"),
    ],
)
def test_a_file_that_is_no_return_is_refused_in_a_sentence(name, held, sentence, tmp_path):
    path = tmp_path / name
    path.write_text(held, encoding="utf-8")
    with pytest.raises(ReturnError) as refused:
        ssda903.read(path)
    assert str(path) in str(refused.value)
    assert sentence in str(refused.value)


def test_an_ssda903_is_no_census(tmp_path):
    path = tmp_path / "return.xml"
    path.write_text(CHILD_903, encoding="utf-8")
    with pytest.raises(ReturnError, match=r"has an element Children, but .*: its outermost element is EXPSSDA903\."):
        cin.read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["return.xml", "return.csv", "return"])
def test_xml_is_known_by_its_content(encoding, name, tmp_path):
    path = tmp_path / name
    path.write_text(CHILD_903, encoding=encoding)
    assert len(ssda903.read(path).tables["Header"]) == 1


def test_xml_may_say_that_it_is_in_windows_1252(tmp_path):
    path = tmp_path / "return.xml"
    held = '<?xml version="1.0" encoding="windows-1252"?>' + CHILD_903.replace("1<", "é<")
    path.write_text(held, encoding="cp1252")
    assert ssda903.read(path).tables["Header"]["CHILD"].to_list() == ["é"]


def test_a_file_larger_than_memory_is_refused_unread(tmp_path):
    path = tmp_path / "return.xml"
    path.touch()
    os.truncate(path, 2**42)
    with pytest.raises(ReturnError, match=r"has 4,398,047 MB, more than the [\d,]+ MB that can be read here"):
        ssda903.read(path)


def test_a_folder_may_hold_one_xml_file(tmp_path):
    (tmp_path / "Return.XML").write_text(CHILD_903, encoding="utf-8")
    (tmp_path / "notes.docx").write_text("notes", encoding="utf-8")
    (tmp_path / ".hidden.csv").write_text("", encoding="utf-8")
    (tmp_path / "old.csv").mkdir()
    assert ssda903.read(tmp_path).form == "xml"


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["a.xml", "b.xml"], "has 2 XML files. Give the path of the one XML file"),
        (["a.xml", "b.csv"], "has one XML file and one CSV file. Give the path of the one XML file"),
        (["a.xml", "b.csv", "c.csv"], "has one XML file and 2 CSV files. Give the path of the one XML file"),
        ([], "but no CSV file is in"),
    ],
)
def test_a_folder_holds_one_or_the_other(names, sentence, tmp_path):
    for name in names:
        (tmp_path / name).write_text(CHILD_903, encoding="utf-8")
    with pytest.raises(ReturnError, match=sentence):
        ssda903.read(tmp_path)


def test_a_path_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ReturnError, match=r"There is no file or folder .*nowhere\."):
        cin.read(tmp_path / "nowhere")


@pytest.mark.parametrize("what", ["iterdir", "open", "stat"])
def test_what_may_not_be_read_is_said(what, tmp_path, monkeypatch):
    def refuse(*given, **named):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.xml").write_text(CHILD_903, encoding="utf-8")
    monkeypatch.setattr(Path, what, refuse)
    with pytest.raises(ReturnError, match=r"cannot be read: Permission denied\."):
        ssda903.read(tmp_path if what == "iterdir" else tmp_path / "a.xml")


@pytest.mark.parametrize("room", [ssda903, cin])
def test_an_unknown_year_is_answered_with_the_known_ones(room, tmp_path):
    with pytest.raises(ReturnError, match="of 2019-20 is not known here; known years are 2022-23 to"):
        room.read(tmp_path, year="2019-20")


pieces = st.sampled_from(
    [b"<a>", b"</a>", b"CHILD,DOB", b"\n", b'"', b",", b"\0", b"\xff\xfe", b"&b;", b"<!--", CENSUS.encode()]
)


@given(st.lists(pieces | st.binary(max_size=9)).map(b"".join), st.sampled_from([ssda903, cin]))
def test_whatever_bytes_there_are_nothing_but_a_sentence_comes_of_them(held, room):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        path.write_bytes(held)
        for given_path in (path, path.parent):
            with suppress(ReturnError):
                assert room.read(given_path).tables
