"""What a content file may get wrong is said in one sentence with file, line and field."""

from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.content import Content, NoteContent
from goldenthread.analysis.committee_paper.content_file import example, read
from goldenthread.analysis.committee_paper.located import ContentError, Prose, field_name, read_document


@pytest.fixture
def edited(tmp_path: Path, content_file: Path):
    """A content file with one thing in it replaced by another."""

    def edit(old: str, new: str) -> Path:
        text = content_file.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "content.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return edit


def test_a_whole_file_is_read_with_the_lines_of_its_words(content_file: Path) -> None:
    content = read(content_file)
    words = content.cover.summary[0]
    lines = content_file.read_text(encoding="utf-8").splitlines()
    assert isinstance(words, Prose)
    assert words in lines[(words.line or 0) - 1]


def test_the_worked_example_has_the_facts_of_its_year() -> None:
    """43 focus rows, 68 achievements, 14 earlier recommendations, 10 of this year and a statement, 13 of evidence."""
    content = example("2014-15")
    areas = content.service_areas
    assert len(areas) == 12
    assert sum(len(area.focus) for area in areas) == 43
    assert sum(len(area.achievements.items) for area in areas if area.achievements) == 68
    assert len(content.previous_recommendations.items) == 14
    assert [item.cover_number for item in content.recommendations.items] == [*range(1, 11), None]
    assert (len(content.methodology.evidence), len(content.methodology.areas)) == (13, 11)
    assert areas[0].focus[0].id == "SF-7.1-1"


MISTAKES = {
    "a missing field": ("committee: Scrutiny Committee\n", "", None),
    "a field with no value where one is needed": ("title: Annual Review\n", "", r"line 2: title is missing; "),
    "a field that is misspelt": ("ward: None specific", "wrad: None", r"line 10: wrad is not a field .*mean 'ward'"),
    "a field that is like nothing": ("ward: None specific", "qqqqqq: None", r"qqqqqq is not a field of this part;"),
    "a bare number for words": (
        "background: [It happens every year.]",
        "background: [5]",
        r"line 19: cover\.background\[1\] should be words or one of paragraph",
    ),
    "words where prose is needed": ("note: Small print.", "note: 5", r"purpose\[5\]\.note should be words"),
    "a status there is none of": (
        "thing., status: achieved",
        "thing., status: acheived",
        r"items\[1\]\.status input should be",
    ),
    "a computed table there is none of": ("computed: compliments", "computed: complements", r"input should be"),
    "several mistakes": ("ward: None specific", "wrad: None\nzzz: 1", r"\(1 more like it in the file\)"),
    "an id given twice": ("id: E-02", "id: E-01", r"repeats the id 'E-01'"),
    "no rationale": ("rationale: Otherwise., ", "", r"needs either a rationale or rationale_from"),
    "a rationale from nowhere": ("rationale_from: SF-7.1-3", "rationale_from: SF-9", r"names 'SF-9', which no earlier"),
    "evidence used nowhere": ("used_in: [purpose, complaints]", "used_in: [purpse]", r"names 'purpse', which is no"),
    "an area reported nowhere": ("sections: [complaints]", "sections: [elsewhere]", r"names 'elsewhere', which is no"),
    "no focus and no reason": ("    no_focus: There is nothing to add.\n", "", r"neither focus rows nor no_focus"),
    "a ragged table": ("columns: [Theme, Action]", "columns: [Theme, Action, More]", r"do not match its columns"),
    "ragged widths": ("caption: Themes\n", "caption: Themes\n        widths: [1]\n", r"do not match its columns"),
    "a key given twice": ("ward: None specific", "ward: a\nward: b", r"line 11: `ward` is given twice"),
    "a reference inside YAML": ("ward: None specific", "ward: &a b\ntown: *a", r"is not YAML: references"),
    "broken YAML": ("ward: None specific", "ward: [", r"is not YAML: "),
    "an unknown tag": ("ward: None specific", "ward: !python/name:os.system x", r"line 10: could not determine"),
}


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_place(edited, old: str, new: str, sentence: str | None) -> None:
    path = edited(old, new)
    if sentence is None:
        assert isinstance(read(path), Content)
        return
    with pytest.raises(ContentError, match=sentence) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(("written", "sentence"), [(b"- a list", "is not a content file"), (b"\xff", "is not text in")])
def test_what_is_no_content_file(tmp_path: Path, written: bytes, sentence: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_bytes(written)
    with pytest.raises(ContentError, match=sentence):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read: check the name"):
        read(tmp_path / "none.yaml")


def test_there_is_no_example_of_other_years() -> None:
    with pytest.raises(ContentError, match=r"2031-32\.yaml cannot be read"):
        example("2031-32")


def test_lines_of_parts_that_are_not_in_the_file(content_file: Path) -> None:
    document = read_document(content_file)
    assert document.line(("cover", "words", "summary", 0)) == document.line(("cover", "summary", 0))
    assert field_name(("cover", "summary", 0)) == "cover.summary[1]"


def test_blocks_made_in_python_are_told_apart_too(content_file: Path) -> None:
    content = read(content_file)
    again = Content.model_validate(content.model_copy(update={"purpose": (NoteContent(note=Prose("a")),)}).model_dump())
    assert again.purpose == (NoteContent(note=Prose("a")),)
