"""What is hidden in figures small enough to reason about by hand."""

import numpy as np
import pytest

from goldenthread.analysis.disclosure import Lattice, Level, Sheet, Whole, is_small, protect
from goldenthread.analysis.disclosure.lattice import WHOLE

WORTH = ((6.0, 100.0), (20.0, 300.0), (60.0, 1_000.0))
HALF_YEAR = ([0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0])


def sheet(figures, worth=(60.0, 1_000.0)):
    values = np.vstack([figures, np.sum(figures, axis=0)]).astype(float)
    return Sheet(values, np.ones(values.shape, dtype=bool), worth)


def on_a_day(*teams, **more):
    """The lattice of one day: a figure a team, and the whole."""
    figures = np.array([[team] for team in teams])
    made = Lattice([Level(sheet(figures), np.array([0]))], figures.astype(float), **more)
    protect(made)
    return made


def over_months(figures, **more):
    """The lattice of four months, two quarters and their sum: a row a team."""
    figures = np.array(figures)
    levels = []
    for of, worth in zip(HALF_YEAR, WORTH, strict=True):
        columns = [figures[:, np.array(of) == at].sum(axis=1) for at in range(max(of) + 1)]
        levels.append(Level(sheet(np.array(columns).T, worth), np.array(of)))
    made = Lattice(levels, figures.astype(float), **more)
    protect(made)
    return made


def part_of(made):
    """A protected lattice as a whole that another set is a part of."""
    seen = [[getattr(each, name) for each in made.sheets] for name in ("values", "hidden", "withheld")]
    return Whole(*seen)


def hidden(made, number=0):
    """Figures of a sheet as a reader sees them: the teams, then the whole; None where suppressed."""
    at = made.sheets[number]
    seen = np.where(at.suppressed, np.nan, at.values)
    return [[None if np.isnan(each) else int(each) for each in row] for row in seen]


@pytest.mark.parametrize(("figure", "small"), [(0, False), (0.4, True), (1, True), (5, True), (5.9, True), (6, False)])
def test_one_to_five_is_small_and_nought_is_not(figure, small):
    assert is_small(np.array([figure])).tolist() == [small]


def test_without_small_figures_nothing_is_hidden():
    assert hidden(on_a_day(6, 0, 20)) == [[6], [0], [20], [26]]


def test_one_small_figure_takes_another_with_it_for_the_total_would_give_it_away():
    assert hidden(on_a_day(3, 8, 20)) == [[None], [None], [20], [31]]


def test_of_two_that_would_do_the_smaller_is_taken():
    assert hidden(on_a_day(3, 20, 8)) == [[None], [20], [None], [31]]


def test_two_small_figures_hide_each_other_only_where_one_could_be_large():
    # 3 and 4 add to 7: either could be as much as 6. 1 and 2 add to 3: both must be small.
    assert hidden(on_a_day(3, 4, 20)) == [[None], [None], [20], [27]]
    assert hidden(on_a_day(1, 2, 20)) == [[None], [None], [None], [23]]


def test_where_hidden_figures_can_only_be_ones_the_teams_are_withheld_and_the_total_stays():
    made = on_a_day(1, 1, 1, 1, 1, 1, 0)
    assert hidden(made)[WHOLE] == [6]
    assert hidden(made)[:WHOLE] == [[None]] * 7


def test_a_small_total_hides_itself_and_what_is_in_it_but_no_nought():
    assert hidden(on_a_day(2, 0, 1)) == [[None], [0], [None], [None]]


def test_months_are_not_given_away_by_their_quarter():
    made = over_months([[3, 30, 30, 30]])
    assert hidden(made)[WHOLE] == [None, None, 30, 30]
    assert hidden(made, 1)[WHOLE] == [33, 60]


def test_teams_and_months_at_once_are_hidden_in_rectangles_and_totals_stay():
    made = over_months([[2, 40, 40, 40], [40, 40, 40, 40], [40, 40, 40, 40]])
    assert np.isnan(np.where(made.sheets[0].suppressed, np.nan, 1)).sum() == 4
    assert hidden(made)[WHOLE] == [82, 120, 120, 120]
    assert not made.sheets[1].suppressed.any()


