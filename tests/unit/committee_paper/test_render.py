"""The same paper as web page, Word document and PDF, each opened again and looked at."""

import builtins
import itertools
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import html as lxml_html
from pypdf import PdfReader

from goldenthread.analysis.committee_paper import build, render
from goldenthread.analysis.committee_paper.files import build_to_file, review_path, write
from goldenthread.analysis.committee_paper.paper import Chart, Point, Review, Series
from goldenthread.analysis.committee_paper.render import drawing, pdf_file, web_page, word_file
from goldenthread.analysis.committee_paper.render.markup import Markup, join, tag
from goldenthread.analysis.committee_paper.render.word_fields import bookmark_name
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError


@pytest.fixture(scope="module")
def review(authority: Dataset, content_file: Path) -> Review:
    return build(authority, "2014-15", content_file)


@pytest.fixture(scope="module")
def page(review: Review) -> Any:
    return lxml_html.document_fromstring(web_page.page(review))


@pytest.fixture(scope="module")
def word(review: Review) -> Document:
    return docx.Document(BytesIO(word_file.document(review)))


@pytest.fixture(scope="module")
def pdf(review: Review) -> bytes:
    return pdf_file.document(review)


# The web page


def test_the_page_stands_alone(review: Review) -> None:
    written = web_page.page(review)
    assert "<script" not in written
    assert "http" not in written.replace("http://www.w3.org", "")
    assert written.startswith("<!DOCTYPE html>")


def test_the_page_has_language_title_and_landmarks(page: Any) -> None:
    assert page.get("lang") == "en-GB"
    assert "Internal: not for publication" in page.findtext(".//title")
    assert [len(page.findall(f".//{name}")) for name in ("header", "main", "nav", "footer", "h1")] == [1] * 5


def test_headings_go_down_one_level_at_a_time(page: Any) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_header_cells_with_a_scope(page: Any) -> None:
    for table in page.iter("table"):
        assert table.findtext("caption")
        assert all(cell.get("scope") for cell in table.iter("th"))


def test_every_link_in_the_page_leads_somewhere(page: Any) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href") for link in page.iter("a")} <= {f"#{name}" for name in ids}


def test_every_figure_leads_to_its_row_in_the_index(page: Any, review: Review) -> None:
    for link in page.iterfind(".//a[@class='figure']"):
        assert review.figure(link.get("href")[1:]).text == link.text_content()


def test_the_chart_has_alternative_text(page: Any) -> None:
    assert [image.get("alt") for image in page.iter("img")] == [
        "Line chart of the re-referral rate by month. There is no figure to show."
    ]


def test_words_cannot_become_markup() -> None:
    assert tag("p", "<b>&", class_='"') == '<p class="&quot;">&lt;b&gt;&amp;</p>'
    assert join(Markup("<br>"), ["a", tag("br")]) == "<br>a<br>"
    assert tag("td", colspan=2, id=None) == '<td colspan="2"></td>'


# The Word document


def test_word_has_real_styles(word: Document) -> None:
    used = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    assert used >= {
        "Title",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Caption",
        "List Bullet",
        "List Number",
        "toc 1",
        "toc 2",
        "Statement",
        "Note",
    }


def test_word_has_filled_contents_that_it_can_update(word: Document, review: Review) -> None:
    codes = [code.text for code in word.element.iter(qn("w:instrText"))]
    assert ' TOC \\o "1-2" \\h \\z ' in codes
    entries = [p.text for p in word.paragraphs if p.style and p.style.name.startswith("toc")]
    assert len(entries) == len(review.sections)
    assert entries[0] == "1 Purpose of the report"
    dirty = [mark for mark in word.element.iter(qn("w:fldChar")) if mark.get(qn("w:dirty")) == "true"]
    assert len(dirty) == 1


