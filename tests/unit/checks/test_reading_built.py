"""A built review as the checks see it."""

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.analysis.committee_paper import paper as built
from goldenthread.analysis.committee_paper.checks import check, from_review, read_built
from goldenthread.codes import UserError
from small_review import cell, small_review, text


def figure(name, value, **parts):
    shown = {"text": "Not supplied" if value is None else str(value), "unit": "count", "period": "2014-15", **parts}
    return built.Figure(id=name, kind="indicator", name=name, title=name.capitalize(), binding=name, value=value,
                        definition="", source="", **shown)  # fmt: skip


def counted(*values):
    return tuple(built.Cell(runs=(built.Run(text=value, figure=None),)) for value in values)


STAGES = (
    built.Column(key="team", heading="Team"),
    built.Column(key="stage-1", heading="Stage 1", kind="count"),
    built.Column(key="stage-2", heading="Stage 2", kind="count"),
    built.Column(key="total", heading="Total", kind="count"),
)
YEARS = (
    built.Column(key="team", heading="Team"),
    *(
        column
        for year in ("2013-14", "2014-15")
        for column in (
            built.Column(key=f"number-{year}", heading="No.", kind="count"),
            built.Column(key=f"share-{year}", heading="%", kind="percent", percent_of=f"number-{year}"),
        )
    ),
)


def table(name, columns, rows, **parts):
    made = tuple(
        built.Row(cells=(cell(first), *(value if isinstance(value, built.Cell) else cell(value) for value in rest)),
                  total=first == "Total")
        for first, *rest in rows
    )  # fmt: skip
    return built.Table(id=name, number=3, caption=name, columns=columns, rows=made, **parts)


def staged(*rows):
    return table("complaints-by-team-and-stage", STAGES, rows, total_column="total")


def yearly(*rows):
    spans = (
        built.HeaderSpan(text="", columns=1),
        built.HeaderSpan(text="Complaints 2013-14", columns=2),
        built.HeaderSpan(text="Complaints 2014-15", columns=2),
    )
    return table("complaints-by-team-and-year", YEARS, rows, spans=spans)


def review(*blocks, **parts):
    """A review whose section 7.9 has these blocks."""
    section = built.Section(id="complaints", number="7.9", title="Complaints and compliments", level=2, blocks=blocks)
    return small_review().model_copy(update={"sections": (section,), "blanks": (), **parts})


def findings(*blocks, **parts):
    return [
        (each.code, each.where, each.printed, each.computed) for each in check(from_review(review(*blocks, **parts)))
    ]


def test_a_built_table_that_adds_up():
    assert findings(staged(("Harbour", "2", "1", "3"), ("Moor", "–", "1", "1"), ("Total", "2", "2", "4"))) == []


def test_a_built_table_that_does_not():
    assert findings(staged(("Harbour", "2", "1", "4"), ("Total", "2", "1", "3")))[1:] == [
        ("sum.row", "7.9 table 3 (complaints by team and stage): Harbour, Total", "4", "3")
    ]


def test_the_two_years_of_a_built_table_have_names_of_their_own():
    printed = from_review(review(yearly(("Harbour", "1", "100%", "3", "100%"), ("Total", "1", "100%", "3", "100%"))))
    (made,) = printed.tables
    assert [(column.name, column.kind, column.of, column.period) for column in made.columns] == [
        ("Complaints 2013-14 No.", "count", (), "2013-14"),
        ("Complaints 2013-14 %", "share", ("Complaints 2013-14 No.",), "2013-14"),
        ("Complaints 2014-15 No.", "count", (), "2014-15"),
        ("Complaints 2014-15 %", "share", ("Complaints 2014-15 No.",), "2014-15"),
    ]
    assert check(printed) == []


def test_a_dash_in_a_built_table_is_none_and_what_is_suppressed_is_unknown():
    hidden = built.Cell(runs=(built.Run(text="Suppressed", figure="few"),))
    unread = built.Cell(runs=text("about 3"))
    rows = (("Harbour", "–", hidden, hidden), ("Moor", "–", unread, unread), ("Total", "–", hidden, hidden))
    printed = from_review(review(staged(*rows), figures=(figure("few", None, status="suppressed"),)))
    assert [cell_.value for cell_ in printed.tables[0].rows[0].cells] == [Decimal(0), None, None]
    assert printed.tables[0].rows[0].cells[1].withheld
    assert printed.tables[0].rows[1].cells[1].withheld
    assert check(printed) == []


def test_tables_of_words_and_bands_are_not_added_up():
    words = table("words", (built.Column(key="a", heading="A"), built.Column(key="b", heading="B")), [("x", "3")])
    band = built.Row(cells=(cell("A band"),), band=True)
    whole = staged(("Harbour", "2", "1", "3"), ("Total", "2", "1", "3"))
    with_band = whole.model_copy(update={"rows": (band, *whole.rows)})
    printed = from_review(review(words, with_band))
    assert [[row.label for row in made.rows] for made in printed.tables] == [["Harbour"]]


def test_compliments_keep_their_giver():
    columns = (
        built.Column(key="team", heading="Team"),
        built.Column(key="number", heading="No.", kind="count"),
        built.Column(key="from", heading="From"),
    )
    made = table("compliments", columns, [("Harbour", "4", "A school"), ("Moor", "1", "Parents"), ("Total", "5", "")])
    claim = built.Paragraph(runs=text("Most compliments came from families."))
    assert findings(made, claim) == [
        ("claim.majority", "7.9 Complaints and compliments, paragraph 1", "Most", "1 of 5 (20%)")
    ]


