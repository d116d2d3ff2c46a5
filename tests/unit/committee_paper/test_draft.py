"""The parts of a build on their own: a draft without a file, figures taken in from elsewhere, values of nothing."""

from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.build import build
from goldenthread.analysis.committee_paper.content_file import read
from goldenthread.analysis.committee_paper.draft import Draft
from goldenthread.analysis.committee_paper.figures import FigureBook
from goldenthread.analysis.committee_paper.located import ContentError
from goldenthread.analysis.committee_paper.lookups import Lookups
from goldenthread.analysis.committee_paper.names import Names
from goldenthread.analysis.committee_paper.values import Value, Values
from goldenthread.analysis.periods import period
from goldenthread.analysis.tables import Dataset


def test_words_that_no_file_holds_have_no_place(authority: Dataset, content_file: Path) -> None:
    content = read(content_file)
    values = Values(authority, "internal", content.report_on)
    lookups = Lookups(authority, "internal", content.report_on, {}, Names(authority))
    draft = Draft(content, period("2014-15"), "internal", FigureBook(values, lookups, "2014-15"), {})
    with pytest.raises(ContentError, match=r"^There is no indicator"):
        draft.runs("{{ nothing_of_the_kind }}")
    with pytest.raises(ContentError, match="one sentence"), draft.reading("words"):
        raise ContentError("one sentence")


def test_a_figure_made_elsewhere_is_taken_in_once(authority: Dataset, content_file: Path) -> None:
    review = build(authority, "2014-15", content_file)
    lookups = Lookups(authority, "internal", review.report_on, {}, Names(authority))
    book = FigureBook(Values(authority, "internal", review.report_on), lookups, "2014-15")
    share = next(figure for figure in review.figures if figure.part == "share")
    assert book.add(share) is book.add(share)
    assert [figure.id for figure in book.all()] == ["F001"]


def test_a_group_of_a_rate_without_any_case_has_no_value() -> None:
    assert Value("published", 50.0, 1, 2).none() == Value("no_value")
    assert Value("not_supplied").none() == Value("not_supplied")
    assert Value("published", 3, 3).none() == Value("published", 0.0, 0.0)
