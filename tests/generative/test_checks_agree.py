"""The checks against made-up papers: a right one gives nothing, and one changed number is always found."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.analysis.committee_paper.checks.rounding import Share, fits, rounded
from printed_papers import by_stage, by_year, found, paper

SUMS = ("sum.row", "sum.column", "sum.grand_total", "sum.not_a_count")
PERCENTAGES = ("percent.no_rounding", "percent.one_rule", "percent.out_of_range", "column.percent_not_100",
               "column.percent_total", "blank.percent")  # fmt: skip
small = st.integers(min_value=0, max_value=40)


def shared_out(counts, places):
    """Largest remainder, slowly: one unit at a time to whichever is furthest below what it should have."""
    whole, units = sum(counts), 100 * 10**places
    given_out = [count * units // whole for count in counts]
    while sum(given_out) < units:
        short = [Fraction(count * units, whole) - have for count, have in zip(counts, given_out, strict=True)]
        given_out[short.index(max(short))] += 1
    return [Decimal(have).scaleb(-places) for have in given_out]


@st.composite
def staged(draw):
    """A right table by stage, as rows of counts and total, and totals."""
    stages = draw(st.integers(min_value=1, max_value=5))
    rows = draw(st.lists(st.lists(small, min_size=stages, max_size=stages), min_size=1, max_size=7))
    body = [[*row, sum(row)] for row in rows]
    return [*body, [sum(column) for column in zip(*body, strict=True)]]


def stage_paper(grid):
    *rows, totals = grid
    stages = tuple(f"Step {at}" for at in range(len(totals) - 1))
    return paper(by_stage({f"Team {at}": row for at, row in enumerate(rows)}, totals, stages=stages))


@st.composite
def yearly(draw):
    """A right table by year: for each year a column of counts, one of percentages, and both totals."""
    places = draw(st.sampled_from([0, 1]))
    teams = draw(st.integers(min_value=1, max_value=8))
    columns = []
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        counts = draw(st.lists(small, min_size=teams, max_size=teams).filter(any))
        columns += [[*counts, sum(counts)], [*shared_out(counts, places), 100]]
    return [list(row) for row in zip(*columns, strict=True)]


def year_paper(grid):
    *rows, totals = grid
    years = tuple(f"201{at}-1{at + 1}" for at in range(len(totals) // 2))
    return paper(by_year({f"Team {at}": row for at, row in enumerate(rows)}, totals, years=years), period=years[-1])


@given(staged())
def test_a_right_table_by_stage_gives_nothing(grid):
    assert found(stage_paper(grid), *SUMS, "blank.cell", "blank.total") == []


@given(staged(), st.data(), st.integers(min_value=-5, max_value=5).filter(bool))
def test_any_changed_number_of_a_table_by_stage_is_found(grid, data, by):
    row = data.draw(st.sampled_from(range(len(grid))))
    column = data.draw(st.sampled_from(range(len(grid[0]))))
    grid[row][column] += by
    assert found(stage_paper(grid), *SUMS) != []


@given(yearly())
def test_a_right_table_by_year_gives_nothing(grid):
    assert found(year_paper(grid), *SUMS, *PERCENTAGES) == []


@given(yearly(), st.data(), st.integers(min_value=-5, max_value=5).filter(bool))
def test_any_changed_number_of_a_table_by_year_is_found(grid, data, by):
    row = data.draw(st.sampled_from(range(len(grid))))
    column = data.draw(st.sampled_from(range(len(grid[0]))))
    grid[row][column] += by
    assert found(year_paper(grid), *SUMS, *PERCENTAGES) != []


@given(yearly(), st.data())
def test_any_percentage_left_out_is_found(grid, data):
    row = data.draw(st.sampled_from(range(len(grid) - 1)))
    column = data.draw(st.sampled_from(range(1, len(grid[0]), 2)))
    assume(grid[row][column - 1])
    assume(len(grid) > 2)
    grid[row][column] = None
    codes = {finding[0] for finding in found(year_paper(grid), *PERCENTAGES)}
    others = [line[column] for line in grid[:-1]]
    assert "blank.percent" in codes or all(cell is None for cell in others)


@given(st.lists(small, min_size=1, max_size=8).filter(any), st.sampled_from([0, 1, 2]))
def test_half_up_is_recognised_in_any_column(counts, places):
    whole = sum(counts)
    shares = [Share(str(at), Decimal(count), rounded(Fraction(100 * count, whole), places, "half-up"))
              for at, count in enumerate(counts)]  # fmt: skip
    best = min(fits(shares, [Decimal(whole)], [places]), key=lambda fit: len(fit.missed))
    assert (best.rule, best.missed) == ("half-up", ())


@given(st.lists(small, min_size=1, max_size=8).filter(any), st.sampled_from([0, 1]))
def test_largest_remainder_adds_to_a_hundred_and_gives_what_was_shared_out(counts, places):
    printed = shared_out(counts, places)
    shares = [Share(str(at), Decimal(count), percent)
              for at, (count, percent) in enumerate(zip(counts, printed, strict=True))]  # fmt: skip
    fit = next(fit for fit in fits(shares, [Decimal(sum(counts))], [places]) if fit.rule == "largest remainder")
    assert sum(fit.given) == 100
    assert fit.missed == ()
