"""Any family: everybody is drawn once, every relationship said once, nobody stands on anybody, and it is repeatable."""

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.record.case_file.genogram.drawing import CELL_WIDTH, Drawing, draw
from goldenthread.record.case_file.genogram.figures import Family, Figure, Tie, TieKind
from goldenthread.record.case_file.genogram.svg import svg

births = st.none() | st.dates(date(1930, 1, 1), date(2015, 6, 30))


@st.composite
def families(draw_value):
    """Up to 25 people with any ties at all, impossible ones too: data is not always true."""
    count = draw_value(st.integers(1, 25))
    keys = [f"p{number:02}" for number in range(count)]
    figures = tuple(
        Figure(
            key,
            draw_value(st.sampled_from(["Kim Marsh", "Anne-Marie Featherstonehaugh-Oyelaran", "X", "<b>&"])),
            draw_value(st.sampled_from("MFU")),
            draw_value(births),
            unborn=draw_value(st.booleans()),
            died=draw_value(st.booleans()),
            index=key == "p00",
            at_home=draw_value(st.booleans()),
        )
        for key in keys
    )
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    drawn = draw_value(st.lists(st.tuples(st.sampled_from(TieKind), pairs, st.booleans(), st.booleans()), max_size=40))
    ties = tuple(
        Tie(f"t{at:02}", kind, one, other, f"{kind} of somebody", ended, by_birth)
        for at, (kind, (one, other), ended, by_birth) in enumerate(drawn if count > 1 else [])
    )
    return Family("p00", figures, ties)


def boxes(drawing: Drawing):
    return [(cell.x, cell.y, cell.x + CELL_WIDTH, cell.y + cell.height) for cell in drawing.cells]


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=60)
@given(families())
def test_any_family_is_drawn_whole(family):
    drawing = draw(family)
    assert sorted(cell.figure.key for cell in drawing.cells) == sorted(family.by_key)
    assert [pair for pair in combinations(boxes(drawing), 2) if overlap(*pair)] == []
    assert all(
        x >= 0 and y >= 0 and to_x <= drawing.width and to_y <= drawing.height for x, y, to_x, to_y in boxes(drawing)
    )
    assert set(drawing.said) == {tie.key for tie in family.ties}
    lines = sorted(key for line in drawing.lines for key in line.ties)
    assert lines == sorted(key for key, way in drawing.said.items() if way == "line")
    words = [line for cell in drawing.cells for line in cell.label]
    assert " ".join(words).count("of") >= sum(way == "words" for way in drawing.said.values())


@settings(max_examples=15)
@given(families(), st.randoms())
def test_the_order_in_which_things_were_recorded_does_not_matter(family, random):
    figures, ties = list(family.figures), list(family.ties)
    random.shuffle(figures)
    random.shuffle(ties)
    again = Family(family.index, tuple(figures), tuple(ties))
    assert svg(draw(again), "x") == svg(draw(family), "x")


@given(families())
@settings(max_examples=15)
def test_no_name_becomes_markup(family):
    assert "<b>" not in svg(draw(family), "<b>")