def test_prose_is_read_in_its_section():
    rise = yearly(("Harbour", "1", "100%", "3", "100%"), ("Total", "1", "100%", "3", "100%"))
    bullets = built.Bullets(items=(text("Complaints fell."), text("Complaints rose.")))
    index = built.Section(id="figure-index", number="Appendix A", title="Figures",
                          blocks=(built.Paragraph(runs=text("Complaints fell.")),))  # fmt: skip
    whole = built.Section(id="conclusion", number="8", title="Conclusion", blocks=index.blocks)
    base = review(rise, bullets)
    found = check(from_review(base.model_copy(update={"sections": (*base.sections, whole, index)})))
    assert [(each.code, each.where) for each in found] == [
        ("claim.direction", "7.9 Complaints and compliments, paragraph 1"),
        ("claim.direction", "8 Conclusion, paragraph 1"),
    ]


def test_claims_are_held_against_the_figures_that_they_bind():
    figures = (
        figure("now", 31),
        figure("before", 29, period="2013-14", group="Harbour"),
        figure("none", None, status="not_supplied"),
    )
    claims = (
        built.Claim(section="complaints", text="They fell.", says="fell", figure="now", against="before"),
        built.Claim(section="complaints", text="They rose.", says="rose", figure="now", against="before"),
        built.Claim(section="elsewhere", text="It is none.", says="none", figure="none"),
    )
    found = findings(figures=figures, claims=claims)
    assert ("claim.direction", "7.9 claim", "They fell.", "Now, 2014-15: 31; Before, Harbour, 2013-14: 29") in found
    assert ("claim.no_figure", "elsewhere claim", "It is none.", "") in found
    assert [each[0] for each in found] == ["claim.direction", "claim.no_figure", "blank.value"]


def test_a_claim_on_a_suppressed_figure_is_not_judged():
    claim = built.Claim(section="complaints", text="They fell.", says="fell", figure="now", against="few")
    figures = (figure("now", 31), figure("few", None, status="suppressed", text="Suppressed"))
    assert findings(figures=figures, claims=(claim,)) == []


def test_figures_without_a_value_are_blanks_and_shares_and_teams_are_no_measures():
    figures = (
        figure("a", None, status="not_supplied"),
        figure("b", None, status="no_value", text="No cases"),
        figure("c", 3, group="Harbour"),
        figure("d", 50, part="share", unit="%"),
        figure("e", 3, text=""),
        figure("f", 20.25, text="20.3%", unit="%", period=None),
    )
    printed = from_review(review(figures=figures))
    assert [(measure.id, measure.value.value if measure.value else None) for measure in printed.measures] == [
        ("a", None), ("b", None), ("e", None), ("f", Decimal("20.3"))]  # fmt: skip
    assert [finding.code for finding in check(printed)] == ["blank.value"] * 3


def test_blanks_statuses_evidence_areas_and_sign_off():
    found = findings(
        blanks=(built.Blank(where="cover", field="Background papers"),),
        outcomes=(
            built.RecommendationOutcome(id="P-1", text="Cut the rate of delay.", status="achieved"),
            built.RecommendationOutcome(id="P-2", text="Cut the rate of delay.", status="achieved", figures=("f",)),
            built.RecommendationOutcome(id="P-3", text="Cut the rate of delay.", status=None),
        ),
        evidence=(
            built.Evidence(id="E-1", source="A report", kind="report"),
            built.Evidence(id="E-2", source="A report", kind="inspection", used_in=("complaints",)),
        ),
        areas=(
            built.Area(id="A-1", name="Anything", kind="strategic", sections=("complaints",)),
            built.Area(id="A-2", name="Nothing", kind="strategic", sections=("gone",)),
        ),
        sign_off=(built.SignOff(role="Head of service", in_scope=True),),
    )
    assert sorted(each[:2] for each in found) == [
        ("area.no_section", "methodology: A-2"),
        ("blank.field", "cover: Background papers"),
        ("evidence.not_used", "methodology: E-1"),
        ("sign_off.in_scope", "review team: sign-off"),
        ("status.no_measure", "previous recommendations P-1"),
    ]


def test_one_signature_from_outside_is_enough():
    both = (built.SignOff(role="Head", in_scope=True), built.SignOff(role="Lead", in_scope=False))
    assert findings(sign_off=both) == []


def test_what_is_known_of_the_paper():
    printed = from_review(small_review())
    assert (printed.authority, printed.period) == ("Wexcombe Borough Council", "2014-15")
    assert (printed.report_date, printed.meeting_date) == (date(2015, 6, 30), date(2015, 7, 21))


def test_a_built_paper_is_read_from_the_file_beside_it(tmp_path):
    (tmp_path / "paper.docx.review.json").write_text(small_review().to_json(), encoding="utf-8")
    assert read_built(tmp_path / "paper.docx") == read_built(tmp_path / "paper.docx.review.json")


@pytest.mark.parametrize("content", [b"{}", b"not json", b"\xff\xfe"])
def test_a_file_that_is_no_review(tmp_path, content):
    (tmp_path / "paper.review.json").write_bytes(content)
    with pytest.raises(UserError, match=r"paper\.review\.json is not a built review"):
        read_built(tmp_path / "paper.review.json")


def test_a_review_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match=r"paper\.docx\.review\.json cannot be read; give the paper that"):
        read_built(tmp_path / "paper.docx")