def test_where_all_are_ones_team_rows_by_month_are_withheld_zeros_and_all():
    made = over_months([[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 1, 1]])
    assert all(figure is None for row in hidden(made)[:WHOLE] for figure in row)
    assert hidden(made, 2)[WHOLE] == [8]


def test_a_table_by_dimension_is_hidden_within_its_team_and_its_word():
    table = sheet(np.array([[3, 12], [14, 11]]), (8.0, 80.0))
    made = on_a_day(15, 25, tables=[table])
    assert hidden(made) == [[15], [25], [40]]
    assert hidden(made, 1) == [[None, None], [None, None], [17, 23]]


def test_a_small_word_hides_another_word_and_not_the_total():
    table = sheet(np.array([[19, 9, 2, 1]]), (8.0, 80.0))
    made = on_a_day(31, tables=[table])
    assert hidden(made) == [[31], [31]]
    assert hidden(made, 1)[WHOLE] == [19, None, None, None]


def test_a_table_of_one_word_says_what_the_teams_say():
    made = on_a_day(3, 8, 20, tables=[sheet(np.array([[3], [8], [20]]), (8.0, 80.0))])
    assert hidden(made) == hidden(made, 1) == [[None], [None], [20], [31]]


class TestParts:
    def test_where_the_whole_is_hidden_so_is_the_part(self):
        whole = on_a_day(3, 20, 30)
        part = on_a_day(0, 10, 12, wholes=[part_of(whole)])
        assert hidden(part) == [[None], [None], [12], [22]]

    def test_a_small_rest_hides_the_part(self):
        whole = on_a_day(30, 40)
        part = on_a_day(28, 10, wholes=[part_of(whole)])
        assert hidden(whole) == [[30], [40], [70]]
        assert hidden(part) == [[None], [None], [38]]

    def test_a_part_that_is_the_whole_hides_nothing_more(self):
        whole = on_a_day(30, 40)
        assert hidden(on_a_day(30, 40, wholes=[part_of(whole)])) == [[30], [40], [70]]

    def test_a_small_part_of_one_team_in_which_nothing_else_can_move_hides_the_total(self):
        whole = on_a_day(9, 3)
        part = on_a_day(4, 3, wholes=[part_of(whole)])
        assert hidden(part) == [[None], [None], [None]]


class TestReleases:
    def test_a_figure_that_differs_little_from_an_earlier_release_is_hidden(self):
        own = on_a_day(20, 30)
        earlier = on_a_day(18, 30, releases=[part_of(own)])
        assert hidden(earlier) == [[None], [30], [None]]

    def test_what_another_release_hides_stays_hidden_but_for_noughts(self):
        own = on_a_day(3, 8, 20)
        earlier = on_a_day(0, 8, 20, releases=[part_of(own)])
        assert hidden(earlier)[0] == [0]
        assert hidden(earlier)[1] == [None]

    def test_what_another_release_withholds_is_withheld(self):
        own = on_a_day(1, 1, 1, 1, 1, 1, 0)
        earlier = on_a_day(1, 1, 1, 1, 1, 1, 0, releases=[part_of(own)])
        assert hidden(earlier)[:WHOLE] == [[None]] * 7


def test_what_is_not_covered_is_neither_shown_nor_used():
    figures = np.array([[3, 30]])
    covered = np.array([[True, False], [True, False]])
    values = np.vstack([figures, figures]).astype(float)
    made = Lattice([Level(Sheet(values, covered, (60.0, 1_000.0)), np.array([0, 1]))], figures.astype(float))
    protect(made)
    assert made.sheets[0].suppressed.tolist() == [[True, False], [True, False]]


def test_people_who_are_counted_elsewhere_too_cannot_be_moved():
    figures = np.array([[3], [8], [20]])
    made = Lattice([Level(sheet(figures), np.array([0]))], np.array([[3.0], [0.0], [20.0]]))
    protect(made)
    assert hidden(made) == [[None], [8], [None], [31]]


def test_the_last_resort_hides_everything_but_noughts():
    figures = np.array([[3], [0]])
    nothing_else = Whole([np.array([[3.0], [0.0], [3.0]])], [np.zeros((3, 1), bool)], [np.zeros((3, 1), bool)])
    made = Lattice([Level(sheet(figures), np.array([0]))], np.zeros((2, 1)), wholes=[nothing_else])
    protect(made)
    assert hidden(made) == [[None], [0], [None]]
