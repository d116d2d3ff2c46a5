"""The language of bindings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.analysis.committee_paper.binding import BindingError, Reference, parse, pieces

REFERENCES = {
    "cla_open": Reference("indicator", "cla_open"),
    "cla_open @ 2013-14": Reference("indicator", "cla_open", period="2013-14"),
    "re_referral_rate_12m.numerator": Reference("indicator", "re_referral_rate_12m", part="numerator"),
    "hub_families @ 2014-08 to 2015-02": Reference("indicator", "hub_families", period="2014-08 to 2015-02"),
    "complaints_received [Here 4 U]": Reference("indicator", "complaints_received", team="Here 4 U"),
    "complaints_received.share [Here 4 U; stage: Stage 2]": Reference(
        "indicator", "complaints_received", part="share", team="Here 4 U", dimension="stage", of="Stage 2"
    ),
    "complaints_received @ 2013-14 [stage: Stage 2]": Reference(
        "indicator", "complaints_received", period="2013-14", dimension="stage", of="Stage 2"
    ),
    "count:inspections": Reference("count", "inspections"),
    "population:0-17 @ 2013": Reference("population", "0-17", period="2013"),
    "quoted:panel-feedback": Reference("quoted", "panel-feedback"),
}


@pytest.mark.parametrize(("words", "reference"), REFERENCES.items())
def test_a_binding_names_a_figure_and_prints_as_it_was_written(words: str, reference: Reference) -> None:
    assert parse(words) == reference
    assert str(reference) == words


def test_spaces_and_line_breaks_do_not_matter() -> None:
    assert parse("\n cla_open@2013-14[ Here  4\nU ] ") == Reference(
        "indicator", "cla_open", "value", "2013-14", "Here 4 U"
    )


@pytest.mark.parametrize(
    "words", ["", "cla open", "cla_open @", "sum(cla_open)", "cla_open [", "unknown:cla_open", "a.b", "a []", "a [b;c]"]
)
def test_anything_else_is_refused_in_one_sentence(words: str) -> None:
    with pytest.raises(BindingError, match="is not a binding"):
        parse(words)


def test_a_text_is_words_and_references_in_order() -> None:
    assert list(pieces("On {{ a }} and {{count:b}}.")) == [
        "On ",
        Reference("indicator", "a"),
        " and ",
        Reference("count", "b"),
        ".",
    ]
    assert list(pieces("no figure")) == ["no figure"]


@pytest.mark.parametrize("prose", ["an open {{ cla_open", "a closed cla_open }} one"])
def test_braces_come_in_pairs(prose: str) -> None:
    with pytest.raises(BindingError, match="open at one end"):
        list(pieces(prose))


@given(st.text(alphabet="{}ab: @[]"))
def test_no_text_is_lost_or_run(prose: str) -> None:
    try:
        found = list(pieces(prose))
    except BindingError:
        return
    assert "".join(piece for piece in found if isinstance(piece, str)).count("a") <= prose.count("a")


def test_a_group_in_words() -> None:
    assert parse("a [Here 4 U; stage: Stage 2]").group == "Here 4 U, Stage 2"
    assert parse("a").group is None