def test_fields_open_and_close_in_pairs(word: Document) -> None:
    kinds = [mark.get(qn("w:fldCharType")) for mark in word.element.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_header_rows_repeat_and_no_row_splits(word: Document, review: Review) -> None:
    numbered = [table for table in word.tables if table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"]
    assert len(numbered) == len(list(review.tables()))
    for table in numbered:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_tables_are_as_wide_as_the_text(word: Document) -> None:
    for table in word.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(word_file.TEXT_WIDTH, rel=0.01)


def test_captions_number_themselves(word: Document, review: Review) -> None:
    captions = [p.text for p in word.paragraphs if p.style and p.style.name == "Caption"]
    tables = [f"Table {block.number}: {block.caption}" for _, block in review.tables()]
    assert [caption for caption in captions if caption.startswith("Table")] == tables
    codes = [code.text for code in word.element.iter(qn("w:instrText"))]
    assert codes.count(" SEQ Table \\* ARABIC ") == len(tables)
    assert codes.count(" SEQ Chart \\* ARABIC ") == 1


def test_pictures_and_tables_say_what_they_show(word: Document) -> None:
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Line chart of the re-referral rate")
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in word.tables)


def test_links_lead_to_bookmarks(word: Document, review: Review) -> None:
    marks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    links = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert {bookmark_name(figure.id) for figure in review.figures} <= set(marks)


def test_header_carries_the_marking_and_footer_the_page(word: Document) -> None:
    section = word.sections[0]
    assert section.header.paragraphs[0].text == "Wexcombe Borough Council\tInternal: not for publication"
    assert section.footer.paragraphs[0].text == "Annual Review 2014-15\tPage 1 of 1"
    assert round(section.page_height.cm, 1) == 29.7


def test_word_is_in_british_english_and_names_no_person(word: Document) -> None:
    properties = word.core_properties
    assert properties.title == "Annual Review 2014-15"
    assert {properties.author, properties.last_modified_by} == {"Wexcombe Borough Council"}
    languages = {element.get(qn("w:val")) for element in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_each_numbered_list_starts_at_one(word: Document) -> None:
    numbered = [p for p in word.paragraphs if p.style and p.style.name == "List Number"]
    assert len({p._p.pPr.numPr.numId.val for p in numbered}) == 2


# The PDF


def test_the_pdf_is_tagged_and_reads_as_the_page_does(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "Page 1 of" in reader.pages[0].extract_text()
    assert reader.metadata.title.startswith("Annual Review 2014-15")


def test_without_pango_a_pdf_is_refused_in_one_sentence(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> ModuleType:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UserError, match="install libpango"):
        pdf_file.document(review)


# All three


def test_the_same_review_gives_the_same_pdf(review: Review, pdf: bytes) -> None:
    assert pdf_file.document(Review.from_json(review.to_json())) == pdf


@pytest.mark.parametrize("make", [word_file.document, web_page.page])
def test_the_same_review_gives_the_same_bytes(review: Review, make: Callable[[Review], Any]) -> None:
    assert make(review) == make(Review.from_json(review.to_json()))


def test_parts_of_the_word_file_do_not_tell_the_time(review: Review) -> None:
    with ZipFile(BytesIO(word_file.document(review))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_a_paper_and_its_review_are_written_side_by_side(
    authority: Dataset, content_file: Path, tmp_path: Path
) -> None:
    for suffix in (".docx", ".html", ".pdf"):
        out = tmp_path / f"paper{suffix}"
        review = build_to_file(authority, "2014-15", content_file, out)
        assert Review.from_json(review_path(out).read_text(encoding="utf-8")) == review
        assert out.stat().st_size > 10_000
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"paper{suffix}{beside}" for suffix in (".docx", ".html", ".pdf") for beside in ("", ".review.json")
    )


def test_an_unknown_suffix_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.docx, \.html or \.pdf"):
        build_to_file(None, "2014-15", None, tmp_path / "paper.odt")  # type: ignore[arg-type]
    assert render.renderer(tmp_path / "PAPER.DOCX") is render.word


def test_a_folder_that_is_not_there_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no folder .*nowhere\. Make it first"):
        build_to_file(None, "2014-15", None, tmp_path / "nowhere" / "paper.html")  # type: ignore[arg-type]


def test_nothing_half_written_is_left(review: Review, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written: no such file or directory"):
        write(review, tmp_path / "nowhere" / "paper.html")
    (tmp_path / "paper.html").mkdir()
    with pytest.raises(UserError, match="cannot be written: is a directory"):
        write(review, tmp_path / "paper.html")
    assert [path.name for path in tmp_path.iterdir()] == ["paper.html"]


def chart(kind: str, *names: str) -> Chart:
    points = (Point(label="Apr 2014", value=1.0), Point(label="May 2014", value=None))
    series = tuple(Series(name=name, points=points) for name in names)
    return Chart(id="c", number=1, kind=kind, caption="C", alt="C", x_title="Month", y_title="%", series=series)


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_a_chart_is_drawn_with_its_labels(kind: str) -> None:
    drawn = drawing.svg(chart(kind, "One", "Two"))
    assert "Apr" in drawn
    assert "Two" in drawn


def test_a_single_line_needs_no_legend() -> None:
    assert drawing.specification(chart("line", "One"))["encoding"]["color"]["legend"] is None
